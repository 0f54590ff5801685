package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.line.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every service of the catalogue that speaks OpenAI's dialect, as {@code wire-cases.json} has it: the request to the
 * letter, and the answers and errors in the service's own shape.
 *
 * <p>A case's {@code adds} are what the body has beside model, messages and stream fields. In a stream, {@code "OK"} and
 * other words are deltas of text, objects are sent as they are, and lines of {@code :} are comments.
 */
class ProviderWireTest extends ServerTest {
    private static final ProviderCatalogue CATALOGUE = ProviderCatalogue.load();
    private static final String TEXT = "Good day.";

    /** One row of the table. */
    record Case(JsonNode json) {
        String text(String field, String otherwise) {
            return json.path(field).asText(otherwise);
        }

        @Override
        public String toString() {
            return text("provider", "") + " " + text("model", "") + " " + text("about", "");
        }
    }

    /** One error of a row. */
    record Failing(Case row, JsonNode json) {
        @Override
        public String toString() {
            return row + " " + json.path("status").asText() + " → "
                    + json.path("kind").asText();
        }
    }

    static List<Case> cases() throws IOException {
        try (InputStream in = ProviderWireTest.class.getResourceAsStream("wire-cases.json")) {
            final JsonNode all = Json.value(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .orElseThrow();
            return all.valueStream().map(Case::new).toList();
        }
    }

    static Stream<Failing> errors() throws IOException {
        return cases().stream()
                .flatMap(row -> row.json().path("errors").valueStream().map(error -> new Failing(row, error)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aStreamedRequestIsWrittenAsTheServiceWantsItAndItsAnswerRead(Case row) throws Exception {
        server.enqueue(streamOf(row.json(), "stream"));
        adapter(row).send(request(row, true), heard);
        final LlmAnswer answer = heard.answer();
        assertThat(answer.text()).isEqualTo(TEXT);
        assertThat(heard.deltas()).allSatisfy(shown -> assertThat(TEXT).startsWith(shown));
        if (row.json().has("usage")) {
            assertThat(answer.usage().input()).isEqualTo(row.json().get("usage").asInt());
        }
        final ObjectNode body = expected(row, "adds");
        body.put("stream", true).putObject("stream_options").put("include_usage", true);
        assertSent(row, body);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void soIsOneThatIsAnsweredAtOnce(Case row) throws Exception {
        final String plain = "{\"id\":\"1\",\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":"
                + "{\"role\":\"assistant\",\"content\":\"Good day.\",\"reasoning_content\":null},"
                + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2}}";
        server.enqueue(
                Wire.json(200, row.json().has("whole") ? row.json().get("whole").toString() : plain));
        adapter(row).send(request(row, false), heard);
        assertThat(heard.answer().text()).isEqualTo(TEXT);
        final ObjectNode body = expected(row, row.json().has("addsAtOnce") ? "addsAtOnce" : "adds");
        body.put("stream", false);
        assertSent(row, body);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void itsErrorsAreUnderstood(Failing failing) throws Exception {
        final JsonNode error = failing.json();
        final int tries = error.path("tries").asInt(1);
        for (int i = 0; i < tries; i++) {
            server.enqueue(errorOf(error));
        }
        adapter(failing.row()).send(request(failing.row(), true), heard);
        for (int i = 1; i < tries; i++) {
            final Duration pause = timers.awaitOne(Duration.ofMillis(100), Duration.ofSeconds(9));
            timers.advance(pause);
        }
        assertThat(heard.problem().kind())
                .isEqualTo(Problem.Kind.valueOf(error.path("kind").asText()));
        if (error.has("says")) {
            assertThat(heard.problem().details())
                    .containsEntry("message", error.path("says").asText());
        }
        assertThat(server.getRequestCount()).isEqualTo(tries);
    }

    @Test
    void everyServiceOfThisDialectHasItsRow() throws IOException {
        final List<String> tested = cases().stream()
                .filter(row -> row.json().has("errors"))
                .map(row -> row.text("provider", ""))
                .toList();
        assertThat(CATALOGUE.all().stream()
                        .filter(provider -> provider.dialect().equals("openai"))
                        .map(Provider::id))
                .isSubsetOf(tested);
    }

    @Test
    void whatAServiceRefusesOfOurOwnAccordIsLeftOutFromThenOn() throws Exception {
        server.enqueue(Wire.json(400, "{\"error\":{\"message\":\"Unknown name \\\"chat_template_kwargs\\\"\"}}"));
        server.enqueue(Wire.stream(Wire.delta(TEXT) + Wire.done()));
        server.enqueue(Wire.stream(Wire.delta(TEXT) + Wire.done()));
        final LlmAdapter adapter = transport.adapter(CATALOGUE.find("vllm").orElseThrow(), endpoint());
        adapter.send(Wire.STREAMED, heard);
        assertThat(heard.answer().text()).isEqualTo(TEXT);
        final Heard again = new Heard();
        adapter.send(Wire.STREAMED, again);
        again.answer();
        assertThat(sent(server.takeRequest()).has("chat_template_kwargs")).isTrue();
        assertThat(sent(server.takeRequest()).has("chat_template_kwargs")).isFalse();
        assertThat(sent(server.takeRequest()).has("chat_template_kwargs")).isFalse();
    }

    @Test
    void aComplaintOfAnotherFieldCostsNoRule() throws Exception {
        server.enqueue(Wire.json(400, "{\"error\":{\"message\":\"response_format: unknown type\"}}"));
        transport
                .adapter(CATALOGUE.find("zhipu").orElseThrow(), endpoint().withModel("glm-4.5-flash"))
                .send(Wire.STREAMED, heard);
        assertThat(heard.problem().kind()).isEqualTo(Problem.Kind.BAD_REQUEST);
        assertThat(sent(server.takeRequest()).path("thinking").has("type")).isTrue();
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void whatDidNotHelpToLeaveOutIsSentAgainNextTime() throws Exception {
        final String refusal = "{\"error\":{\"message\":\"Unknown name \\\"chat_template_kwargs\\\"\"}}";
        server.enqueue(Wire.json(400, refusal));
        server.enqueue(Wire.json(400, refusal));
        server.enqueue(Wire.stream(Wire.delta(TEXT) + Wire.done()));
        final LlmAdapter adapter = transport.adapter(CATALOGUE.find("vllm").orElseThrow(), endpoint());
        adapter.send(Wire.STREAMED, heard);
        assertThat(heard.problem().kind()).isEqualTo(Problem.Kind.BAD_REQUEST);
        final Heard again = new Heard();
        adapter.send(Wire.STREAMED, again);
        again.answer();
        server.takeRequest();
        assertThat(sent(server.takeRequest()).has("chat_template_kwargs")).isFalse();
        assertThat(sent(server.takeRequest()).has("chat_template_kwargs")).isTrue();
    }

    @Test
    void aReasoningModelInDisguiseIsRecognisedByItsRefusal() throws Exception {
        server.enqueue(Wire.json(
                400,
                "{\"error\":{\"message\":\"Unsupported parameter: 'max_tokens' is not supported with this model. Use"
                        + " 'max_completion_tokens' instead.\",\"code\":\"unsupported_parameter\"}}"));
        server.enqueue(Wire.stream(Wire.delta(TEXT) + Wire.done()));
        final LlmEndpoint disguised =
                endpoint().withParameters(Map.of("max_tokens", JsonNodeFactory.instance.numberNode(9)));
        transport.adapter(CATALOGUE.find("azure").orElseThrow(), disguised).send(Wire.STREAMED, heard);
        assertThat(heard.answer().text()).isEqualTo(TEXT);
        server.takeRequest();
        assertThat(sent(server.takeRequest()).path("max_completion_tokens").asInt())
                .isEqualTo(9);
    }

    private LlmAdapter adapter(Case row) {
        final Provider provider = CATALOGUE.find(row.text("provider", "")).orElseThrow();
        final String path =
                row.text("url", "").isEmpty() ? HttpUrl.get(provider.url()).encodedPath() : row.text("url", "");
        final Map<String, JsonNode> parameters = new LinkedHashMap<>();
        row.json().path("parameters").properties().forEach(field -> parameters.put(field.getKey(), field.getValue()));
        final ObjectNode body =
                row.json().path("body") instanceof ObjectNode extra ? extra : JsonNodeFactory.instance.objectNode();
        return transport.adapter(
                provider,
                LlmEndpoint.of("http://127.0.0.1:" + server.getPort() + path, row.text("model", ""))
                        .withKey(Secret.of(row.text("key", KEY.reveal())))
                        .withParameters(parameters)
                        .withBody(body)
                        .withReasoning(row.json().path("thinking").asBoolean() ? Reasoning.ON : Reasoning.OFF));
    }

    private static List<String> messages(Case row, String field) {
        final List<String> own =
                row.json().path(field).valueStream().map(JsonNode::asText).toList();
        return own.isEmpty() ? List.of("system:Translate.", "user:こんにちは") : own;
    }

    private static LlmRequest request(Case row, boolean stream) {
        return new LlmRequest(
                messages(row, "conversation").stream()
                        .map(message -> message.split(":", 2))
                        .map(parts ->
                                new ChatMessage(ChatMessage.Role.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1]))
                        .toList(),
                stream);
    }

    private static ObjectNode expected(Case row, String adds) {
        final ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (!row.text("model", "").isEmpty()) {
            body.put("model", row.text("model", ""));
        }
        for (final String message : messages(row, row.json().has("messages") ? "messages" : "conversation")) {
            final String[] parts = message.split(":", 2);
            final String role = parts[0].equals("system") ? row.text("systemRole", "system") : parts[0];
            body.withArray("messages").addObject().put("role", role).put("content", parts[1]);
        }
        body.setAll((ObjectNode) row.json().get(adds));
        return body;
    }

    private void assertSent(Case row, ObjectNode body) throws Exception {
        final RecordedRequest request = server.takeRequest();
        assertThat(request.getRequestLine()).isEqualTo("POST " + row.text("path", "") + " HTTP/1.1");
        // Numbers are compared as numbers, whatever type we hold them in.
        assertThat(sent(request)).isEqualTo(Json.value(body.toString()).orElseThrow());
        final ObjectNode headers = JsonNodeFactory.instance.objectNode().put("Content-Type", "application/json");
        headers.put("Authorization", "Bearer KEY");
        if (row.json().get("headers") instanceof ObjectNode own) {
            headers.setAll(own);
        }
        headers.properties()
                .forEach(header -> assertThat(request.getHeaders().get(header.getKey()))
                        .as(header.getKey())
                        .isEqualTo(
                                header.getValue().isNull()
                                        ? null
                                        : header.getValue().asText().replace("KEY", KEY.reveal())));
    }

    private static JsonNode sent(RecordedRequest request) {
        return Json.value(request.getBody().utf8()).orElseThrow();
    }

    private static MockResponse errorOf(JsonNode error) {
        if (error.has("stream") || error.has("rawStream")) {
            return streamOf(error, "stream");
        }
        return error.has("text")
                ? Wire.text(
                        error.path("status").asInt(),
                        "text/plain",
                        error.path("text").asText())
                : Wire.json(error.path("status").asInt(), error.path("body").toString());
    }

    private static MockResponse streamOf(JsonNode row, String field) {
        if (row.has("rawStream")) {
            return Wire.stream(row.path("rawStream").asText());
        }
        if (!row.has(field)) {
            return Wire.stream(ok() + Wire.done());
        }
        final StringBuilder body = new StringBuilder();
        StreamSupport.stream(row.get(field).spliterator(), false).forEach(event -> {
            final String text = event.asText();
            if (event.isObject()) {
                body.append(Wire.event(event.toString()));
            } else if (text.isEmpty() || text.startsWith(":")) {
                body.append(text).append("\n\n");
            } else if (text.equals("OK")) {
                body.append(ok());
            } else {
                body.append(text.equals("[DONE]") ? Wire.done() : Wire.delta(text));
            }
        });
        return Wire.stream(body.toString());
    }

    private static String ok() {
        return Wire.delta("Good ") + Wire.delta("day.") + Wire.finish("stop");
    }
}
