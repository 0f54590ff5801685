package dev.sukashi.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.desktop.SystemFolders;
import dev.sukashi.i18n.Messages;
import dev.sukashi.settings.SecretFile;
import dev.sukashi.settings.Settings;
import dev.sukashi.settings.SettingsFile;
import dev.sukashi.settings.TranslatorSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A simple-one-api configuration is taken over whole, and nothing of the player's is lost. */
class ImportCommandTest {
    private static final String JSON = """
            {
              "server_port": ":9090", "load_balancing": "random",
              "proxy": {"type": "http", "http_proxy": "http://127.0.0.1:7890", "strategy": "default"},
              "services": {
                "openai": [
                  {"models": ["deepseek-chat"], "enabled": true, "credentials": {"api_key": "sk-deep"},
                   "server_url": "https://api.deepseek.com/v1", "limit": {"qps": 2, "rpm": 60, "concurrency": 3}},
                  {"models": ["llama3-70b"], "enabled": true, "use_proxy": true,
                   "credential_list": [{"api_key": "nvapi-1"}, {"api_key": "nvapi-2"},
                                       {"api_key": "nvapi-off", "enabled": false}],
                   "model_redirect": {"meta/llama3-70b-instruct": "llama3-70b"},
                   "server_url": "https://integrate.api.nvidia.com/v1"},
                  {"models": ["off"], "enabled": false, "credentials": {"api_key": "sk-off"}},
                  {"models": ["yi-large"], "enabled": true, "credentials": {"api_key": "xxx"},
                   "server_url": "https://api.lingyiwanwu.com/v1"}
                ],
                "huoshan": [
                  {"models": ["doubao32k"], "enabled": true, "credentials": {"api_key": "ark-1"},
                   "model_map": {"doubao32k": "ep-20240612090709-hzjz5"}},
                  {"models": ["doubao32k"], "enabled": true,
                   "credentials": {"access_key": "a", "secret_key": "b"}}
                ],
                "xinghuo": [{"models": ["spark-lite"], "enabled": true, "server_url": "wss://spark-api.xf-yun.com/v1.1/chat",
                   "credentials": {"appid": "1", "api_key": "ak", "api_secret": "as"}}],
                "qianfan": [
                  {"models": ["ERNIE-Speed-8K"], "enabled": true,
                   "credentials": {"api_key": "q1", "secret_key": "q2"}},
                  {"models": ["ernie-speed-8k"], "enabled": true, "server_url": "https://qianfan.baidubce.com/v2",
                   "credentials": {"api_key": "ALTAK", "secret_key": "sec"}}
                ],
                "azure": [{"models": ["gpt-4o"], "enabled": true, "credentials": {"api_key": "az"},
                   "server_url": "https://r.openai.azure.com/openai/deployments/d/completions?api-version=2024-02-01"}],
                "gemini": [{"models": ["gemini-2.0-flash"], "enabled": true, "credentials": {"api_key": "AIza"}}],
                "claude": [{"models": ["claude-sonnet-4-5"], "enabled": true, "credentials": {"api_key": "sk-ant"}}],
                "zhipu": [{"models": ["glm-4", "glm-4-flash"], "enabled": true, "credentials": {"api_key": "z"}}],
                "groq": [{"enabled": true, "credentials": {"api_key": "gsk_1"}}],
                "ollama": [{"models": ["llama2"], "enabled": true, "server_url": "http://127.0.0.1:11434/api/chat"}],
                "hunyuan": [{"models": ["hunyuan-lite"], "enabled": true,
                   "credentials": {"secret_id": "i", "secret_key": "k"}}],
                "minimax": [{"models": ["abab6-chat"], "enabled": true, "credentials": {"group_id": "1", "api_key": "m"}}]
              }
            }""";

    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void everyServiceOfADialectOfOursIsImportedAndTheRestRefusedWithAReason() throws IOException {
        assertThat(importing(JSON)).isZero();

        assertThat(out().lines().filter(row -> row.startsWith("imported")))
                .containsExactly(
                        "imported\topenai[0]\topenai-deepseek-chat",
                        "imported\topenai[1]\topenai-meta-llama3-70b-instruct",
                        "imported\topenai[3]\topenai-yi-large",
                        "imported\thuoshan[0]\thuoshan-ep-20240612090709-hzjz5",
                        "imported\txinghuo[0]\txinghuo-lite",
                        "imported\tqianfan[1]\tqianfan-ernie-speed-8k",
                        "imported\tazure[0]\tazure-gpt-4o",
                        "imported\tgemini[0]\tgemini-gemini-2.0-flash",
                        "imported\tclaude[0]\tclaude-claude-sonnet-4-5",
                        "imported\tzhipu[0]\tzhipu-glm-4\tzhipu-glm-4-flash",
                        "imported\tgroq[0]\tgroq-llama3-8b-8192",
                        "imported\tollama[0]\tollama-llama2");
        assertThat(out().lines().filter(row -> row.startsWith("refused")).map(row -> row.split("\t", -1)[1]))
                .containsExactly("openai[2]", "huoshan[1]", "qianfan[0]", "hunyuan[0]", "minimax[0]");
        assertThat(out().lines().filter(row -> row.startsWith("refused")))
                .allMatch(row -> row.split("\t", -1)[2].length() > 10);
    }

