package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sukashi.line.Problem;
import dev.sukashi.line.Usage;
import java.util.List;
import java.util.Set;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErnieDialectTest extends DialectTest {
    private static final String CHAT = "/rpc/2.0/ai_custom/v1/wenxinworkshop/chat";

    @Override
    Dialect dialect() {
        return new ErnieDialect();
    }

    private static String piece(int number, String text, boolean end) {
        return data("{'id':'as-1','object':'chat.completion','created':1,'sentence_id':" + number + ",'is_end':" + end
                + ",'is_truncated':false,'result':'" + text + "','need_clear_history':false,"
                + "'usage':{'prompt_tokens':4,'completion_tokens':" + (number + 1) + ",'total_tokens':9}}");
    }

    @Test
    void theRequestSaysWhatTheProtocolWants() throws Exception {
        server.enqueue(Wire.stream(piece(0, "x", true)));
        send(
                at("").withParameters(parameters("{'temperature':0,'top_p':0.8,'max_tokens':64,'n':1}")),
                new LlmRequest(TALK, true));
        heard.answer();
        final RecordedRequest request = taken();
        assertThat(request.getRequestLine())
                .isEqualTo("POST " + CHAT + "/m-1?access_token=sk-test-0123456789 HTTP/1.1");
        assertThat(request.getHeaders().get("Authorization")).isNull();
        assertThat(body(request))
                .isEqualTo(json("{'messages':[{'role':'user','content':'はい'},{'role':'assistant','content':'Yes.'},"
                        + "{'role':'user','content':'おはよう'}],'system':'Translate.','stream':true,"
                        + "'temperature':0.01,'top_p':0.8,'max_output_tokens':64}"));
    }

    @Test
    void theMessagesBeginAndEndWithTheUser() throws Exception {
        final ChatMessage answer = new ChatMessage(ChatMessage.Role.ASSISTANT, "Yes.");
        final ChatMessage line = new ChatMessage(ChatMessage.Role.USER, "はい");
        final JsonNode body = written("{}", new LlmRequest(List.of(answer, line, line, answer), true));
        assertThat(body.path("messages")).isEqualTo(json("[{'role':'user','content':'はい\\n\\nはい'}]"));
    }

    @Test
    void aStreamIsShownAsItComes() throws InterruptedException {
        server.enqueue(Wire.stream(piece(0, "Good ", false) + piece(1, "morning.", true)));
        send(Wire.STREAMED);
        assertThat(heard.answer()).isEqualTo(new LlmAnswer("Good morning.", "", "stop", new Usage(4, 2, 0)));
    }

    @Test
    void anAnswerCanComeAtOnce() throws InterruptedException {
        server.enqueue(Wire.json(
                200,
                "{\"id\":\"as-1\",\"result\":\"Hi\",\"is_truncated\":false,\"need_clear_history\":false,"
                        + "\"finish_reason\":\"normal\",\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2}}"));
        send(Wire.AT_ONCE);
        assertThat(heard.answer()).isEqualTo(new LlmAnswer("Hi", "", "normal", new Usage(1, 2, 0)));
    }

    @ParameterizedTest
    @CsvSource({
        "110, Access token invalid or no longer valid, KEY_REFUSED",
        "111, Access token expired, KEY_REFUSED",
        "6, No permission to access data, NOT_ALLOWED",
        "17, Open api daily request limit reached, NOT_ALLOWED",
        "336003, the length of messages must be an odd number, BAD_REQUEST",
        "3, Unsupported openapi method, NOT_FOUND",
        "999999, unheard of, SERVER_ERROR"
    })
    void anErrorUnder200IsToldByItsKind(int code, String message, Problem.Kind kind) throws InterruptedException {
        server.enqueue(
                Wire.json(200, "{\"error_code\":" + code + ",\"error_msg\":\"" + message + "\",\"id\":\"as-1\"}"));
        send(Wire.STREAMED);
        assertThat(heard.problem().kind()).isEqualTo(kind);
    }

    @Test
    void whatTheFilterStopsIsBlocked() throws InterruptedException {
        server.enqueue(
                Wire.json(200, "{\"result\":\"让我们换个话题\",\"need_clear_history\":true,\"ban_round\":-1,\"usage\":{}}"));
        send(Wire.AT_ONCE);
        assertThat(heard.problem().kind()).isEqualTo(Problem.Kind.BLOCKED);
    }

    @Test
    void theTokenIsInNoProblem() throws InterruptedException {
        server.enqueue(Wire.text(404, "text/html", "<title>No /m-1?access_token=sk-test-0123456789</title>"));
        send(Wire.STREAMED);
        assertThat(heard.problem().kind()).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(heard.problem().details().values()).noneMatch(value -> value.contains("sk-test-0123456789"));
    }

    @Test
    void aKeyThatIsNoTokenNeverGoesIntoTheAddress() throws ProblemException {
        final LlmEndpoint endpoint = LlmEndpoint.of("https://x.example", "m").withKey(Secret.of("api:secret"));
        assertThat(dialect().request(endpoint, Wire.STREAMED, Set.of()).url().toString())
                .isEqualTo("https://x.example" + CHAT + "/m");
    }

    @ParameterizedTest
    @CsvSource({
        "https://aip.baidubce.com, ernie-lite-8k, /ernie-lite-8k",
        "https://aip.baidubce.com/rpc/2.0/ai_custom/v1/wenxinworkshop/chat/, ERNIE-4.0-8K, /completions_pro",
        "https://aip.baidubce.com/rpc/2.0/ai_custom/v1/wenxinworkshop/chat, ERNIE-Speed-8K, /ernie_speed",
        "https://aip.baidubce.com/rpc/2.0/ai_custom/v1/wenxinworkshop/chat/eb-instant, '', /eb-instant",
        "https://aip.baidubce.com/rpc/2.0/ai_custom/v1/wenxinworkshop/chat/eb-instant, ernie-speed-128k, /ernie-speed-128k"
    })
    void theModelIsPartOfTheAddress(String pasted, String model, String end) throws ProblemException {
        assertThat(dialect()
                        .request(LlmEndpoint.of(pasted, model), Wire.STREAMED, Set.of())
                        .url()
                        .toString())
                .isEqualTo("https://aip.baidubce.com" + CHAT + end);
    }

    @Test
    void thereIsNoListOfModels() {
        assertThatThrownBy(() -> dialect().modelsRequest(at("")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.NOT_FOUND));
    }
}
