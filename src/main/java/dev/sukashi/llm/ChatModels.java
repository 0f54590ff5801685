package dev.sukashi.llm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;

/** Tells models that converse from those that do something else, as services list them all together. */
final class ChatModels {
    private static final Pattern OTHER_NAMES = Pattern.compile(
            "(?i)embed|(^|[/_-])(bge|gte|e5|m3e)-|bce-(embedding|reranker)|rerank|moderation|(^|[/_-])guard|-guard"
                    + "|whisper|transcri|(^|[/_-])(tts|asr|stt)([/_-]|$)|speech|voice|paraformer|sambert|-audio|realtime"
                    + "|dall-e|image|imagen|flux|stable-diffusion|sdxl|kolors|wanx|(^|[/_-])wan-?\\d|cogview|cogvideo"
                    + "|(^|[/_-])(veo|sora|lyria)(-|$)|video|(^|[/_-])aqa$|babbage-002|davinci-002"
                    + "|gpt-3\\.5-turbo-instruct|computer-use|deep-research");
    /** Kinds that services name in a field, in whatever form. */
    private static final Pattern OTHER_KINDS = Pattern.compile(
            "(?i).*(embed|rerank|moderation|speech|audio|transcri|image|video|classification|detection).*");

    private ChatModels() {}

    /** Those that converse; all, in case the names mislead so much that none seems to. The order stays. */
    static List<String> keep(List<String> ids) {
        final List<String> kept =
                ids.stream().filter(id -> !OTHER_NAMES.matcher(id).find()).toList();
        return kept.isEmpty() ? ids : kept;
    }

    /**
     * Whether the fields of an entry of a list leave it possible that the model converses: {@code type} (Together,
     * SiliconFlow), {@code task.name} (Cloudflare), {@code capabilities.completion_chat} (Mistral),
     * {@code architecture.output_modalities} (OpenRouter), {@code active} (Groq).
     */
    static boolean mayConverse(JsonNode entry) {
        final JsonNode task = entry.path("task");
        final String kind = entry.path("type").asText("") + " " + task.asText("")
                + task.path("name").asText("");
        final JsonNode modalities = entry.path("architecture").path("output_modalities");
        final boolean writes = modalities.isEmpty()
                || modalities
                        .valueStream()
                        .anyMatch(kindOfOutput -> kindOfOutput.asText().equals("text"));
        return !OTHER_KINDS.matcher(kind).matches()
                && entry.path("capabilities").path("completion_chat").asBoolean(true)
                && entry.path("active").asBoolean(true)
                && writes;
    }
}
