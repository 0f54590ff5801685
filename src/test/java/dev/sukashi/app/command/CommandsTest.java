package dev.sukashi.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sukashi.desktop.SystemFolders;
import dev.sukashi.i18n.Messages;
import dev.sukashi.line.Cost;
import dev.sukashi.line.Line;
import dev.sukashi.line.LineEvent;
import dev.sukashi.line.SourceKind;
import dev.sukashi.line.Usage;
import dev.sukashi.settings.Settings;
import dev.sukashi.settings.SettingsFile;
import dev.sukashi.store.History;
import dev.sukashi.testing.ScriptedModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of the command line: exit codes, and results alone on standard output. */
class CommandsTest {
    @TempDir
    Path home;

    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void withoutAnLlmTheReaderExplainsEachTextInARow() {
        assertThat(run("", "translate", "昨日、学校へ行きました。", "猫が好きです。")).isZero();

        assertThat(out().lines()).hasSize(2);
        assertThat(out()).contains("yesterday").contains("school").contains("cat");
        assertThat(err()).isEmpty();
    }

    @Test
    void linesOfStandardInputKeepTheirRows() {
        assertThat(run("学校\n\n猫\n", "translate", "-")).isZero();

        assertThat(out().split("\n", -1)).hasSize(4);
        assertThat(out().split("\n", -1)[1]).isEmpty();
    }

    @Test
    void aTextIsTranslatedByTheConfiguredModelWithItsKey() throws Exception {
        try (ScriptedModel model = new ScriptedModel()) {
            environment.put("MY_KEY", "sk-test");
            assertThat(run("", "setup", "--url", model.url(), "--model", "m", "--key-env", "MY_KEY", "--to", "fr"))
                    .isZero();
            final CompletableFuture<Integer> exit =
                    CompletableFuture.supplyAsync(() -> run("", "translate", "--json", "猫\nです"));
            final ScriptedModel.Request request = model.next();
            request.say("C'est un\nchat").end();

            assertThat(exit.join()).isZero();
            final JsonNode row = new ObjectMapper().readTree(out());
            assertThat(row.get("translation").asText()).isEqualTo("C'est un\nchat");
            assertThat(row.get("translator").asText()).isEqualTo("main");
            assertThat(request.authorization()).isEqualTo("Bearer sk-test");
            assertThat(request.body().get("messages").get(0).get("content").asText())
                    .contains("Japanese into French");
        }
        assertThat(Files.readString(home.resolve("settings.json"))).doesNotContain("sk-test");
    }

    @Test
    void whereTheFirstTranslatorCannotTheNextAnswersOnTheCommandLineToo() throws Exception {
        try (ScriptedModel model = new ScriptedModel()) {
            Files.writeString(home.resolve("settings.json"), """
                    {"translators":[{"id":"a","url":"http://127.0.0.1:1/v1","model":"m","key":"env:UNSET","fallback":["b"]},
                     {"id":"b","url":"%s","model":"m","enabled":false}]}""".formatted(model.url()));
            final CompletableFuture<Integer> exit =
                    CompletableFuture.supplyAsync(() -> run("", "translate", "--json", "猫"));
            model.next().say("cat").end();

            assertThat(exit.join()).isZero();
            final JsonNode row = new ObjectMapper().readTree(out());
            assertThat(row.get("translator").asText()).isEqualTo("a");
            assertThat(row.get("answeredBy").asText()).isEqualTo("b");
        }
    }

