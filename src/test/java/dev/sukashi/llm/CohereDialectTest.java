package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.line.Problem;
import dev.sukashi.line.Usage;
import java.util.concurrent.TimeUnit;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CohereDialectTest extends DialectTest {
    private static final String START = named(
            "message-start",
            "{'id':'c-1','type':'message-start','delta':{'message':{'role':'assistant','content':[]}}}");
    private static final String END = named(
            "message-end",
            "{'type':'message-end','delta':{'finish_reason':'COMPLETE','usage':{'billed_units':{'input_tokens':7,"
                    + "'output_tokens':3},'tokens':{'input_tokens':70,'output_tokens':5},'cached_tokens':2}}}");

    @Override
    Dialect dialect() {
        return new CohereDialect();
    }

    private static String delta(String kind, String text) {
        return named(
                "content-delta",
                "{'type':'content-delta','index':0,'delta':{'message':{'content':{'" + kind + "':'" + text + "'}}}}");
    }

    @Test
    void theRequestSaysWhatTheProtocolWants() throws Exception {
        server.enqueue(Wire.stream(START + delta("text", "x") + END));
        send(
                at("").withParameters(parameters(
                        "{'top_p':0.9,'top_k':40,'max_tokens':64,'stop':'\\n','temperature':0.3,'n':1}")),
                new LlmRequest(TALK, true));
        heard.answer();
        final RecordedRequest request = taken();
        assertThat(request.getRequestLine()).isEqualTo("POST /v2/chat HTTP/1.1");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer sk-test-0123456789");
        assertThat(body(request))
                .isEqualTo(json("{'model':'m-1','messages':[{'role':'system','content':'Translate.'},"
                        + "{'role':'user','content':'はい'},{'role':'assistant','content':'Yes.'},"
                        + "{'role':'user','content':'おはよう'}],'stream':true,'p':0.9,'k':40,'max_tokens':64,"
                        + "'stop_sequences':['\\n'],'temperature':0.3}"));
    }

    @Test
    void aStreamIsShownWithoutItsThinkingAndTellsWhatIsBilled() throws InterruptedException {
        server.enqueue(Wire.stream(START
                + named(
                        "content-start",
                        "{'type':'content-start','index':0,'delta':{'message':{'content':{'type':'thinking',"
                                + "'thinking':''}}}}")
                + delta("thinking", "a greeting")
                + named("content-end", "{'type':'content-end','index':0}")
                + delta("text", "Good ")
                + delta("text", "morning.")
                + END));
        send(Wire.STREAMED);
        assertThat(heard.answer()).isEqualTo(new LlmAnswer("Good morning.", "", "COMPLETE", new Usage(7, 3, 2)));
        assertThat(heard.deltas())
                .allSatisfy(shown -> assertThat("Good morning.").startsWith(shown));
    }

    @Test
    void anAnswerCanComeAtOnce() throws InterruptedException {
        server.enqueue(Wire.json(
                200,
                "{\"id\":\"1\",\"finish_reason\":\"COMPLETE\",\"message\":{\"role\":\"assistant\",\"content\":["
                        + "{\"type\":\"thinking\",\"thinking\":\"hm\"},{\"type\":\"text\",\"text\":\"Hi\"}]},"
                        + "\"usage\":{\"tokens\":{\"input_tokens\":4,\"output_tokens\":1}}}"));
        send(Wire.AT_ONCE);
        assertThat(heard.answer()).isEqualTo(new LlmAnswer("Hi", "", "COMPLETE", new Usage(4, 1, 0)));
    }

    @Test
    void anErrorAtTheEndOfAStreamIsOne() throws InterruptedException {
        server.enqueue(Wire.stream(START
                + delta("text", "Good")
                + named("message-end", "{'type':'message-end','delta':{'finish_reason':'ERROR','error':'it broke'}}")));
        send(Wire.STREAMED);
        assertThat(heard.problem())
                .isEqualTo(Problem.of(Problem.Kind.SERVER_ERROR, "status", "500", "message", "it broke"));
    }

    @ParameterizedTest
    @CsvSource({
        "401, invalid api token, KEY_REFUSED",
        "402, no credits, NOT_ALLOWED",
        "404, model 'm-1' not found, NOT_FOUND",
        "422, too long, BAD_REQUEST"
    })
    void errorsAreToldByTheirKind(int status, String message, Problem.Kind kind) throws InterruptedException {
        server.enqueue(Wire.json(status, "{\"id\":\"x\",\"message\":\"" + message + "\"}"));
        send(Wire.STREAMED);
        assertThat(heard.problem().kind()).isEqualTo(kind);
        assertThat(heard.problem().details()).containsEntry("message", message);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.cohere.com, https://api.cohere.com/v2/chat",
        "api.cohere.com/v2, https://api.cohere.com/v2/chat",
        "https://api.cohere.com/v2/chat/, https://api.cohere.com/v2/chat",
        "https://api.cohere.com/v1, https://api.cohere.com/v2/chat",
        "https://proxy.example/co/v2/chat, https://proxy.example/co/v2/chat",
        "https://proxy.example/odd#, https://proxy.example/odd"
    })
    void thePastedAddressIsCompleted(String pasted, String url) throws ProblemException {
        assertThat(urlFor(pasted, true)).isEqualTo(url);
    }

    @Test
    void onlyModelsThatConverseAreListed() throws Exception {
        server.enqueue(Wire.json(
                200,
                "{\"models\":[{\"name\":\"command-a\",\"endpoints\":[\"generate\",\"chat\"]},"
                        + "{\"name\":\"embed-x\",\"endpoints\":[\"embed\"]}]}"));
        assertThat(new ModelList(transport).fetch(at("/v2/chat"), dialect()).get(20, TimeUnit.SECONDS))
                .containsExactly("command-a");
        assertThat(taken().getRequestLine()).isEqualTo("GET /v1/models?endpoint=chat&page_size=1000 HTTP/1.1");
    }
}
