package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sukashi.line.Problem;
import java.util.List;
import java.util.Set;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A message that shows a picture, as each protocol writes it, and what becomes of it where none is taken. */
class PicturesTest extends ServerTest {
    private static final ProviderCatalogue CATALOGUE = ProviderCatalogue.load();

    /** {@code AQIDBA==} in base64. */
    private static final ChatImage IMAGE = new ChatImage(new byte[] {1, 2, 3, 4}, "image/png", 800, 120);

    private static final LlmRequest SHOWN = new LlmRequest(
            List.of(
                    new ChatMessage(ChatMessage.Role.SYSTEM, "Read."),
                    new ChatMessage(ChatMessage.Role.USER, "What stands here?", List.of(IMAGE))),
            true);

    @Test
    void openAisChatHasADataAddressAsAPart() throws Exception {
        assertThat(body(new OpenAiDialect()).path("messages"))
                .isEqualTo(json("[{'role':'system','content':'Read.'},{'role':'user','content':["
                        + "{'type':'image_url','image_url':{'url':'data:image/png;base64,AQIDBA=='}},"
                        + "{'type':'text','text':'What stands here?'}]}]"));
    }

    @Test
    void anthropicHasASourceInBase64() throws Exception {
        assertThat(body(new AnthropicDialect()).path("messages"))
                .isEqualTo(json("[{'role':'user','content':[{'type':'image','source':"
                        + "{'type':'base64','media_type':'image/png','data':'AQIDBA=='}},"
                        + "{'type':'text','text':'What stands here?'}]}]"));
    }

    @Test
    void geminiHasInlineData() throws Exception {
        assertThat(body(new GeminiDialect()).path("contents"))
                .isEqualTo(json("[{'role':'user','parts':[{'inlineData':{'mimeType':'image/png','data':'AQIDBA=='}},"
                        + "{'text':'What stands here?'}]}]"));
    }

    @Test
    void cohereHasADataAddressAsAPart() throws Exception {
        assertThat(body(new CohereDialect()).path("messages"))
                .isEqualTo(json("[{'role':'system','content':'Read.'},{'role':'user','content':["
                        + "{'type':'image_url','image_url':{'url':'data:image/png;base64,AQIDBA=='}},"
                        + "{'type':'text','text':'What stands here?'}]}]"));
    }

    @Test
    void neighbouringMessagesOfTheUsersKeepAllTheirPictures() throws Exception {
        final LlmRequest two = new LlmRequest(
                List.of(
                        new ChatMessage(ChatMessage.Role.USER, "one", List.of(IMAGE)),
                        new ChatMessage(ChatMessage.Role.USER, "two", List.of(IMAGE))),
                true);
        final JsonNode parts = new GeminiDialect()
                .request(endpoint(), two, Set.of())
                .body()
                .path("contents")
                .path(0)
                .path("parts");
        assertThat(parts.findValuesAsText("data")).containsExactly("AQIDBA==", "AQIDBA==");
        assertThat(parts.path(2).path("text").asText()).isEqualTo("one\n\ntwo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunyuan-vision", "hunyuan-turbos-vision"})
    void aServiceThatWantsTurnsGetsThePictureToo(String model) throws Exception {
        server.enqueue(Wire.stream(Wire.delta("x") + Wire.finish("stop") + Wire.done()));
        adapter("hunyuan", model).send(SHOWN, heard);
        heard.answer();
        assertThat(sent().path("messages"))
                .isEqualTo(json("[{'role':'system','content':'Read.'},{'role':'user','content':["
                        + "{'type':'image_url','image_url':{'url':'data:image/png;base64,AQIDBA=='}},"
                        + "{'type':'text','text':'What stands here?'}]}]"));
    }

    @ParameterizedTest
    @CsvSource({
        "dashscope, qwen-mt-turbo",
        "openai, gpt-3.5-turbo-1106",
        "deepseek, deepseek-chat",
        "spark, lite",
        "zhipu, glm-4-flash",
        "moonshot, moonshot-v1-8k",
        "cohere, command-a-03-2025",
        "inhouse-mt, /model/translate"
    })
    void aModelThatIsKnownToTakeNoneIsNotAsked(String provider, String model) throws Exception {
        adapter(provider, model).send(SHOWN, heard);
        assertThat(heard.problem()).isEqualTo(Problem.of(Problem.Kind.NO_PICTURES, "model", model, "message", ""));
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void aProtocolWithoutPicturesSaysSo() {
        for (final Dialect dialect : List.of(new ErnieDialect(), new QwenMtDialect())) {
            assertThatThrownBy(() -> dialect.request(endpoint(), SHOWN, Set.of()))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            told -> assertThat(told.problem().kind()).isEqualTo(Problem.Kind.NO_PICTURES));
        }
    }

    @Test
    void itsTextIsSentAllTheSame() throws Exception {
        server.enqueue(Wire.stream(Wire.delta("Good day.") + Wire.finish("stop") + Wire.done()));
        adapter("deepseek", "deepseek-chat").send(Wire.STREAMED, heard);
        assertThat(heard.answer().text()).isEqualTo("Good day.");
    }

