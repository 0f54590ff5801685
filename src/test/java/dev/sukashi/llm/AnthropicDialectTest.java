package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sukashi.line.Problem;
import dev.sukashi.line.Usage;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnthropicDialectTest extends DialectTest {
    private static final String START = named(
            "message_start",
            "{'type':'message_start','message':{'id':'msg_1','type':'message','role':'assistant','content':[],"
                    + "'model':'claude-x','stop_reason':null,'usage':{'input_tokens':5,"
                    + "'cache_creation_input_tokens':2,'cache_read_input_tokens':30,'output_tokens':1}}}");
    private static final String END = named(
                    "message_delta",
                    "{'type':'message_delta','delta':{'stop_reason':'end_turn','stop_sequence':null},"
                            + "'usage':{'output_tokens':15}}")
            + named("message_stop", "{'type':'message_stop'}");

    @Override
    Dialect dialect() {
        return new AnthropicDialect();
    }

    private static String delta(String type, String field, String value) {
        return named(
                "content_block_delta",
                "{'type':'content_block_delta','index':0,'delta':{'type':'" + type + "','" + field + "':'" + value
                        + "'}}");
    }

    @Test
    void theRequestSaysWhatTheProtocolWants() throws Exception {
        server.enqueue(Wire.stream(START + delta("text_delta", "text", "x") + END));
        send(new LlmRequest(TALK, true));
        heard.answer();
        final RecordedRequest request = taken();
        assertThat(request.getRequestLine()).isEqualTo("POST /v1/messages HTTP/1.1");
        assertThat(request.getHeaders().get("x-api-key")).isEqualTo("sk-test-0123456789");
        assertThat(request.getHeaders().get("anthropic-version")).isEqualTo("2023-06-01");
        assertThat(request.getHeaders().get("Authorization")).isNull();
        assertThat(body(request))
                .isEqualTo(json("{'model':'m-1','max_tokens':1024,"
                        + "'system':[{'type':'text','text':'Translate.','cache_control':{'type':'ephemeral'}}],"
                        + "'messages':[{'role':'user','content':'はい'},{'role':'assistant','content':'Yes.'},"
                        + "{'role':'user','content':'おはよう'}],'stream':true}"));
    }

    @Test
    void aStreamIsShownWithoutItsThinkingAndCountsTheCache() throws InterruptedException {
        server.enqueue(Wire.stream(START
                + named("ping", "{'type':'ping'}")
                + named(
                        "content_block_start",
                        "{'type':'content_block_start','index':0,'content_block':{'type':'thinking','thinking':''}}")
                + delta("thinking_delta", "thinking", "a greeting")
                + delta("signature_delta", "signature", "EqQB")
                + named("content_block_stop", "{'type':'content_block_stop','index':0}")
                + named(
                        "content_block_start",
                        "{'type':'content_block_start','index':1,'content_block':{'type':'text','text':''}}")
                + delta("text_delta", "text", "Good ")
                + delta("text_delta", "text", "morning.")
                + named("some_new_event", "{'type':'some_new_event'}")
                + END));
        send(Wire.STREAMED);
        assertThat(heard.answer())
                .isEqualTo(new LlmAnswer("Good morning.", "claude-x", "end_turn", new Usage(37, 15, 30)));
        assertThat(heard.deltas())
                .allSatisfy(shown -> assertThat("Good morning.").startsWith(shown));
    }

    @Test
    void anAnswerCanComeAtOnce() throws InterruptedException {
        server.enqueue(Wire.json(
                200,
                "{\"type\":\"message\",\"model\":\"claude-x\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"hm\","
                        + "\"signature\":\"s\"},{\"type\":\"text\",\"text\":\"Hi\"}],\"stop_reason\":\"end_turn\","
                        + "\"usage\":{\"input_tokens\":3,\"output_tokens\":2}}"));
        send(Wire.AT_ONCE);
        assertThat(heard.answer()).isEqualTo(new LlmAnswer("Hi", "claude-x", "end_turn", new Usage(3, 2, 0)));
    }

    @Test
    void whatTheModelRefusesIsBlocked() throws InterruptedException {
        server.enqueue(Wire.stream(START
                + named("message_delta", "{'type':'message_delta','delta':{'stop_reason':'refusal'},'usage':{}}")
                + named("message_stop", "{'type':'message_stop'}")));
        send(Wire.STREAMED);
        assertThat(heard.problem()).isEqualTo(Problem.of(Problem.Kind.BLOCKED, "reason", "refusal"));
    }

    @Test
    void anOverloadedServiceIsAskedAgainWhenItSays() throws InterruptedException {
        server.enqueue(new MockResponse.Builder()
                .code(529)
                .addHeader("retry-after", "3")
                .body("{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}")
                .build());
        server.enqueue(Wire.stream(START + delta("text_delta", "text", "Hi") + END));
        send(Wire.STREAMED);
        timers.await(Duration.ofSeconds(3));
        timers.advance(Duration.ofSeconds(3));
        assertThat(heard.answer().text()).isEqualTo("Hi");
    }

    @Test
    void anOverloadToldInTheStreamIsAskedAgainBeforeTheFirstWordAndNotAfter() throws InterruptedException {
        final String overloaded =
                named("error", "{'type':'error','error':{'type':'overloaded_error','message':'Overloaded'}}");
        server.enqueue(Wire.stream(START + overloaded));
        server.enqueue(Wire.stream(START + delta("text_delta", "text", "Hi") + overloaded));
        send(Wire.STREAMED);
        timers.awaitOne(Duration.ofMillis(1), Duration.ofSeconds(1));
        timers.advance(Duration.ofSeconds(1));
        assertThat(heard.problem().kind()).isEqualTo(Problem.Kind.SERVER_ERROR);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "401, authentication_error, KEY_REFUSED",
        "402, billing_error, NOT_ALLOWED",
        "403, permission_error, NOT_ALLOWED",
        "404, not_found_error, NOT_FOUND",
        "400, invalid_request_error, BAD_REQUEST",
        "413, request_too_large, BAD_REQUEST"
    })
    void errorsAreToldByTheirKind(int status, String type, Problem.Kind kind) throws InterruptedException {
        final Problem problem = refusedWith(
                status, "{'type':'error','error':{'type':'" + type + "','message':'so it is'},'request_id':'req_1'}");
        assertThat(problem.kind()).isEqualTo(kind);
        assertThat(problem.details()).containsEntry("message", "so it is");
    }

    @Test
    void parametersAreWrittenInTheProtocolsWords() throws Exception {
        final JsonNode body =
                written("{'max_tokens':64,'stop':'\\n','temperature':0.3,'presence_penalty':1,'seed':7}", Wire.AT_ONCE);
        assertThat(body)
                .isEqualTo(json("{'model':'m-1','max_tokens':64,'messages':[{'role':'user','content':'おはよう'}],"
                        + "'stream':false,'stop_sequences':['\\n'],'temperature':0.3}"));
        assertThat(written("{'enable_thinking':false}", Wire.AT_ONCE).path("thinking"))
                .isEqualTo(json("{'type':'disabled'}"));
        final JsonNode thinking = written("{'thinking_budget':2048}", Wire.AT_ONCE);
        assertThat(thinking.path("thinking")).isEqualTo(json("{'type':'enabled','budget_tokens':2048}"));
        assertThat(thinking.path("max_tokens").asInt()).isGreaterThan(2048);
        assertThat(written("{'reasoning_effort':'low'}", Wire.AT_ONCE).path("output_config"))
                .isEqualTo(json("{'effort':'low'}"));
    }

    @Test
    void aModelThatTakesNoTemperatureIsAskedWithout() throws Exception {
        server.enqueue(Wire.json(
                400,
                "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\","
                        + "\"message\":\"`temperature` is not supported by this model\"}}"));
        server.enqueue(Wire.stream(START + delta("text_delta", "text", "Hi") + END));
        send(at("").withParameters(parameters("{'temperature':0.3}")), Wire.STREAMED);
        assertThat(heard.answer().text()).isEqualTo("Hi");
        assertThat(body(taken()).has("temperature")).isTrue();
        assertThat(body(taken()).has("temperature")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.anthropic.com, https://api.anthropic.com/v1/messages",
        "api.anthropic.com/v1/, https://api.anthropic.com/v1/messages",
        "https://api.anthropic.com/v1/messages, https://api.anthropic.com/v1/messages",
        "http://127.0.0.1:8000/anthropic, http://127.0.0.1:8000/anthropic/v1/messages",
        "https://proxy.example/claude/v1/messages/?team=a, https://proxy.example/claude/v1/messages?team=a",
        "https://proxy.example/odd#, https://proxy.example/odd"
    })
    void thePastedAddressIsCompleted(String pasted, String url) throws ProblemException {
        assertThat(urlFor(pasted, true)).isEqualTo(url);
    }

    @Test
    void theModelsAreListed() throws Exception {
        server.enqueue(Wire.json(
                200,
                "{\"data\":[{\"type\":\"model\",\"id\":\"claude-a\"},{\"type\":\"model\",\"id\":\"claude-b\"}],"
                        + "\"has_more\":false}"));
        assertThat(new ModelList(transport).fetch(at("/v1/messages"), dialect()).get(20, TimeUnit.SECONDS))
                .containsExactly("claude-a", "claude-b");
        final RecordedRequest request = taken();
        assertThat(request.getRequestLine()).isEqualTo("GET /v1/models?limit=1000 HTTP/1.1");
        assertThat(request.getHeaders().get("x-api-key")).isEqualTo("sk-test-0123456789");
        assertThat(request.getHeaders().get("anthropic-version")).isEqualTo("2023-06-01");
    }
}
