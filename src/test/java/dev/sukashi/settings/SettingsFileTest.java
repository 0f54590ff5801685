package dev.sukashi.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.line.Cost;
import dev.sukashi.line.Prices;
import dev.sukashi.line.Problem;
import dev.sukashi.line.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    @TempDir
    Path home;

    private SettingsFile file;

    @BeforeEach
    void nameTheFile() {
        file = new SettingsFile(home.resolve("settings.json"));
    }

    @Test
    void anAbsentFileGivesTheDefaults() {
        final SettingsFile.Loaded loaded = file.load();

        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.settings().from()).isEqualTo("ja");
        assertThat(loaded.settings().to()).isEqualTo("en");
        assertThat(loaded.settings().sources().clipboard()).isTrue();
        assertThat(loaded.settings().maxCharacters()).isEqualTo(10_000);
    }

    @Test
    void howATranslatorIsUsedAmongTheOthersIsRead() throws IOException {
        write("""
                {"showUsage":true, "translators":[
                  {"id":"a","color":"#8fC7E8","fallback":["b","c"],
                   "limits":{"requestsPerMinute":3,"tokensPerMinute":4000,"concurrency":2},
                   "prices":{"input":0.15,"cachedInput":0.075,"output":0.60,"currency":"EUR"}},
                  {"id":"b","prices":{"input":1}}, {"id":"c","enabled":false}]}""");

        final SettingsFile.Loaded loaded = file.load();

        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.settings().showUsage()).isTrue();
        assertThat(loaded.settings().enabledTranslators())
                .extracting(TranslatorSettings::id)
                .containsExactly("a", "b");
        final TranslatorSettings.Policy a =
                loaded.settings().translators().get(0).policy();
        assertThat(a.colour()).isEqualTo("#8fC7E8");
        assertThat(a.fallback()).containsExactly("b", "c");
        assertThat(a.limits()).isEqualTo(new TranslatorSettings.Limits(3, 4000, 2));
        assertThat(a.prices().orElseThrow().of(new Usage(1_000_000, 1_000_000, 500_000)))
                .isEqualTo(new Cost(712_500_000, "EUR"));
        final Prices b =
                loaded.settings().translators().get(1).policy().prices().orElseThrow();
        assertThat(b.of(new Usage(1_000, 50, 1_000))).isEqualTo(new Cost(1_000_000, "USD"));
        assertThat(loaded.settings().translators().get(2).policy()).isEqualTo(TranslatorSettings.Policy.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"color\":\"blue\" | translators[0].color",
                "\"fallback\":\"b\" | translators[0].fallback",
                "\"fallback\":[5] | translators[0].fallback[]",
                "\"fallback\":[\"nobody\"] | translators.a.fallback",
                "\"fallback\":[\"a\"] | translators.a.fallback",
                "\"limits\":{\"requestsPerMinute\":-1} | translators[0].limits.requestsPerMinute",
                "\"limits\":{\"concurrency\":\"two\"} | translators[0].limits.concurrency",
                "\"limits\":7 | translators[0].limits",
                "\"prices\":{\"input\":-0.1} | translators[0].prices.input",
                "\"prices\":{\"currency\":\"dollars\"} | translators[0].prices.currency"
            })
    void aWrongPolicyIsNamedAndTheTranslatorWorksWithoutIt(String wrong, String key) throws IOException {
        write("{\"translators\":[{\"id\":\"a\"," + wrong + "},{\"id\":\"b\"}]}");

        final SettingsFile.Loaded loaded = file.load();

        assertThat(loaded.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.BAD_SETTING);
            assertThat(problem.details()).containsEntry("key", key);
            assertThat(problem.details().get("expected")).isNotEmpty();
        });
        assertThat(loaded.settings().translators().get(0).policy()).isEqualTo(TranslatorSettings.Policy.DEFAULT);
    }

    @Test
    void theContractsExampleIsRead() throws IOException {
        write("""
                {"version":1, "from":"ja", "to":"zh-CN",
                 "translators":[{"id":"main","provider":"openai-compatible","url":"http://127.0.0.1:11434/v1",
                   "model":"qwen3","key":"env:NAME","enabled":true,"parameters":{"temperature":0.3},
                   "headers":{"X-A":"b"},"body":{"think":false},"proxy":""}],
                 "sources":{"clipboard":true,"sockets":["ws://127.0.0.1:6677"]},
                 "bridge":{"enabled":false,"port":6690}}""");

        final SettingsFile.Loaded loaded = file.load();

        assertThat(loaded.problems()).isEmpty();
        final TranslatorSettings main = loaded.settings().firstTranslator().orElseThrow();
        assertThat(main.model()).isEqualTo("qwen3");
        assertThat(main.key()).isEqualTo("env:NAME");
        assertThat(main.parameters().get("temperature").doubleValue()).isEqualTo(0.3);
        assertThat(main.headers()).containsEntry("X-A", "b");
        assertThat(main.body().get("think").booleanValue()).isFalse();
        assertThat(loaded.settings().sources().sockets()).containsExactly("ws://127.0.0.1:6677");
    }

    @Test
    void aLocalServerAFormatAndAStoredKeyAreRead() throws IOException {
        write("""
                {"translators":[{"id":"a","format":"sakura-1.0","key":"stored","server":{
                   "command":["llama-server","-m","{model}"],"model":"/m.gguf","health":"http://127.0.0.1:8080/health"}},
                  {"id":"b","server":{"command":"llama-server -m x"}},
                  {"id":"c","server":{"command":[]}},
                  {"id":"d","format":"nonsense"}]}""");

        final SettingsFile.Loaded loaded = file.load();

        final TranslatorSettings local = loaded.settings().translator("a").orElseThrow();
        assertThat(local.format()).isEqualTo("sakura-1.0");
        assertThat(local.key()).isEqualTo("stored");
        assertThat(local.server())
                .contains(new ServerSettings(
                        List.of("llama-server", "-m", "{model}"), "/m.gguf", "http://127.0.0.1:8080/health"));
        assertThat(loaded.settings().translator("b").orElseThrow().server()).isEmpty();
        assertThat(loaded.settings().translator("d").orElseThrow().format()).isEqualTo("auto");
        assertThat(loaded.problems())
                .extracting(problem -> problem.details().get("key"))
                .contains("translators[1].server.command", "translators[2].server.command", "translators[3].format");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'from':5}                                         | from",
                "{'to':'not a language'}                            | to",
                "{'translators':{}}                                 | translators",
                "{'translators':['x']}                              | translators[0]",
                "{'translators':[{'enabled':'yes'}]}                | translators[0].enabled",
                "{'translators':[{'proxy':'ftp://x'}]}              | translators[0].proxy",
                "{'translators':[{'id':'a'},{'id':'a'}]}            | translators[1].id",
                "{'sources':{'clipboard':1}}                        | sources.clipboard",
                "{'sources':{'sockets':['127.0.0.1']}}              | sources.sockets[]",
                "{'maxCharacters':0}                                | maxCharacters",
                "{'hotkeys':{'pause':1}}                            | hotkeys.pause"
            })
    void aWrongSettingIsNamedAndItsDefaultUsed(String json, String key) throws IOException {
        write(json.replace('\'', '"'));

        final SettingsFile.Loaded loaded = file.load();

        assertThat(loaded.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.BAD_SETTING);
            assertThat(problem.details()).containsEntry("key", key);
            assertThat(problem.details().get("expected")).isNotBlank();
        });
        assertThat(loaded.settings().maxCharacters()).isEqualTo(10_000);
    }

    @Test
    void aKeyPastedIntoTheSettingsIsRefusedAndNeverRepeated() throws IOException {
        write("{\"translators\":[{\"id\":\"main\",\"key\":\"sk-very-secret\"}]}");

        final SettingsFile.Loaded loaded = file.load();

        assertThat(loaded.problems()).hasSize(1);
        assertThat(loaded.toString()).doesNotContain("very-secret");
        assertThat(loaded.settings().firstTranslator().orElseThrow().key()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'a','key':{'value':'sk-secret'}}",
                "{'id':'a','headers':'Bearer sk-secret'}",
                "{'id':'a','headers':{'X':['sk-secret']}}",
                "{'id':'a','body':'sk-secret'}",
                "{'id':'a','proxy':'http://me:sk-secret@h:1'}",
                "'sk-secret'"
            })
    void whereverAKeyWasPastedIntoATranslatorItIsNotRepeated(String entry) throws IOException {
        write(("{'translators':[" + entry + "]}").replace('\'', '"'));

        assertThat(file.load().problems()).hasSize(1);
        assertThat(file.load().problems().toString()).doesNotContain("secret");
    }

    @Test
    void twoEntriesWithoutANameOfTheirOwnDoNotStopTheProgram() throws IOException {
        write("{\"translators\":[{\"id\":\"translator-2\"},{}]}");

        assertThat(file.load().problems()).hasSize(1);
        assertThat(file.load().settings().translators()).hasSize(1);
    }

    @Test
    void settingsThatWorkedAreUsedAfterTheFileBreaks() throws IOException {
        write("{\"to\":\"fr\"}");
        file.keepAsLastGood();
        write("{\"to\":\"de\"} trailing");

        assertThat(file.load().settings().to()).isEqualTo("fr");
        assertThat(file.load().problems()).extracting(Problem::kind).containsExactly(Problem.Kind.BAD_SETTINGS_FILE);
    }

    @Test
    void aBrokenFileIsToldAndTheLastGoodSettingsUsed() throws IOException {
        write("{\"to\":\"fr\"}");
        file.change(root -> root.put("from", "ko"));
        Files.writeString(file.path(), "{\"to\":");

        final SettingsFile.Loaded loaded = file.load();

        assertThat(loaded.problems()).extracting(Problem::kind).containsExactly(Problem.Kind.BAD_SETTINGS_FILE);
        assertThat(loaded.settings().to()).isEqualTo("fr");
        assertThat(file.path()).hasContent("{\"to\":");
    }

    @Test
    void changingABrokenFileSetsItAside() throws IOException {
        write("not json");
        file.change(root -> root.put("to", "de"));

        assertThat(home.resolve("settings.json.broken")).hasContent("not json");
        assertThat(file.load().settings().to()).isEqualTo("de");
        assertThat(file.load().problems()).isEmpty();
    }

    @Test
    void unknownKeysSurviveAChange() throws IOException {
        write("{\"to\":\"fr\",\"future\":{\"a\":[1,2]}}");
        file.change(root -> root.put("to", "de"));

        assertThat(Files.readString(file.path())).contains("\"future\"").contains("\"de\"");
    }

    @Test
    void nothingTemporaryIsLeftBehind() throws IOException {
        file.change(root -> root.put("to", "de"));

        try (var files = Files.list(home)) {
            assertThat(files).containsExactly(file.path());
        }
    }

    private void write(String json) throws IOException {
        Files.writeString(file.path(), json);
    }
}
