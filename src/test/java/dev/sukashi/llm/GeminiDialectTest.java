package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sukashi.line.Problem;
import dev.sukashi.line.Usage;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiDialectTest extends DialectTest {
    @Override
    Dialect dialect() {
        return new GeminiDialect();
    }

    private static String text(String text) {
        return data("{'candidates':[{'content':{'role':'model','parts':[{'text':'" + text
                + "'}]},'index':0}],'modelVersion':'gemini-x'}");
    }

    private static final String END = data("{'candidates':[{'content':{'role':'model','parts':[{'text':''}]},"
            + "'finishReason':'STOP','index':0}],'usageMetadata':{'promptTokenCount':20,'candidatesTokenCount':4,"
            + "'thoughtsTokenCount':9,'cachedContentTokenCount':16,'totalTokenCount':33},'modelVersion':'gemini-x'}");

    @Test
    void theRequestSaysWhatTheProtocolWants() throws Exception {
        server.enqueue(Wire.stream(text("x") + END));
        send(new LlmRequest(TALK, true));
        heard.answer();
        final RecordedRequest request = taken();
        assertThat(request.getRequestLine())
                .isEqualTo("POST /v1beta/models/m-1:streamGenerateContent?alt=sse HTTP/1.1");
        assertThat(request.getHeaders().get("x-goog-api-key")).isEqualTo("sk-test-0123456789");
        assertThat(request.getHeaders().get("Authorization")).isNull();
        assertThat(body(request))
                .isEqualTo(json("{'systemInstruction':{'parts':[{'text':'Translate.'}]},"
                        + "'contents':[{'role':'user','parts':[{'text':'はい'}]},"
                        + "{'role':'model','parts':[{'text':'Yes.'}]},{'role':'user','parts':[{'text':'おはよう'}]}],"
                        + "'safetySettings':["
                        + "{'category':'HARM_CATEGORY_HARASSMENT','threshold':'BLOCK_NONE'},"
                        + "{'category':'HARM_CATEGORY_HATE_SPEECH','threshold':'BLOCK_NONE'},"
                        + "{'category':'HARM_CATEGORY_SEXUALLY_EXPLICIT','threshold':'BLOCK_NONE'},"
                        + "{'category':'HARM_CATEGORY_DANGEROUS_CONTENT','threshold':'BLOCK_NONE'}]}"));
    }

    @Test
    void aStreamIsShownWithoutItsThoughtsAndCountsThem() throws InterruptedException {
        server.enqueue(Wire.stream(data("{'candidates':[{'content':{'role':'model','parts':[{'text':'a greeting',"
                        + "'thought':true},{'text':'Good ','thoughtSignature':'x'}]},'index':0}]}")
                + text("morning.")
                + END));
        send(Wire.STREAMED);
        assertThat(heard.answer()).isEqualTo(new LlmAnswer("Good morning.", "gemini-x", "STOP", new Usage(20, 13, 16)));
        assertThat(heard.deltas())
                .allSatisfy(shown -> assertThat("Good morning.").startsWith(shown));
    }

    @Test
    void anAnswerCanComeAtOnce() throws Exception {
        server.enqueue(Wire.json(
                200,
                "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"hm\",\"thought\":true},{\"text\":\"Hi\"}]},"
                        + "\"finishReason\":\"STOP\"}],\"usageMetadata\":{\"promptTokenCount\":3,"
                        + "\"candidatesTokenCount\":2},\"modelVersion\":\"gemini-x\"}"));
        send(Wire.AT_ONCE);
        assertThat(heard.answer()).isEqualTo(new LlmAnswer("Hi", "gemini-x", "STOP", new Usage(3, 2, 0)));
        assertThat(taken().getRequestLine()).isEqualTo("POST /v1beta/models/m-1:generateContent HTTP/1.1");
    }

    @Test
    void aStreamThatIsOneArrayIsUnderstood() throws InterruptedException {
        server.enqueue(Wire.json(
                200,
                "[{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Good \"}]}}]},\n{\"candidates\":"
                        + "[{\"content\":{\"parts\":[{\"text\":\"morning.\"}]},\"finishReason\":\"STOP\"}]}]"));
        send(Wire.STREAMED);
        assertThat(heard.answer().text()).isEqualTo("Good morning.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SAFETY", "RECITATION", "PROHIBITED_CONTENT", "BLOCKLIST", "SPII"})
    void anAnswerThatTheFilterStopsIsBlocked(String reason) throws InterruptedException {
        server.enqueue(
                Wire.stream(text("Half a sen") + data("{'candidates':[{'finishReason':'" + reason + "','index':0}]}")));
        send(Wire.STREAMED);
        assertThat(heard.problem()).isEqualTo(Problem.of(Problem.Kind.BLOCKED, "reason", reason));
    }

    @Test
    void aPromptThatTheFilterStopsIsBlocked() throws InterruptedException {
        server.enqueue(Wire.stream(data(
                "{'promptFeedback':{'blockReason':'PROHIBITED_CONTENT'},'usageMetadata':{'promptTokenCount':9}}")));
        send(Wire.STREAMED);
        assertThat(heard.problem()).isEqualTo(Problem.of(Problem.Kind.BLOCKED, "reason", "PROHIBITED_CONTENT"));
    }

    @Test
    void anEndForAnotherReasonIsNamedWhereThereIsNoText() throws InterruptedException {
        server.enqueue(Wire.stream(data("{'candidates':[{'finishReason':'MAX_TOKENS','index':0}]}")));
        send(Wire.STREAMED);
        assertThat(heard.problem()).isEqualTo(Problem.of(Problem.Kind.EMPTY_ANSWER, "reason", "MAX_TOKENS"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, API key not valid. Please pass a valid API key., INVALID_ARGUMENT, KEY_REFUSED",
        "400, Invalid value at 'contents', INVALID_ARGUMENT, BAD_REQUEST",
        "403, Permission denied, PERMISSION_DENIED, NOT_ALLOWED",
        "404, models/x is not found, NOT_FOUND, NOT_FOUND"
    })
    void errorsAreToldByTheirKind(int status, String message, String word, Problem.Kind kind)
            throws InterruptedException {
        final Problem problem = refusedWith(
                status,
                "[{\"error\":{\"code\":" + status + ",\"message\":\"" + message + "\",\"status\":\"" + word + "\"}}]");
        assertThat(problem.kind()).isEqualTo(kind);
    }

    @Test
    void aSpentQuotaIsWaitedForAsLongAsTheBodyAsks() throws InterruptedException {
        server.enqueue(Wire.json(
                429,
                "{\"error\":{\"code\":429,\"message\":\"Quota exceeded. Please retry in 5.7s.\","
                        + "\"status\":\"RESOURCE_EXHAUSTED\"}}"));
        server.enqueue(Wire.stream(text("Hi") + END));
        send(Wire.STREAMED);
        timers.await(Duration.ofMillis(5700));
        timers.advance(Duration.ofMillis(5700));
        assertThat(heard.answer().text()).isEqualTo("Hi");
    }

    @Test
    void parametersAreWrittenInTheProtocolsWords() throws Exception {
        final JsonNode body = written(
                "{'temperature':0.3,'top_p':0.9,'top_k':40,'max_tokens':64,'stop':['a'],'seed':7,'n':1,"
                        + "'safetySettings':[]}",
                Wire.AT_ONCE);
        assertThat(body.path("generationConfig"))
                .isEqualTo(json("{'temperature':0.3,'topP':0.9,'topK':40,'maxOutputTokens':64,'stopSequences':['a'],"
                        + "'seed':7}"));
        assertThat(body.path("safetySettings")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'enable_thinking':false}|gemini-2.5-flash|{'thinkingBudget':0}",
                "{'enable_thinking':true}|gemini-2.5-flash|{'thinkingBudget':-1}",
                "{'thinking':{'type':'disabled'}}|gemini-2.5-flash|{'thinkingBudget':0}",
                "{'thinking_budget':512}|gemini-2.5-flash|{'thinkingBudget':512}",
                "{'reasoning_effort':'none'}|gemini-2.5-flash|{'thinkingBudget':0}",
                "{'reasoning_effort':'low'}|gemini-3-flash|{'thinkingLevel':'low'}",
                "{'thinkingConfig':{'includeThoughts':true}}|gemini-x|{'includeThoughts':true}"
            })
    void thinkingIsSetInEachWay(String parameters, String model, String expected) throws Exception {
        final LlmEndpoint endpoint = LlmEndpoint.of("https://x.example", model).withParameters(parameters(parameters));
        final JsonNode body =
                dialect().request(endpoint, Wire.STREAMED, Set.of()).body();
        assertThat(body).isNotNull();
        assertThat(body.path("generationConfig").path("thinkingConfig")).isEqualTo(json(expected));
    }

    @Test
    void aModelThatMustThinkIsAskedWithoutTheSetting() throws Exception {
        server.enqueue(Wire.json(
                400,
                "{\"error\":{\"code\":400,\"status\":\"INVALID_ARGUMENT\",\"message\":"
                        + "\"Budget 0 is invalid. This model only works in thinking mode.\"}}"));
        server.enqueue(Wire.stream(text("Hi") + END));
        send(at("").withParameters(parameters("{'thinking_budget':0}")), Wire.STREAMED);
        assertThat(heard.answer().text()).isEqualTo("Hi");
        assertThat(body(taken()).path("generationConfig").has("thinkingConfig")).isTrue();
        assertThat(body(taken()).has("generationConfig")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://generativelanguage.googleapis.com, https://generativelanguage.googleapis.com/v1beta/models/m-1",
        "https://x.example/v1beta, https://x.example/v1beta/models/m-1",
        "https://x.example/v1beta/models/, https://x.example/v1beta/models/m-1",
        "https://x.example/v1, https://x.example/v1/models/m-1",
        "https://proxy.example/g/v1beta/models/old:generateContent, https://proxy.example/g/v1beta/models/m-1",
        "127.0.0.1:9000/gemini, http://127.0.0.1:9000/gemini/v1beta/models/m-1",
        "https://x.example/odd#, https://x.example/odd/models/m-1"
    })
    void thePastedAddressIsCompleted(String pasted, String url) throws ProblemException {
        assertThat(urlFor(pasted, true)).isEqualTo(url + ":streamGenerateContent?alt=sse");
        assertThat(urlFor(pasted, false)).isEqualTo(url + ":generateContent");
    }

    @Test
    void aModelInTheAddressIsTakenWhereNoneIsSet() throws ProblemException {
        final LlmEndpoint endpoint = LlmEndpoint.of("https://x.example/v1beta/models/g-1:generateContent", " ");
        assertThat(dialect().request(endpoint, Wire.AT_ONCE, Set.of()).url().toString())
                .isEqualTo("https://x.example/v1beta/models/g-1:generateContent");
    }

    @Test
    void onlyModelsThatConverseAreListed() throws Exception {
        server.enqueue(Wire.json(
                200,
                "{\"models\":[{\"name\":\"models/g-1\",\"supportedGenerationMethods\":[\"generateContent\"]},"
                        + "{\"name\":\"models/e-1\",\"supportedGenerationMethods\":[\"embedContent\"]}]}"));
        assertThat(new ModelList(transport).fetch(at("/v1beta"), dialect()).get(20, TimeUnit.SECONDS))
                .containsExactly("g-1");
        assertThat(taken().getRequestLine()).isEqualTo("GET /v1beta/models?pageSize=1000 HTTP/1.1");
    }
}
