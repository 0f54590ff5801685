package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.line.Problem;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mockwebserver3.RecordedRequest;

/** One dialect against a scripted service. */
abstract class DialectTest extends ServerTest {
    static final ObjectMapper MAPPER = new ObjectMapper();

    /** What the system says, a line that went before with its translation, and the line. */
    static final List<ChatMessage> TALK = List.of(
            new ChatMessage(ChatMessage.Role.SYSTEM, "Translate."),
            new ChatMessage(ChatMessage.Role.USER, "はい"),
            new ChatMessage(ChatMessage.Role.ASSISTANT, "Yes."),
            new ChatMessage(ChatMessage.Role.USER, "おはよう"));

    abstract Dialect dialect();

    LlmEndpoint at(String path) {
        return LlmEndpoint.of("http://127.0.0.1:" + server.getPort() + path, "m-1")
                .withKey(KEY);
    }

    void send(LlmEndpoint endpoint, LlmRequest request) {
        final LlmCall unused = transport.adapter(endpoint, dialect()).send(request, heard);
    }

    /** Sends to the service as its vendor gives its address. */
    void send(LlmRequest request) {
        send(at(""), request);
    }

    RecordedRequest taken() throws InterruptedException {
        return server.takeRequest();
    }

    static JsonNode body(RecordedRequest request) throws IOException {
        assertThat(request.getBody()).isNotNull();
        return MAPPER.readTree(request.getBody().utf8());
    }

    static JsonNode json(String text) throws IOException {
        return MAPPER.readTree(text.replace('\'', '"'));
    }

    /** Settings as the player would write them. */
    static Map<String, JsonNode> parameters(String object) throws IOException {
        final Map<String, JsonNode> all = new LinkedHashMap<>();
        ((ObjectNode) json(object)).properties().forEach(field -> all.put(field.getKey(), field.getValue()));
        return all;
    }

    /** What the dialect would send, without sending it. */
    JsonNode written(String parameters, LlmRequest request) throws IOException, ProblemException {
        final LlmEndpoint endpoint = at("").withParameters(parameters(parameters));
        return dialect().request(endpoint, request, Set.of()).body();
    }

    String urlFor(String pasted, boolean stream) throws ProblemException {
        final LlmRequest request = stream ? Wire.STREAMED : Wire.AT_ONCE;
        return dialect()
                .request(LlmEndpoint.of(pasted, "m-1"), request, Set.of())
                .url()
                .toString();
    }

    static String named(String name, String data) {
        return "event: " + name + "\ndata: " + data.replace('\'', '"') + "\n\n";
    }

    static String data(String data) {
        return Wire.event(data.replace('\'', '"'));
    }

    Problem refusedWith(int status, String body) throws InterruptedException {
        server.enqueue(Wire.json(status, body.replace('\'', '"')));
        send(Wire.STREAMED);
        return heard.problem();
    }
}
