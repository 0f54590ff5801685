package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProviderCatalogueTest extends ServerTest {
    private static final ProviderCatalogue CATALOGUE = ProviderCatalogue.load();
    private static final Set<String> DIALECTS = Set.of("openai", "anthropic", "gemini", "cohere", "qwen-mt", "ernie");
    private static final Set<String> LOCAL_OR_OWN = Set.of(
            "ollama",
            "llama.cpp",
            "text-generation-webui",
            "sakura",
            "vllm",
            "sglang",
            "lm-studio",
            "koboldcpp",
            "inhouse-mt",
            "simple-one-api",
            "openai-compatible");

    static List<Provider> all() {
        return CATALOGUE.all();
    }

    @ParameterizedTest
    @CsvSource({
        "openai",
        "azure",
        "xai",
        "x.ai",
        "groq",
        "openrouter",
        "mistral",
        "deepinfra",
        "cerebras",
        "deepseek",
        "dashscope",
        "qwen",
        "volcengine",
        "doubao",
        "moonshot",
        "zhipu",
        "lingyiwanwu",
        "siliconflow",
        "spark",
        "hunyuan",
        "qianfan",
        "ernie",
        "gemini",
        "claude",
        "cohere",
        "nvidia",
        "cloudflare",
        "ollama",
        "llama.cpp",
        "text-generation-webui",
        "tgw",
        "sakura",
        "vllm",
        "sglang",
        "lm-studio",
        "koboldcpp",
        "inhouse-mt",
        "simple-one-api",
        "openai-compatible",
        "OpenAI"
    })
    void everyServiceOfTheListIsThere(String id) {
        assertThat(CATALOGUE.find(id)).as(id).isPresent();
    }

    @ParameterizedTest
    @MethodSource("all")
    void anEntrySaysWhatAPlayerNeeds(Provider provider) {
        assertThat(provider.names()).containsKeys("en", "zh");
        assertThat(DIALECTS).contains(provider.dialect());
        provider.modelDialects().forEach(own -> assertThat(DIALECTS).contains(own.dialect()));
        assertThat(AuthScheme.named(provider.auth(), new TokenSources(Map.of())::find))
                .isNotNull();
        assertThat(Set.of("endpoint", "fixed", "none")).contains(provider.models());
        assertThat(provider.models().equals("fixed"))
                .isEqualTo(!provider.fixedModels().isEmpty());
        assertThat(provider.url() + provider.urlExample()).isNotBlank();
        if (!LOCAL_OR_OWN.contains(provider.id())) {
            assertThat(provider.keyPage()).startsWith("https://");
            assertThat(provider.docsPage()).startsWith("https://");
        }
        if (!provider.notes().isEmpty()) {
            assertThat(provider.notes()).containsKeys("en", "zh");
        }
    }

    @Test
    void aModelCanSpeakADialectOfItsOwn() {
        final Provider dashscope = CATALOGUE.find("dashscope").orElseThrow();
        assertThat(dashscope.dialectOf("qwen-mt-turbo")).isEqualTo("qwen-mt");
        assertThat(dashscope.dialectOf("qwen-plus")).isEqualTo("openai");
    }

    @Test
    void aNewServiceInAKnownDialectIsOneEntry() throws Exception {
        final Provider added = ProviderCatalogue.parse("""
                        [{"id": "newcomer", "names": {"en": "Newcomer", "zh": "新来者"},
                          "url": "http://127.0.0.1:%d/api/v7", "dialect": "openai", "auth": "x-api-key",
                          "headers": {"X-From": "Sukashi"},
                          "rules": [
                            {"models": "^think", "thinking": "off", "set": {"mind": {"awake": false}}},
                            {"rename": {"max_tokens": "limit"}, "clamp": {"temperature": "(0,2]"}, "drop": ["top_k"]},
                            {"stream": true, "set": {"chunked": "yes"}},
                            {"messages": ["single-user"], "roles": {"user": "player"}}],
                          "recommended": ["think-1"]}]
                        """.formatted(server.getPort()))
                .find("NEWCOMER")
                .orElseThrow();
        server.enqueue(Wire.stream(Wire.delta("Hi.") + Wire.done()));
        final LlmEndpoint endpoint = LlmEndpoint.of("", "think-1").withKey(KEY);
        transport
                .adapter(
                        added,
                        endpoint.withParameters(
                                Map.of("max_tokens", number(9), "temperature", number(0), "top_k", number(1))))
                .send(Wire.STREAMED, heard);
        assertThat(heard.answer().text()).isEqualTo("Hi.");
        final var request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/api/v7/chat/completions");
        assertThat(request.getHeaders().get("x-api-key")).isEqualTo(KEY.reveal());
        assertThat(request.getHeaders().get("X-From")).isEqualTo("Sukashi");
        assertThat(Json.value(request.getBody().utf8())).isEqualTo(Json.value("""
                        {"model":"think-1","messages":[{"role":"player","content":"おはよう"}],"stream":true,
                         "stream_options":{"include_usage":true},"temperature":0.01,"limit":9,
                         "mind":{"awake":false},"chunked":"yes"}"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                                                                    | array
            [{"id":"a"}]                                                          | a: an entry needs
            [{"id":"a","dialect":"openai","ruls":[]}]                             | a: unknown field ruls
            [{"id":"a","dialect":"openai","rules":[{"clamp":{"t":"0-1"}}]}]       | a: a range looks like
            [{"id":"a","dialect":"openai","rules":[{"messages":["none"]}]}]       | a:
            [{"id":"a","dialect":"openai"},{"id":"b","aliases":["A"],"dialect":"openai"}] | two entries are called A
            """)
    void aMistakeInTheCatalogueIsNamed(String json, String said) {
        assertThatThrownBy(() -> ProviderCatalogue.parse(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
    }

    private static JsonNode number(int value) {
        return IntNode.valueOf(value);
    }
}