    @Test
    void addressesModelsLimitsAndProxiesComeOver() throws IOException {
        importing(JSON);

        final TranslatorSettings deepseek = translator("openai-deepseek-chat");
        assertThat(deepseek.url()).isEqualTo("https://api.deepseek.com/v1");
        assertThat(deepseek.proxy()).isEmpty();
        assertThat(settingsText()).contains("\"requestsPerMinute\" : 60").contains("\"concurrency\" : 3");
        final TranslatorSettings nvidia = translator("openai-meta-llama3-70b-instruct");
        assertThat(nvidia.model()).isEqualTo("meta/llama3-70b-instruct");
        assertThat(nvidia.proxy()).isEqualTo("http://127.0.0.1:7890");
        assertThat(translator("azure-gpt-4o").url())
                .isEqualTo("https://r.openai.azure.com/openai/deployments/d/chat/completions?api-version=2024-02-01");
        assertThat(translator("ollama-llama2").url()).isEqualTo("http://127.0.0.1:11434/v1");
        assertThat(translator("xinghuo-lite").url()).isEqualTo("https://spark-api-open.xf-yun.com/v1");
        assertThat(translator("gemini-gemini-2.0-flash").provider()).isEqualTo("gemini");
        assertThat(err())
                .contains("openai[1]: The model map has “meta/llama3-70b-instruct” and “llama3-70b” the wrong way");
    }