    @ParameterizedTest
    @CsvSource({"openai, gpt-4o", "zhipu, glm-4.5v", "moonshot, moonshot-v1-8k-vision-preview", "ollama, qwen3-vl:8b"})
    void aModelThatSeesIsAskedAndSoIsOneThatNobodyKnows(String provider, String model) throws Exception {
        server.enqueue(Wire.stream(Wire.delta("Hello.") + Wire.finish("stop") + Wire.done()));
        adapter(provider, model).send(SHOWN, heard);
        assertThat(heard.answer().text()).isEqualTo("Hello.");
    }

    @Test
    void everyRecommendedModelForPicturesIsOneThatSees() {
        assertThat(CATALOGUE.all())
                .allSatisfy(provider ->
                        assertThat(provider.visionModels()).as(provider.id()).noneMatch(provider::isBlind));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            400 | Invalid content type. image_url is only supported by certain models.
            404 | No endpoints found that support image input
            500 | image input is not supported by this server
            500 | image input is not supported - hint: if this is unexpected, you may need to provide the mmproj
            500 | Failed to parse messages: Unsupported content part type: \\"image_url\\"; messages = [
            400 | Failed to deserialize the JSON body into the target type: messages[0]: unknown variant `image_url`, expected `text` at line 1
            400 | Model do not support image input. Request id: 0217
            400 | this model does not support image input (ref: 1)
            400 | m-1 is not a multimodal model
            400 | At most 0 image(s) may be provided in one request.
            400 | Image input modality is not enabled for models/gemma-3-1b-it
            500 | Failed to create new sequence: this model is missing data required for image input
            400 | 'messages.1' : for 'role:user' the following must be satisfied[('messages.1.content' : value must be a string)]
            400 | 该模型不支持图片输入
            """)
    void aRefusalIsToldAsWhatItIsAndNotRepeated(int status, String message) throws Exception {
        server.enqueue(Wire.json(status, "{\"error\":{\"message\":\"" + message + "\"}}"));
        ask(SHOWN);
        assertThat(heard.problem().kind()).isEqualTo(Problem.Kind.NO_PICTURES);
        assertThat(heard.problem().details())
                .containsEntry("model", "m-1")
                .hasEntrySatisfying("message", said -> assertThat(said).isNotEmpty());
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You uploaded an unsupported image. Please make sure your image has of one the following formats",
                "We do not support image formats other than png",
                "image exceeds 5 MB maximum",
                "Could not process image",
                "temperature is not supported"
            })
    void aPictureThatIsRefusedForItsOwnSakeIsAnotherMatter(String message) throws Exception {
        server.enqueue(Wire.json(400, "{\"error\":{\"message\":\"" + message + "\"}}"));
        ask(SHOWN);
        assertThat(heard.problem().kind()).isEqualTo(Problem.Kind.BAD_REQUEST);
    }

    @Test
    void withoutAPictureTheSameWordsMeanNothingOfTheKind() throws Exception {
        server.enqueue(Wire.json(400, "{\"error\":{\"message\":\"this model does not support image input\"}}"));
        ask(Wire.STREAMED);
        assertThat(heard.problem().kind()).isEqualTo(Problem.Kind.BAD_REQUEST);
    }

    @Test
    void aRefusalInTheStreamIsUnderstoodToo() throws Exception {
        server.enqueue(Wire.stream(
                Wire.event("{\"error\":{\"code\":404,\"message\":\"No endpoints found that support image input\"}}")));
        ask(SHOWN);
        assertThat(heard.problem().kind()).isEqualTo(Problem.Kind.NO_PICTURES);
    }

    @Test
    void aPictureThatAServiceQuotesIsNeverShown() throws Exception {
        final ChatImage large = new ChatImage(new byte[3000], "image/png", 10, 10);
        final String png = "iVBORw0KGgoAAAANSUhEUgAAAG0AAABmCAYAAADBPx+VAAAACXBIWXMAAAsTAAALEwEAmpwYAAAA==";
        server.enqueue(Wire.json(
                400, "{\"error\":{\"message\":\"no: " + large.dataUrl() + " is bad, nor \\\"" + png + "\\\"\"}}"));
        ask(SHOWN);
        assertThat(heard.problem().details()).containsEntry("message", "no: … is bad, nor \"…\"");
        assertThat(new ChatMessage(ChatMessage.Role.USER, "", List.of(large)).toString())
                .contains("image/png, 10×10")
                .doesNotContain("AAAA");
    }

    @Test
    void onlyTheUserShowsPictures() {
        assertThatThrownBy(() -> new ChatMessage(ChatMessage.Role.SYSTEM, "x", List.of(IMAGE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private LlmAdapter adapter(String provider, String model) {
        return transport.adapter(
                CATALOGUE.find(provider).orElseThrow(), endpoint().withModel(model));
    }

    private JsonNode body(Dialect dialect) throws Exception {
        return json(dialect.request(endpoint(), SHOWN, Set.of()).body().toString());
    }

    private JsonNode sent() throws InterruptedException {
        final RecordedRequest request = server.takeRequest();
        return Json.value(request.getBody().utf8()).orElseThrow();
    }

    private static JsonNode json(String text) {
        return Json.value(text.replace('\'', '"')).orElseThrow();
    }
}
