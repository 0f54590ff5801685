package dev.sukashi.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * A message's content in the form that OpenAI's chat completions have, and with them Ollama's, llama.cpp's, Qianfan's and
 * Cohere's version 2: text alone is a string; with pictures it is an array of parts, pictures first, as Anthropic and
 * SiliconFlow advise for all.
 *
 * @see <a href="https://platform.openai.com/docs/guides/images-vision">OpenAI, Images and vision</a>
 * @see <a href="https://docs.ollama.com/api/openai-compatibility">Ollama, OpenAI compatibility</a>
 * @see <a href="https://cloud.baidu.com/doc/qianfan-docs/s/fm8r1ndsm">Qianfan, visual understanding</a>
 * @see <a href="https://docs.cohere.com/docs/image-inputs">Cohere, Image inputs</a>
 */
final class Content {
    private static final String TYPE = "type";
    private static final String TEXT = "text";

    private Content() {}

    static JsonNode of(ChatMessage message) {
        if (message.images().isEmpty()) {
            return JsonNodeFactory.instance.textNode(message.content());
        }
        final ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        for (final ChatImage image : message.images()) {
            parts.addObject().put(TYPE, "image_url").putObject("image_url").put("url", image.dataUrl());
        }
        parts.addObject().put(TYPE, TEXT).put(TEXT, message.content());
        return parts;
    }

    /** Both, one after the other; a blank line between two texts. */
    static JsonNode joined(JsonNode one, JsonNode other) {
        if (one.isTextual() && other.isTextual()) {
            return JsonNodeFactory.instance.textNode(one.asText() + "\n\n" + other.asText());
        }
        return parts(one).addAll(parts(other));
    }

    private static ArrayNode parts(JsonNode content) {
        final ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        if (content.isArray()) {
            content.forEach(parts::add);
        } else {
            parts.addObject().put(TYPE, TEXT).put(TEXT, content.asText());
        }
        return parts;
    }
}