    @Test
    void theHistoryIsSearchedAndItsUsageSummed() throws Exception {
        final Instant time = Instant.parse("2026-11-20T12:00:00Z");
        try (History history = History.open(
                new SystemFolders(home, home.resolve("cache")).database(), Clock.systemUTC(), problem -> {})) {
            history.append(new Line(1, "vn", SourceKind.CLIPBOARD, null, "魔導具の\n光", time));
            history.record(
                    new LineEvent.Finished(1, "main", time, "The magitool's\tlight", new Usage(812, 34, 0)),
                    Optional.of(new Cost(142_200, "USD")));
            history.append(new Line(2, "rpg", SourceKind.CLIPBOARD, null, "魔導具", time));
        }

        assertThat(run("", "history", "search", "魔導具")).isZero();
        assertThat(out().lines())
                .containsExactly(
                        "2026-11-20T12:00:00Z\trpg\t魔導具\t", "2026-11-20T12:00:00Z\tvn\t魔導具の\\n光\tThe magitool's light");
        out.reset();
        assertThat(run("", "history", "usage")).isZero();
        assertThat(out().lines()).containsExactly("vn\tmain\t1\t812\t34\t0\t0.0001422\tUSD");
        out.reset();
        assertThat(run("", "history", "usage", "--game", "vn", "--json")).isZero();
        assertThat(new ObjectMapper().readTree(out()).get("cost").asText()).isEqualTo("0.0001422");
        out.reset();
        assertThat(run("", "history", "usage", "--game", "rpg")).isZero();
        assertThat(out()).isEmpty();
        assertThat(err()).contains("Nothing found.");
    }

    @Test
    void aHistoryThatIsNotThereYetIsEmptyAndNotBegunByLooking() {
        assertThat(run("", "history", "search", "魔導具")).isZero();
        assertThat(new SystemFolders(home, home.resolve("cache")).database()).doesNotExist();
        assertThat(run("", "history")).isEqualTo(CommandContext.USAGE);
        assertThat(run("", "history", "search")).isEqualTo(CommandContext.USAGE);
        assertThat(out()).isEmpty();
    }

    @Test
    void lineBreaksOfATranslationAreWrittenAsBackslashN() throws Exception {
        try (ScriptedModel model = new ScriptedModel()) {
            run("", "setup", "--url", model.url(), "--model", "m");
            final CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(() -> run("", "translate", "猫"));
            model.next().say("a\nb").end();

            assertThat(exit.join()).isZero();
            assertThat(out()).isEqualTo("a\\nb\n");
        }
    }

    @Test
    void aDeadServerIsOneClearSentenceAndExitOne() {
        run("", "setup", "--url", "http://127.0.0.1:1/v1", "--model", "m");
        err.reset();

        assertThat(run("", "translate", "猫")).isEqualTo(1);
        assertThat(out()).isEqualTo("\n");
        assertThat(err().lines()).singleElement().asString().contains("No server answers at http://127.0.0.1:1/v1");
    }

    @Test
    void aKeyVariableThatIsNotSetIsNamed() {
        run("", "setup", "--url", "http://127.0.0.1:1/v1", "--model", "m", "--key-env", "ABSENT");
        err.reset();

        assertThat(run("", "translate", "猫")).isEqualTo(1);
        assertThat(err()).contains("ABSENT");
    }

    @Test
    void anUnknownTranslatorFails() {
        assertThat(run("", "translate", "--translator", "nobody", "猫")).isEqualTo(1);
        assertThat(err()).contains("nobody");
    }

