package dev.sukashi.prompt;

import dev.sukashi.llm.ChatMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a model wants to be asked. Chat models are told what to do; translation models understand only the words that
 * they were trained with, and those are given to the letter.
 */
public enum PromptFormat {
    /** Any chat model. */
    CHAT("chat", new ChatTemplate(), Map.of()),
    /** Sakura v0.9. */
    SAKURA_0_9("sakura-0.9", SakuraTemplate.V0_9, Sampling.SAKURA),
    /** Sakura v0.10. */
    SAKURA_0_10("sakura-0.10", SakuraTemplate.V0_10, Sampling.SAKURA),
    /** Sakura v1.0. */
    SAKURA_1_0("sakura-1.0", SakuraTemplate.V1_0, Sampling.SAKURA),
    /** Sakura v1.5. */
    SAKURA_1_5("sakura-1.5", SakuraTemplate.V1_5, Sampling.SAKURA),
    /** GalTransl v1 to v2.6. */
    GALTRANSL_2("galtransl-2", SakuraTemplate.GALTRANSL_2, Sampling.GALTRANSL),
    /** GalTransl v3 and newer. */
    GALTRANSL_3("galtransl-3", SakuraTemplate.GALTRANSL_3, Sampling.GALTRANSL),
    /** A translation model without a language parameter: one user message that names both languages. */
    NAMED_LANGUAGES("named-languages", new NamedLanguagesTemplate(), Map.of()),
    /** Tencent's hunyuan-translation and hunyuan-translation-lite: one user message. */
    HUNYUAN("hunyuan", new HunyuanTemplate(), Map.of()),
    /** A model that is told the languages beside the conversation, such as Qwen-MT: one user message, the bare line. */
    BARE("bare", input -> List.of(new ChatMessage(ChatMessage.Role.USER, input.text())), Map.of());

    /** The setting that leaves the choice to the model's name. */
    public static final String AUTO = "auto";

    private static final Pattern VERSION = Pattern.compile("v(\\d{1,3})");

    /** What the models' makers advise. */
    private static final class Sampling {
        static final Map<String, Double> SAKURA = Map.of("temperature", 0.1, "top_p", 0.3);
        static final Map<String, Double> GALTRANSL = Map.of("temperature", 0.3, "top_p", 0.8);
    }

    private final String id;

    // Templates have no state, and the maps are Map.of's: the checker knows neither.
    @SuppressWarnings("ImmutableEnumChecker")
    private final PromptTemplate template;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<String, Double> sampling;

    PromptFormat(String id, PromptTemplate template, Map<String, Double> sampling) {
        this.id = id;
        this.template = template;
        this.sampling = sampling;
    }

    /** As the settings name it. */
    public String id() {
        return id;
    }

    /** Request parameters to use where the player sets none: {@code temperature} 0–2 and {@code top_p} 0–1; or none. */
    public Map<String, Double> sampling() {
        return sampling;
    }

    /** Whether its models are small ones that may fall into repeating themselves, see {@link Degeneration}. */
    public boolean mayDegenerate() {
        return template instanceof SakuraTemplate;
    }

    /** The messages that ask for the translation. */
    public List<ChatMessage> build(PromptInput input) {
        return template.build(input);
    }

    /**
     * The translation in an answer: where the line was wrapped as {@code speaker「text」}, so is the answer.
     *
     * @param whole whether the answer is; of the beginning of one it may not be known yet, and nothing is shown then
     */
    public String unwrap(PromptInput input, String answer, boolean whole) {
        return template instanceof SakuraTemplate && input.isBracketed()
                ? SakuraTemplate.withoutSpeaker(answer, whole)
                : answer;
    }

    /** The names that the settings may hold, {@link #AUTO} first. */
    public static List<String> ids() {
        final List<String> ids = new ArrayList<>(List.of(AUTO));
        Arrays.stream(values()).map(PromptFormat::id).forEach(ids::add);
        return List.copyOf(ids);
    }

    /**
     * The format of that name; {@link #AUTO}, the empty name and unknown ones choose by the model.
     *
     * @param model as the service names it
     */
    public static PromptFormat of(String name, String model) {
        return Arrays.stream(values())
                .filter(format -> format.id.equals(name))
                .findFirst()
                .orElseGet(() -> ofModel(model));
    }

    /** The format that a model of that name was trained with; {@link #CHAT} for all that are not known for another. */
    public static PromptFormat ofModel(String model) {
        final String name = model.toLowerCase(Locale.ROOT);
        if (name.contains("galtransl")) {
            return galTransl(name.substring(name.indexOf("galtransl")));
        }
        if (name.contains("sakura")) {
            return sakura(name).orElse(SAKURA_1_0);
        }
        if (name.contains("hunyuan-translation") || name.contains("hunyuan-mt")) {
            return HUNYUAN;
        }
        if (name.contains("qwen-mt")) {
            return BARE;
        }
        return name.equals("/model/translate") ? NAMED_LANGUAGES : CHAT;
    }

    /** The newest where the name has no version. */
    private static PromptFormat galTransl(String name) {
        final Matcher version = VERSION.matcher(name);
        return version.find() && Integer.parseInt(version.group(1)) < 3 ? GALTRANSL_2 : GALTRANSL_3;
    }

    /** v0.10 before v0.9. What stands behind the version, as in v0.10pre1 and v0.9b, does not matter. */
    private static Optional<PromptFormat> sakura(String name) {
        if (name.contains("v1.5")) {
            return Optional.of(SAKURA_1_5);
        }
        if (name.contains("v1.0")) {
            return Optional.of(SAKURA_1_0);
        }
        if (name.contains("v0.10")) {
            return Optional.of(SAKURA_0_10);
        }
        return name.contains("v0.9") ? Optional.of(SAKURA_0_9) : Optional.empty();
    }
}
