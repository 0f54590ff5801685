package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.line.Problem;
import dev.sukashi.line.Usage;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, and what is understood. */
class ChatCompletionsTest extends ServerTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void aStreamIsShownAsItComesAndEndsWithItsCost() throws InterruptedException {
        server.enqueue(Wire.stream(Wire.delta("Good ")
                + Wire.delta("morning.")
                + Wire.finish("stop")
                + Wire.event("{\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":3,"
                        + "\"prompt_tokens_details\":{\"cached_tokens\":8}}}")
                + Wire.done()));
        ask(Wire.STREAMED);
        assertThat(heard.answer()).isEqualTo(new LlmAnswer("Good morning.", "m-1", "stop", new Usage(12, 3, 8)));
        assertThat(heard.deltas().get(heard.deltas().size() - 1)).isEqualTo("Good morning.");
    }

    @Test
    void anAnswerCanComeAtOnce() throws InterruptedException {
        server.enqueue(Wire.json(
                200,
                "{\"model\":\"m-2\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Hi\","
                        + "\"reasoning_content\":\"hm\"},\"finish_reason\":\"stop\"}],"
                        + "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2}}"));
        ask(Wire.AT_ONCE);
        assertThat(heard.answer()).isEqualTo(new LlmAnswer("Hi", "m-2", "stop", new Usage(1, 2, 0)));
        assertThat(heard.deltas()).isEmpty();
    }

    @Test
    void theRequestSaysWhatTheProtocolWants() throws Exception {
        server.enqueue(Wire.stream(Wire.delta("x") + Wire.done()));
        ask(Wire.STREAMED);
        heard.answer();
        final RecordedRequest request = server.takeRequest();
        assertThat(request.getRequestLine()).isEqualTo("POST /v1/chat/completions HTTP/1.1");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer sk-test-0123456789");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
        assertThat(body(request))
                .isEqualTo(MAPPER.readTree("{\"model\":\"m-1\",\"messages\":[{\"role\":\"user\",\"content\":\"おはよう\"}],"
                        + "\"stream\":true,\"stream_options\":{\"include_usage\":true}}"));
    }

    @Test
    void parametersHeadersAndBodyAreThePlayers() throws Exception {
        server.enqueue(Wire.json(200, "{\"choices\":[{\"message\":{\"content\":\"x\"}}]}"));
        final ObjectNode extra = (ObjectNode)
                MAPPER.readTree("{\"chat_template_kwargs\":{\"enable_thinking\":false},\"stream\":null,\"top_p\":0.5}");
        final LlmEndpoint configured = endpoint()
                .withKey(Secret.NONE)
                .withParameters(Map.of(
                        "max_tokens", IntNode.valueOf(64), "top_p", IntNode.valueOf(1), "seed", NullNode.instance))
                .withHeaders(Map.of("X-Title", "Sukashi"))
                .withBody(extra);
        transport.openAi(configured).send(Wire.AT_ONCE, heard);
        heard.answer();
        final RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().get("Authorization")).isNull();
        assertThat(request.getHeaders().get("X-Title")).isEqualTo("Sukashi");
        assertThat(body(request))
                .isEqualTo(MAPPER.readTree("{\"model\":\"m-1\",\"messages\":[{\"role\":\"user\",\"content\":\"おはよう\"}],"
                        + "\"max_tokens\":64,\"top_p\":0.5,\"chat_template_kwargs\":{\"enable_thinking\":false}}"));
    }

    @Test
    void aNameAndPasswordInTheAddressAreBasicAuthentication() throws InterruptedException {
        server.enqueue(Wire.stream(Wire.delta("x") + Wire.done()));
        transport
                .openAi(LlmEndpoint.of("http://me:pw@127.0.0.1:" + server.getPort(), "m"))
                .send(Wire.STREAMED, heard);
        heard.answer();
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Basic bWU6cHc=");
    }

    @Test
    void aServerThatDoesNotKnowStreamOptionsIsAskedWithoutAndRemembered() throws Exception {
        final String refusal = "{\"error\":{\"message\":\"Unrecognized request argument: stream_options\"}}";
        server.enqueue(Wire.json(400, refusal));
        server.enqueue(Wire.stream(Wire.delta("one") + Wire.done()));
        server.enqueue(Wire.stream(Wire.delta("two") + Wire.done()));
        try (LlmAdapter adapter = transport.openAi(endpoint())) {
            adapter.send(Wire.STREAMED, heard);
            assertThat(heard.answer().text()).isEqualTo("one");
            final Heard again = new Heard();
            adapter.send(Wire.STREAMED, again);
            assertThat(again.answer().text()).isEqualTo("two");
        }
        assertThat(body(server.takeRequest()).has("stream_options")).isTrue();
        assertThat(body(server.takeRequest()).has("stream_options")).isFalse();
        assertThat(body(server.takeRequest()).has("stream_options")).isFalse();
    }

    @Test
    void aServerThatGoesOnRefusingIsNotAskedForEver() throws InterruptedException {
        server.enqueue(Wire.json(400, "{\"error\":\"stream_options\"}"));
        server.enqueue(Wire.json(400, "{\"error\":\"stream_options, still\"}"));
        ask(Wire.STREAMED);
        assertThat(heard.problem().kind()).isEqualTo(Problem.Kind.BAD_REQUEST);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Missing, null and empty choices; null content; array content; a role alone.
                """
                data: {"id":1}\n\ndata: {"choices":null}\n\ndata: {"choices":[]}\n\n\
                data: {"choices":[{"delta":{"role":"assistant","content":null}}]}\n\n\
                data: {"choices":[{"delta":{"content":[{"type":"thinking","thinking":[]},\
                {"type":"text","text":"Good "}]}}]}\n\n\
                data: {"choices":[{"delta":{"content":"day."}}]}\n\ndata: [DONE]\n\n""",
                // Reasoning fields, no [DONE], no space, carriage returns.
                """
                data:{"code":0,"choices":[{"delta":{"reasoning_content":"hm"}}]}\r\r\
                data:{"choices":[{"delta":{"reasoning":"hm"}}]}\r\r\
                data:{"choices":[{"delta":{"content":"Good day."},"finish_reason":"stop"}]}\r\r""",
                // Thinking in the text, its tags split.
                """
                data: {"choices":[{"delta":{"content":"<th"}}]}\n\n\
                data: {"choices":[{"delta":{"content":"ink>hm</thi"}}]}\n\n\
                data: {"choices":[{"delta":{"content":"nk>\\n\\nGood day."}}]}\n\ndata: [DONE]\n\n""",
                // Several lines for one value; two values without a blank line between; comments.
                """
                : OPENROUTER PROCESSING\n\ndata: {"choices":\ndata: [{"delta":{"content":"Good "}}]}\n\n\
                data: {"choices":[{"delta":{"content":"da"}}]}\n\
                data: {"choices":[{"delta":{"content":"y."}}]}\n\n: keep-alive\n\ndata: [DONE]""",
                // Cumulative.
                """
                data: {"choices":[{"delta":{"content":"Good"}}]}\n\n\
                data: {"choices":[{"delta":{"content":"Good d"}}]}\n\n\
                data: {"choices":[{"delta":{"content":"Good day."}}]}\n\ndata: [DONE]\n\n""",
                // The whole message once more at the end; a second choice nobody asked for.
                """
                data: {"choices":[{"index":1,"delta":{"content":"Bad day."}}]}\n\n\
                data: {"choices":[{"delta":{"content":"Good d"}}]}\n\n\
                data: {"choices":[{"delta":{},"message":{"content":"Good day."}}]}\n\n""",
                // Not streamed although it was asked for.
                "{\"choices\":[{\"message\":{\"content\":\"Good day.\"}}]}",
            })
    void everyKnownWayToStreamIsUnderstood(String body) throws InterruptedException {
        server.enqueue(Wire.text(200, "text/plain", body));
        ask(Wire.STREAMED);
        assertThat(heard.answer().text()).isEqualTo("Good day.");
        assertThat(heard.deltas()).allSatisfy(shown -> assertThat(shown).doesNotContain("hm", "<", "think"));
    }

    @Test
    void aStreamIsUnderstoodWhereNoneWasAskedFor() throws InterruptedException {
        server.enqueue(Wire.stream(Wire.delta("Good ") + Wire.delta("day.") + Wire.done()));
        ask(Wire.AT_ONCE);
        assertThat(heard.answer().text()).isEqualTo("Good day.");
    }

    @Test
    void aStreamThatIsCompressedUnaskedIsUnderstood() throws Exception {
        final Buffer compressed = new Buffer();
        try (BufferedSink gzip = Okio.buffer(new GzipSink(compressed))) {
            gzip.writeUtf8(Wire.delta("Good ") + Wire.delta("day.") + Wire.done());
        }
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Encoding", "gzip")
                .chunkedBody(compressed, 9)
                .build());
        ask(Wire.STREAMED);
        assertThat(heard.answer().text()).isEqualTo("Good day.");
    }

    @Test
    void groqsUsageIsFound() throws InterruptedException {
        server.enqueue(Wire.stream(Wire.delta("x")
                + Wire.event("{\"choices\":[],\"x_groq\":{\"usage\":{\"prompt_tokens\":4,\"completion_tokens\":5}}}")
                + Wire.done()));
        ask(Wire.STREAMED);
        assertThat(heard.answer().usage()).isEqualTo(new Usage(4, 5, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reasoning_content\":\"hm\"}",
                "{\"reasoning\":\"hm\"}",
                "{\"content\":[{\"type\":\"thinking\",\"thinking\":[]}]}",
                "{\"content\":\"<think>hm\"}"
            })
    void thinkingIsToldOnceBeforeTheText(String thought) throws InterruptedException {
        final String thinks = Wire.event("{\"choices\":[{\"delta\":" + thought + "}]}");
        server.enqueue(Wire.stream(thinks + thinks + Wire.delta("</think>Good day.") + Wire.done()));
        ask(Wire.STREAMED);
        heard.answer();
        assertThat(heard.said()).containsExactly("thinking", "Good day.");
    }

    @Test
    void aModelThatDoesNotThinkIsNotSaidTo() throws InterruptedException {
        server.enqueue(Wire.stream(Wire.delta(" ") + Wire.delta("Good day.") + Wire.done()));
        ask(Wire.STREAMED);
        heard.answer();
        assertThat(heard.said()).containsExactly(" Good day.");
        assertThat(heard.limits()).isEmpty();
    }

    @Test
    void whatIsLeftOfTheLimitsIsTold() throws InterruptedException {
        server.enqueue(Wire.json(200, "{\"choices\":[{\"message\":{\"content\":\"x\"}}]}")
                .newBuilder()
                .addHeader("X-RateLimit-Remaining-Requests", "7")
                .addHeader("X-RateLimit-Reset-Requests", "12ms")
                .build());
        ask(Wire.AT_ONCE);
        heard.answer();
        assertThat(heard.limits())
                .containsExactly(new RateLimits(
                        OptionalLong.of(7),
                        Optional.of(Duration.ofMillis(12)),
                        OptionalLong.empty(),
                        Optional.empty()));
    }

    private static ObjectNode body(RecordedRequest request) throws IOException {
        return (ObjectNode) MAPPER.readTree(request.getBody().toByteArray());
    }
}