    @Test
    void keysGoToTheKeyStoreAloneAndPlaceholdersAreFlagged() throws IOException {
        importing(JSON);

        final SecretFile secrets = new SecretFile(home.resolve("secrets.json"));
        assertThat(secrets.read("openai-deepseek-chat")).contains("sk-deep");
        assertThat(secrets.read("openai-meta-llama3-70b-instruct")).contains("nvapi-1|nvapi-2");
        assertThat(secrets.read("xinghuo-lite")).contains("ak:as");
        assertThat(secrets.read("qianfan-ernie-speed-8k")).contains("ALTAK:sec");
        assertThat(secrets.read("openai-yi-large")).isEmpty();
        assertThat(err()).contains("openai[3]: “api_key” is a placeholder");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("secrets.json"))))
                .isEqualTo("rw-------");
        assertThat(settingsText() + out() + err()).doesNotContain("sk-deep").doesNotContain("nvapi-");
        assertThat(translator("openai-deepseek-chat").key()).isEqualTo("stored");
        assertThat(translator("openai-yi-large").key()).isEmpty();
    }

    @Test
    void nothingIsOverwrittenAndASecondImportMakesCopies() throws IOException {
        Files.writeString(
                home.resolve("settings.json"),
                "{\"future\":1,\"translators\":[{\"id\":\"ollama-llama2\",\"model\":\"mine\",\"url\":\"http://127.0.0.1:1\"}]}");
        new SecretFile(home.resolve("secrets.json")).write("zhipu-glm-4", "mine");

        assertThat(importing(JSON)).isZero();
        assertThat(importing(JSON)).isZero();

        assertThat(translator("ollama-llama2").model()).isEqualTo("mine");
        assertThat(translator("ollama-llama2-2").model()).isEqualTo("llama2");
        assertThat(translator("ollama-llama2-3").model()).isEqualTo("llama2");
        assertThat(new SecretFile(home.resolve("secrets.json")).read("zhipu-glm-4"))
                .contains("mine");
        assertThat(new SecretFile(home.resolve("secrets.json")).read("zhipu-glm-4-2"))
                .contains("z");
        assertThat(settingsText()).contains("future");
        assertThat(translator("ollama-llama2-2").enabled()).isFalse();
    }

    @Test
    void theFirstTranslatorAPlayerHasIsSwitchedOn() throws IOException {
        importing(JSON);

        assertThat(settings().firstTranslator().orElseThrow().id()).isEqualTo("openai-deepseek-chat");
        assertThat(settings().translators().stream().filter(TranslatorSettings::enabled))
                .hasSize(1);
        assertThat(err()).contains("“openai-deepseek-chat” is switched on, and no other;");
    }

    @Test
    void yamlIsReadAsWell() throws IOException {
        final String yaml = """
                # my gateway
                server_port: ":9090"
                proxy:
                  type: socks5
                  socks5_proxy: 127.0.0.1:1080
                  strategy: force_all
                services:
                  openai:
                    - models: [gpt-4o, gpt-4o-mini]
                      enabled: true
                      credentials:
                        api_key: "sk-yaml"
                      model_map:
                        gpt-4o: gpt-4o-2024-08-06
                      limit: {qps: 0.5}
                  cozecn:
                    - models: [bot]
                      enabled: true
                """;

        assertThat(importing(yaml)).isZero();

        assertThat(out().lines().findFirst())
                .contains("imported\topenai[0]\topenai-gpt-4o-2024-08-06\topenai-gpt-4o-mini");
        assertThat(out()).contains("refused\tcozecn[0]\t");
        assertThat(translator("openai-gpt-4o-mini").proxy()).isEqualTo("socks5://127.0.0.1:1080");
        assertThat(translator("openai-gpt-4o-mini").provider()).isEqualTo("openai");
        assertThat(settingsText()).contains("\"requestsPerMinute\" : 30");
    }

    @Test
    void theFilesOwnRedirectsAreResolvedUnlessAnotherServiceAnswersThem() throws IOException {
        importing("""
                {"model_redirect": {"gpt-4": "deepseek-chat", "mine": "glm-4", "wire": "wire-2", "all": "random"},
                 "services": {
                   "openai": [{"models": ["gpt-4", "mine", "alias"], "enabled": true, "credentials": {"api_key": "k"},
                               "model_map": {"alias": "wire"}}],
                   "zhipu": [{"models": ["glm-4"], "enabled": true, "credentials": {"api_key": "z"}}]}}""");

        assertThat(out().lines())
                .containsExactly(
                        "imported\topenai[0]\topenai-deepseek-chat\topenai-mine\topenai-wire-2",
                        "imported\tzhipu[0]\tzhipu-glm-4");
        assertThat(err()).contains("openai[0]: The file redirects “gpt-4” to “deepseek-chat”");
    }

    @Test
    void whatIsLeftOutIsSaid() throws IOException {
        importing("""
                {"load_balancing": "random", "services": {"openai": [
                  {"models": ["m"], "enabled": true, "credentials": {"api_key": "k"}, "limit": {"timeout": 9}}]}}""");

        assertThat(err()).contains("“load_balancing” was left out").contains("openai[0]: Its time-out was left out");
    }

    @Test
    void anAliasIsSaidNotToBeFollowedAndItsNameIsNoKey() throws IOException {
        importing("""
                keys: &c {api_key: sk-real}
                one: &k sk-real
                yes: &on true
                services:
                  openai:
                    - {models: [m], enabled: true, credentials: *c}
                    - {models: [n], enabled: true, credentials: {api_key: *k}}
                    - {models: [o], enabled: *on}
                    - *c
                """);

        assertThat(out().lines())
                .contains("imported\topenai[0]\topenai-m", "imported\topenai[1]\topenai-n")
                .anyMatch(row -> row.startsWith("refused\topenai[2]\tIt uses a YAML alias"))
                .anyMatch(row -> row.startsWith("refused\topenai[3]\tIt uses a YAML alias"));
        assertThat(err())
                .contains("openai[0]: It uses a YAML alias", "openai[1]: It uses a YAML alias")
                .doesNotContain("It has no key");
        assertThat(new SecretFile(home.resolve("secrets.json")).read("openai-n"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "{\"services\":{\"openai\":[{\"enabled\":true,\"models\":[\"m\"],\"credentials\":{\"api_key\":\"k-1\"},\"limit\":{\"qps\":1e400,\"rpm\":-5,\"tpm\":\"many\",\"concurrency\":99999999999999999999999}}]}} # imported\topenai[0]\topenai-m",
                "{\"services\":{\"openai\":[{\"enabled\":true,\"models\":[{},3,null,\" \"]}]}} # refused\topenai[0]",
                "{\"services\":{\"openai\":[7,{\"enabled\":\"yes\",\"models\":\"m\"}]}} # refused\topenai[0]",
                "{\"services\":{\"openai\":{\"enabled\":true}}} # refused\topenai",
                "{\"services\":{\"openai\":[{\"enabled\":true,\"models\":[\"m\"],\"credentials\":[1],\"credential_list\":\"x\",\"server_url\":{},\"model_map\":[],\"use_proxy\":true,\"timeout\":\"x\"}],\"o\\tp\\n\":[{\"enabled\":true}]},\"proxy\":3} # imported\topenai[0]\topenai-m",
            })
    void whatIsOfTheWrongTypeIsLeftOut(String config, String row) throws IOException {
        importing(config);

        assertThat(out()).startsWith(row);
        assertThat(err()).doesNotContain("unexpected");
    }

    @Test
    void aBombOfAliasesDoesNotGoOff() throws IOException {
        final StringBuilder yaml = new StringBuilder("a0: &a0 [lol, lol, lol]\n");
        for (int i = 1; i < 30; i++) {
            final String before = "*a" + (i - 1);
            yaml.append("a%d: &a%d [%s, %s, %s, %s]\n".formatted(i, i, before, before, before, before));
        }
        yaml.append("services:\n  openai:\n    - enabled: true\n      models: *a29\n");

        assertThat(importing(yaml.toString())).isEqualTo(1);
        assertThat(out()).startsWith("refused\topenai[0]");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"services\":', JSON or YAML",
        "'a: [', JSON or YAML",
        "'[]', JSON or YAML",
        "'{}', services",
        "'', JSON or YAML"
    })
    void whatIsNoConfigurationIsOneSentence(String content, String said) throws IOException {
        assertThat(importing(content)).isEqualTo(1);

        assertThat(err().lines()).singleElement().asString().contains(said);
        assertThat(home.resolve("settings.json")).doesNotExist();
    }

    @Test
    void nestingWithoutEndAndTooMuchAreRefused() throws IOException {
        assertThat(importing("{\"services\":" + "[".repeat(100_000))).isEqualTo(1);
        assertThat(importing("services: " + "[".repeat(100_000))).isEqualTo(1);
        assertThat(importing(" ".repeat(3 << 20))).isEqualTo(1);
        assertThat(importing("{\"services\":" + "9".repeat(100_000) + "}")).isEqualTo(1);
    }

    @Test
    void anUnknownFormatOrFileIsSaid() {
        assertThat(run("import", "other", "f.json")).isEqualTo(2);
        assertThat(run("import", "simple-one-api", home.resolve("absent.json").toString()))
                .isEqualTo(1);
        assertThat(err()).contains("absent.json");
        assertThat(run("import", "simple-one-api")).isEqualTo(2);
    }

    private int importing(String content) throws IOException {
        final Path file = Files.writeString(home.resolve("config"), content);
        out.reset();
        err.reset();
        return run("import", "simple-one-api", file.toString());
    }

    private Settings settings() {
        return new SettingsFile(home.resolve("settings.json")).load().settings();
    }

    private TranslatorSettings translator(String id) {
        return settings().translator(id).orElseThrow();
    }

    private String settingsText() throws IOException {
        return Files.readString(home.resolve("settings.json"));
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
