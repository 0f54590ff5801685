package dev.sukashi.llm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import mockwebserver3.MockResponse;

/** What an OpenAI-like service writes. */
final class Wire {
    static final LlmRequest STREAMED = new LlmRequest(List.of(new ChatMessage(ChatMessage.Role.USER, "おはよう")), true);
    static final LlmRequest AT_ONCE = new LlmRequest(List.of(new ChatMessage(ChatMessage.Role.USER, "おはよう")), false);

    private Wire() {}

    static String delta(String content) {
        return event(chunk(content));
    }

    static String chunk(String content) {
        final ObjectNode chunk = JsonNodeFactory.instance.objectNode();
        chunk.put("model", "m-1");
        chunk.putArray("choices")
                .addObject()
                .put("index", 0)
                .putNull("finish_reason")
                .putObject("delta")
                .put("content", content);
        return chunk.toString();
    }

    static String finish(String reason) {
        return event("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason + "\"}]}");
    }

    static String done() {
        return event("[DONE]");
    }

    static String event(String data) {
        return "data: " + data + "\n\n";
    }

    static MockResponse stream(String body) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "text/event-stream")
                .chunkedBody(body, 17)
                .build();
    }

    static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    static MockResponse text(int status, String type, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", type)
                .body(body)
                .build();
    }
}
