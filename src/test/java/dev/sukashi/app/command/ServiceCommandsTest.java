package dev.sukashi.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sukashi.desktop.SystemFolders;
import dev.sukashi.i18n.Messages;
import dev.sukashi.prompt.PromptFormat;
import dev.sukashi.settings.TranslatorSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Test button and the list of models, by command, against a service on loopback. */
class ServiceCommandsTest {
    private static final String STREAM = """
            data: {"model":"m-real","choices":[{"delta":{"content":"Good"}}]}

            data: {"model":"m-real","choices":[{"delta":{"content":" morning."},"finish_reason":"stop"}]}

            data: {"choices":[],"usage":{"prompt_tokens":21,"completion_tokens":4}}

            data: [DONE]

            """;
    private static final String MODELS = """
            {"object":"list","data":[{"id":"deepseek-chat"},{"id":"deepseek-reasoner"},{"id":"whisper"}]}""";

    @TempDir
    Path home;

    private final MockWebServer service = new MockWebServer();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void start() throws IOException {
        service.start();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aTranslatorThatWorksIsOneRow() throws Exception {
        settings("\"model\":\"m\",\"key\":\"stored\"");
        Files.writeString(home.resolve("secrets.json"), "{\"main\":\"sk-stored\"}");
        answer(200, "text/event-stream", STREAM);

        assertThat(run("test", "main")).isZero();

        assertThat(out()).matches("ok\tm-real\t\\d+\t\\d+\t21/4\tGood morning\\.\n");
        assertThat(err()).isEmpty();
        final RecordedRequest request = service.takeRequest();
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer sk-stored");
    }

    @Test
    void asJsonItTellsAllAndTheFailureToo() throws Exception {
        settings("\"model\":\"m\"");
        answer(200, "text/event-stream", STREAM);
        assertThat(run("test", "--json", "main")).isZero();
        assertThat(json().get("ok").booleanValue()).isTrue();
        assertThat(json().get("usage").get("input").intValue()).isEqualTo(21);

        out.reset();
        answer(401, "application/json", "{\"error\":{\"message\":\"bad key\"}}");
        assertThat(run("test", "--json", "main")).isEqualTo(1);
        assertThat(json().get("ok").booleanValue()).isFalse();
        assertThat(json().get("problem").textValue()).isEqualTo("KEY_MISSING");
        assertThat(json().get("error").textValue()).isEqualTo(err().strip());
    }

    @Test
    void aWrongModelIsNamedWithThoseThatLookLikeIt() throws Exception {
        settings("\"model\":\"deepseek-chta\"");
        answer(404, "application/json", "{\"error\":{\"message\":\"model not found\"}}");
        answer(200, "application/json", MODELS);

        assertThat(run("test", "main")).isEqualTo(1);

        assertThat(out()).isEmpty();
        assertThat(err().strip())
                .isEqualTo("The service has no model “deepseek-chta”."
                        + " Choose one that it has, such as deepseek-chat, deepseek-reasoner.");
    }

    @Test
    void aWrongAddressSaysWhatWasTried() throws Exception {
        settings("\"model\":\"m\"");
        answer(404, "text/html", "<html><title>Not Found</title></html>");
        answer(404, "text/html", "<html><title>Not Found</title></html>");

        assertThat(run("test", "main")).isEqualTo(1);

        assertThat(err()).contains(service.url("/v1/chat/completions").toString());
    }

    @Test
    void anEmptyPurseIsTheServicesWord() throws Exception {
        settings("\"model\":\"m\"");
        answer(402, "application/json", "{\"error\":{\"message\":\"Insufficient Balance\"}}");

        assertThat(run("test", "main")).isEqualTo(1);

        assertThat(err()).contains("402").contains("no balance").contains("Insufficient Balance");
    }

    @Test
    void tooManyRequestsSaysUntilWhen() throws Exception {
        settings("\"model\":\"m\"");
        service.enqueue(new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", "600")
                .addHeader("Content-Type", "application/json")
                .body("{\"error\":{\"message\":\"slow down\"}}")
                .build());

        assertThat(run("test", "main")).isEqualTo(1);

        assertThat(err()).containsPattern("Ask again after \\d\\d:\\d\\d:\\d\\d\\. slow down");
    }

    @Test
    void aDeadProxyIsToldFromADeadService() throws Exception {
        Files.writeString(
                home.resolve("settings.json"),
                "{\"translators\":[{\"id\":\"main\",\"url\":\"http://service.invalid/v1\",\"model\":\"m\","
                        + "\"proxy\":\"http://127.0.0.1:1\"}]}");

        assertThat(run("test", "main")).isEqualTo(1);

        assertThat(err()).contains("The proxy http://127.0.0.1:1 does not answer");
    }

    @Test
    void aModelThatOnlyThinksIsToldApart() throws Exception {
        settings("\"model\":\"m\"");
        answer(200, "text/event-stream", """
                data: {"choices":[{"delta":{"reasoning_content":"Hm"}}]}

                data: {"choices":[{"delta":{},"finish_reason":"length"}]}

                data: [DONE]

                """);

        assertThat(run("test", "main")).isEqualTo(1);

        assertThat(err()).contains("only thought").contains("length");
    }

    @Test
    void aKeyThatIsNotStoredIsNamedBeforeAnythingIsSent() throws Exception {
        settings("\"model\":\"m\",\"key\":\"stored\"");

        assertThat(run("test", "main")).isEqualTo(1);

        assertThat(err()).contains("“main”").contains("secrets.json");
        assertThat(service.getRequestCount()).isZero();
    }

    @Test
    void aLocalServerThatCannotStartIsTheAnswer() throws Exception {
        Files.writeString(
                home.resolve("settings.json"),
                "{\"translators\":[{\"id\":\"main\",\"url\":\"http://127.0.0.1:1/v1\",\"model\":\"m\","
                        + "\"server\":{\"command\":[\"no-such-program-anywhere\"]}}]}");

        assertThat(run("test", "main")).isEqualTo(1);
        assertThat(err()).contains("no-such-program-anywhere");
        err.reset();
        assertThat(run("translate", "猫")).isEqualTo(1);
        assertThat(err()).contains("no-such-program-anywhere");
    }

    @Test
    void aSakuraModelIsAskedInItsOwnWordsAndAgainWhereItRepeatsItself() throws Exception {
        settings("\"model\":\"sakura-14b-qwen2.5-v1.0\"");
        answer(200, "text/event-stream", content("啊".repeat(200)));
        answer(200, "text/event-stream", content("猫。"));

        assertThat(run("translate", "猫だ。")).isZero();

        assertThat(out()).isEqualTo("猫。\n");
        final JsonNode first = body(service.takeRequest());
        final JsonNode second = body(service.takeRequest());
        assertThat(first.get("messages").get(1).get("content").textValue()).isEqualTo("将下面的日文文本翻译成中文：猫だ。");
        assertThat(first.get("temperature").doubleValue()).isEqualTo(0.1);
        assertThat(first.get("top_p").doubleValue()).isEqualTo(0.3);
        assertThat(first.has("frequency_penalty")).isFalse();
        assertThat(second.get("frequency_penalty").doubleValue()).isEqualTo(0.1);
    }

    @Test
    void aModelThatNeverStopsRepeatingItselfIsSaidToDoSo() throws Exception {
        settings("\"model\":\"any\",\"format\":\"galtransl-3\"");
        for (int i = 0; i < 4; i++) {
            answer(200, "text/event-stream", content("啊".repeat(200)));
        }

        assertThat(run("translate", "猫だ。")).isEqualTo(1);

        assertThat(err()).contains("repeats itself");
        assertThat(service.getRequestCount()).isEqualTo(4);
    }

    @Test
    void theModelsOfAServiceAreRows() throws Exception {
        settings("\"model\":\"m\"");
        answer(200, "application/json", MODELS);
        assertThat(run("models", "main")).isZero();
        assertThat(out()).isEqualTo("deepseek-chat\ndeepseek-reasoner\n");

        out.reset();
        answer(200, "application/json", MODELS);
        assertThat(run("models", "main", "--json")).isZero();
        assertThat(json().get("models")).hasSize(2);
        assertThat(json().get("from").textValue()).isEqualTo("service");

        answer(401, "application/json", "{}");
        assertThat(run("models", "main")).isEqualTo(1);
        assertThat(run("models", "nobody")).isEqualTo(1);
        assertThat(run("test", "nobody")).isEqualTo(1);
        assertThat(run("test")).isEqualTo(2);
    }

    @Test
    void theCatalogueIsAResult() throws Exception {
        assertThat(run("providers", "--json")).isZero();
        assertThat(json().isArray()).isTrue();
        out.reset();
        assertThat(run("providers")).isZero();
        assertThat(out().lines()).allMatch(row -> row.split("\t", -1).length == 6);
    }

    @Test
    void everyPromptFormatCanBeSet() {
        assertThat(TranslatorSettings.FORMATS).isEqualTo(PromptFormat.ids());
    }

    private void settings(String more) throws IOException {
        Files.writeString(
                home.resolve("settings.json"),
                "{\"translators\":[{\"id\":\"main\",\"url\":\"%s\",%s}]}".formatted(service.url("/v1"), more));
    }

    private void answer(int status, String type, String body) {
        service.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", type)
                .body(body)
                .build());
    }

    private static String content(String text) {
        return "data: {\"choices\":[{\"delta\":{\"content\":\"" + text + "\"},\"finish_reason\":\"stop\"}]}\n\n"
                + "data: [DONE]\n\n";
    }

    private static JsonNode body(RecordedRequest request) throws IOException {
        assertThat(request.getBody()).isNotNull();
        return new ObjectMapper().readTree(request.getBody().utf8());
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out());
    }

    private int run(String... words) {
        return SukashiCommand.run(
                new CommandContext(
                        new SystemFolders(home, home.resolve("cache")),
                        new Messages(Locale.ENGLISH),
                        Map.of(),
                        new ByteArrayInputStream(new byte[0]),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8)),
                words);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