    @Test
    void brokenSettingsAreSaidAndTheCommandWorks() throws IOException {
        Files.writeString(home.resolve("settings.json"), "{\"from\": 7}");

        assertThat(run("", "translate", "猫")).isZero();
        assertThat(out()).contains("cat");
        assertThat(err()).contains("“from”");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "translate",
                "nonsense",
                "--nonsense",
                "trigger",
                "trigger nonsense",
                "setup --url u",
                "translate --from !! x",
                "setup --from !!"
            })
    void wrongUsageIsExitTwo(String words) {
        assertThat(run("", words.split(" "))).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err()).isNotBlank();
    }

    @Test
    void triggerWithoutARunningProgramFails() {
        assertThat(run("", "trigger", "pause")).isEqualTo(1);
        assertThat(err()).contains("not running");
    }

    @Test
    void setupKeepsWhatElseTheSettingsHold() throws IOException {
        Files.writeString(
                home.resolve("settings.json"),
                "{\"future\":1,\"translators\":[{\"id\":\"main\",\"model\":\"old\",\"parameters\":{\"top_p\":1}}]}");

        assertThat(run("", "setup", "--url", "http://127.0.0.1:9/v1", "--model", "new", "--from", "ko"))
                .isZero();
        final Settings settings =
                new SettingsFile(home.resolve("settings.json")).load().settings();
        assertThat(settings.from()).isEqualTo("ko");
        assertThat(settings.firstTranslator().orElseThrow().model()).isEqualTo("new");
        assertThat(settings.firstTranslator().orElseThrow().parameters()).containsKey("top_p");
        assertThat(Files.readString(home.resolve("settings.json"))).contains("future");
    }

    @Test
    void aKeyPastedForItsVariablesNameIsNeitherKeptNorRepeated() {
        assertThat(run("", "setup", "--url", "http://127.0.0.1:9", "--model", "m", "--key-env", "sk-proj-SECRET"))
                .isEqualTo(2);
        assertThat(home.resolve("settings.json")).doesNotExist();
        assertThat(out() + err()).doesNotContain("SECRET");
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.deepseek.com, deepseek",
        "api.deepseek.com/v1/chat/completions, deepseek",
        "https://dashscope.aliyuncs.com/compatible-mode/v1, dashscope",
        "http://localhost:11434/v1, ollama",
        "http://127.0.0.1:8080, llama.cpp",
        "https://generativelanguage.googleapis.com/v1beta, gemini",
        "https://my.own.server/v1, openai-compatible"
    })
    void theServiceIsRecognisedByItsAddress(String url, String provider) {
        assertThat(run("", "setup", "--url", url, "--model", "m")).isZero();

        assertThat(new SettingsFile(home.resolve("settings.json"))
                        .load()
                        .settings()
                        .firstTranslator()
                        .orElseThrow()
                        .provider())
                .isEqualTo(provider);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://h/v1beta?key=AIzaSECRET", "https://me:SECRET@h/v1"})
    void aKeyInThePastedAddressIsNeitherKeptNorRepeated(String url) {
        assertThat(run("", "setup", "--url", url, "--model", "m")).isEqualTo(2);

        assertThat(home.resolve("settings.json")).doesNotExist();
        assertThat(out() + err()).doesNotContain("SECRET");
    }

    @Test
    void aServiceThatIsNamedNeedsNoAddress() {
        assertThat(run("", "setup", "--provider", "claude")).isEqualTo(2);
        assertThat(err()).contains("--model");
        assertThat(run("", "setup", "--provider", "claude", "--model", "m")).isZero();
    }

    @Test
    void whatWasSetUpLastIsUsed() {
        run("", "setup", "--id", "a", "--url", "http://127.0.0.1:1", "--model", "x");
        run("", "setup", "--id", "b", "--url", "http://127.0.0.1:2", "--model", "y");
        run("", "setup", "--id", "a", "--url", "http://127.0.0.1:1", "--model", "z");
        final Settings settings =
                new SettingsFile(home.resolve("settings.json")).load().settings();

        assertThat(settings.translators()).hasSize(2);
        assertThat(settings.firstTranslator().orElseThrow().model()).isEqualTo("z");
    }

    @Test
    void anArgumentThatBeginsWithAnAtSignIsText() throws IOException {
        Files.writeString(home.resolve("file"), "猫");

        assertThat(run("", "translate", "@" + home.resolve("file"))).isZero();
        assertThat(out()).doesNotContain("cat");
    }

    @Test
    void everyRowOfJsonIsAnObjectBlankTextsToo() throws IOException {
        assertThat(run("\uFEFF猫\n\n", "translate", "--json", "-")).isZero();

        final String[] rows = out().split("\n");
        assertThat(rows).hasSize(2);
        assertThat(new ObjectMapper().readTree(rows[0]).get("source").asText()).isEqualTo("猫");
        assertThat(new ObjectMapper().readTree(rows[1]).get("translation").asText())
                .isEmpty();
    }

    @Test
    void helpAndVersionAreResults() {
        assertThat(run("", "--help")).isZero();
        assertThat(out()).contains("translate").contains("trigger").contains("bench");
        assertThat(run("", "--version")).isZero();
        assertThat(out()).contains("Sukashi");
    }

    private int run(String input, String... words) {
        return SukashiCommand.run(
                new CommandContext(
                        new SystemFolders(home, home.resolve("cache")),
                        new Messages(Locale.ENGLISH),
                        environment,
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
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
