package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.line.Problem;
import dev.sukashi.line.Usage;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QwenMtDialectTest extends DialectTest {
    private static final String PATH = "/compatible-mode/v1";

    @Override
    Dialect dialect() {
        return new QwenMtDialect();
    }

    private static String chunk(String model, String content, String finish) {
        return data("{'model':'" + model + "','choices':[{'index':0,'delta':{'content':'" + content
                + "'},'finish_reason':" + finish + "}]}");
    }

    private String read(String model, String... pieces) throws InterruptedException {
        final StringBuilder stream = new StringBuilder();
        for (final String piece : pieces) {
            stream.append(chunk(model, piece, "null"));
        }
        stream.append(chunk(model, "", "'stop'"));
        server.enqueue(Wire.stream(stream + Wire.done()));
        send(at(PATH), Wire.STREAMED);
        return heard.answer().text();
    }

    @Test
    void theRequestIsTheLineAloneWithLanguagesAndTermsAsFields() throws Exception {
        server.enqueue(Wire.stream(chunk("qwen-mt-turbo", "x", "'stop'") + Wire.done()));
        final TranslationHints hints = new TranslationHints(
                "ja",
                "zh-CN",
                "魔王",
                List.of(new TranslationHints.Pair("魔王", "Demon King")),
                List.of(new TranslationHints.Pair("はい", "是")));
        send(
                at(PATH).withParameters(parameters("{'domains':'A game.','temperature':0.5}")),
                new LlmRequest(TALK, true, hints));
        heard.answer();
        final RecordedRequest request = taken();
        assertThat(request.getRequestLine()).isEqualTo("POST /compatible-mode/v1/chat/completions HTTP/1.1");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer sk-test-0123456789");
        assertThat(body(request))
                .isEqualTo(json("{'model':'m-1','messages':[{'role':'user','content':'魔王'}],'stream':true,"
                        + "'stream_options':{'include_usage':true},'temperature':0.5,"
                        + "'translation_options':{'source_lang':'Japanese','target_lang':'Chinese',"
                        + "'terms':[{'source':'魔王','target':'Demon King'}],"
                        + "'tm_list':[{'source':'はい','target':'是'}],'domains':'A game.'}}"));
    }

    @Test
    void withoutHintsTheLastMessageIsTheText() throws Exception {
        final JsonNode body = written("{}", new LlmRequest(TALK, false));
        assertThat(body.path("messages")).isEqualTo(json("[{'role':'user','content':'おはよう'}]"));
        assertThat(body.path("translation_options")).isEqualTo(json("{'source_lang':'auto','target_lang':'English'}"));
    }

    @Test
    void whatThePlayerPutsIntoTheBodyWins() throws Exception {
        final LlmEndpoint endpoint =
                at(PATH).withBody((ObjectNode) json("{'translation_options':{'target_lang':'French'}}"));
        final JsonNode body =
                dialect().request(endpoint, Wire.AT_ONCE, Set.of()).body();
        assertThat(body).isNotNull();
        assertThat(body.path("translation_options")).isEqualTo(json("{'source_lang':'auto','target_lang':'French'}"));
    }

    @ParameterizedTest
    @CsvSource({
        "ja, Japanese",
        "zh, Chinese",
        "zh-CN, Chinese",
        "zh-Hant, Traditional Chinese",
        "zh-TW, Traditional Chinese",
        "yue, Cantonese",
        "en-US, English",
        "pt-BR, Portuguese",
        "nb, Norwegian Bokmål",
        "fil, Tagalog",
        "'', auto",
        "und, auto"
    })
    void languagesGoByTheirEnglishNames(String tag, String name) {
        assertThat(QwenMtDialect.language(tag)).isEqualTo(name);
    }

    @Test
    void aStreamThatRepeatsTheWholeIsShownOnce() throws InterruptedException {
        assertThat(read("qwen-mt-turbo", "Y", "Yes", "Yes", "Yes, I")).isEqualTo("Yes, I");
        assertThat(heard.deltas()).doesNotContain("YYes");
    }

    @Test
    void aGatewayThatTellsAnotherModelOrNoneIsUnderstoodByItsPieces() throws InterruptedException {
        assertThat(read("", "Yes", "Yes.")).isEqualTo("Yes.");
    }

    @Test
    void soIsOneThatSendsPieces() throws InterruptedException {
        assertThat(read("my-translator", "Yes", ",", " I", " did")).isEqualTo("Yes, I did");
    }

    @Test
    void aSecondThoughtReplacesWhatWasShown() throws InterruptedException {
        assertThat(read("qwen-mt-plus", "I", "I am", "I was there")).isEqualTo("I was there");
    }

    @Test
    void aStreamOfPiecesIsJoined() throws InterruptedException {
        assertThat(read("qwen-mt-flash", "I", " did", " not", " laugh", ".")).isEqualTo("I did not laugh.");
    }

    @Test
    void piecesFromAModelThatShouldRepeatAreJoinedToo() throws InterruptedException {
        assertThat(read("qwen-mt-turbo", "Good", " morning", ".")).isEqualTo("Good morning.");
    }

    @Test
    void anAnswerCanComeAtOnce() throws InterruptedException {
        server.enqueue(Wire.json(
                200,
                "{\"model\":\"qwen-mt-plus\",\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":"
                        + "{\"role\":\"assistant\",\"content\":\"Hi\"}}],\"usage\":{\"prompt_tokens\":53,"
                        + "\"completion_tokens\":9}}"));
        send(at(PATH), Wire.AT_ONCE);
        assertThat(heard.answer()).isEqualTo(new LlmAnswer("Hi", "qwen-mt-plus", "stop", new Usage(53, 9, 0)));
    }

    @Test
    void errorsAreToldByTheirKind() throws InterruptedException {
        final Problem problem = refusedWith(
                401,
                "{'error':{'message':'Incorrect API key provided.','type':'invalid_request_error','param':null,"
                        + "'code':'invalid_api_key'},'request_id':'x'}");
        assertThat(problem.kind()).isEqualTo(Problem.Kind.KEY_REFUSED);
    }

    @Test
    void onlyTranslationModelsAreListed() throws Exception {
        server.enqueue(Wire.json(200, "{\"data\":[{\"id\":\"qwen-max\"},{\"id\":\"qwen-mt-turbo\"}]}"));
        assertThat(new ModelList(transport).fetch(at(PATH), dialect()).get(20, TimeUnit.SECONDS))
                .containsExactly("qwen-mt-turbo");
    }
}
