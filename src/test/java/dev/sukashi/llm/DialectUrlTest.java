package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is pasted for "any other service", and for a service of the catalogue. */
class DialectUrlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # pasted                                                                                 | dialect   | key                | address
            https://api.openai.com/v1                                                                | openai    | bearer             | https://api.openai.com/v1/chat/completions
            https://r.openai.azure.com/openai/deployments/d/chat/completions?api-version=2023-12-01-preview | openai | api-key         | https://r.openai.azure.com/openai/deployments/d/chat/completions?api-version=2023-12-01-preview
            https://r.openai.azure.com/openai/deployments/d/chat/completions/?api-version=2024-06-01 | openai    | api-key            | https://r.openai.azure.com/openai/deployments/d/chat/completions?api-version=2024-06-01
            https://r.openai.azure.com/openai/deployments/d?api-version=2024-06-01                   | openai    | api-key            | https://r.openai.azure.com/openai/deployments/d/chat/completions?api-version=2024-06-01
            r.openai.azure.com/openai/deployments/d                                                  | openai    | api-key            | https://r.openai.azure.com/openai/deployments/d/chat/completions?api-version=2024-10-21
            https://r.openai.azure.com                                                               | openai    | api-key            | https://r.openai.azure.com/openai/v1/chat/completions
            https://r.openai.azure.com/openai/                                                       | openai    | api-key            | https://r.openai.azure.com/openai/v1/chat/completions
            https://r.openai.azure.com/openai/v1/                                                    | openai    | api-key            | https://r.openai.azure.com/openai/v1/chat/completions
            https://r.openai.azure.com/openai/v1/chat/completions#                                   | openai    | api-key            | https://r.openai.azure.com/openai/v1/chat/completions
            https://r.cognitiveservices.azure.com/openai/deployments/d/chat/completions?api-version=1| openai    | api-key            | https://r.cognitiveservices.azure.com/openai/deployments/d/chat/completions?api-version=1
            https://r.services.ai.azure.com/openai/v1                                                | openai    | api-key            | https://r.services.ai.azure.com/openai/v1/chat/completions
            https://proxy.test/azure/openai/deployments/d/chat/completions?api-version=1             | openai    | api-key            | https://proxy.test/azure/openai/deployments/d/chat/completions?api-version=1
            192.168.0.9:8000/openai/deployments/d?api-version=1                                      | openai    | api-key            | http://192.168.0.9:8000/openai/deployments/d/chat/completions?api-version=1
            https://generativelanguage.googleapis.com/v1beta/openai                                  | openai    | bearer             | https://generativelanguage.googleapis.com/v1beta/openai/chat/completions
            https://generativelanguage.googleapis.com/v1beta/openai/                                 | openai    | bearer             | https://generativelanguage.googleapis.com/v1beta/openai/chat/completions
            https://generativelanguage.googleapis.com/v1beta/openai/chat/completions                 | openai    | bearer             | https://generativelanguage.googleapis.com/v1beta/openai/chat/completions
            https://proxy.test/gemini/v1beta/openai                                                  | openai    | bearer             | https://proxy.test/gemini/v1beta/openai/chat/completions
            https://generativelanguage.googleapis.com/v1beta                                         | gemini    | x-goog-api-key     | https://generativelanguage.googleapis.com/v1beta
            https://generativelanguage.googleapis.com/v1beta/                                        | gemini    | x-goog-api-key     | https://generativelanguage.googleapis.com/v1beta
            https://generativelanguage.googleapis.com/v1beta/models                                  | gemini    | x-goog-api-key     | https://generativelanguage.googleapis.com/v1beta
            https://generativelanguage.googleapis.com/v1beta/models/                                 | gemini    | x-goog-api-key     | https://generativelanguage.googleapis.com/v1beta
            https://generativelanguage.googleapis.com                                                | gemini    | x-goog-api-key     | https://generativelanguage.googleapis.com/v1beta
            https://generativelanguage.googleapis.com/v1                                             | gemini    | x-goog-api-key     | https://generativelanguage.googleapis.com/v1
            https://generativelanguage.googleapis.com/v1beta/models/g-1:generateContent              | gemini    | x-goog-api-key     | https://generativelanguage.googleapis.com/v1beta
            https://proxy.test/v1/models/g-1:streamGenerateContent?alt=sse                           | gemini    | x-goog-api-key     | https://proxy.test/v1
            https://proxy.test/google/v1beta                                                         | gemini    | x-goog-api-key     | https://proxy.test/google/v1beta
            https://proxy.test/google/v1beta/models?tenant=7                                         | gemini    | x-goog-api-key     | https://proxy.test/google/v1beta?tenant=7
            proxy.lan:8000/v1alpha/models                                                            | gemini    | x-goog-api-key     | http://proxy.lan:8000/v1alpha
            https://api.anthropic.com/v1/messages                                                    | anthropic | x-api-key          | https://api.anthropic.com/v1/messages
            https://api.anthropic.com/v1/messages/                                                   | anthropic | x-api-key          | https://api.anthropic.com/v1/messages
            https://api.anthropic.com                                                                | anthropic | x-api-key          | https://api.anthropic.com/v1/messages
            https://api.anthropic.com/v1                                                             | anthropic | x-api-key          | https://api.anthropic.com/v1/messages
            https://api.anthropic.com/v1/chat/completions                                            | openai    | bearer             | https://api.anthropic.com/v1/chat/completions
            https://proxy.test/anthropic/v1/messages                                                 | anthropic | x-api-key          | https://proxy.test/anthropic/v1/messages
            https://proxy.test/v1/messages?tenant=7                                                  | anthropic | x-api-key          | https://proxy.test/v1/messages?tenant=7
            https://proxy.test/v1/messages#                                                          | anthropic | x-api-key          | https://proxy.test/v1/messages#
            127.0.0.1:4000/v1/messages                                                               | anthropic | x-api-key          | http://127.0.0.1:4000/v1/messages
            https://api.cohere.com/v2/chat                                                           | cohere    | bearer             | https://api.cohere.com/v2/chat
            https://api.cohere.com                                                                   | cohere    | bearer             | https://api.cohere.com/v2/chat
            https://api.cohere.com/v2/                                                               | cohere    | bearer             | https://api.cohere.com/v2/chat
            https://api.cohere.ai/v1                                                                 | cohere    | bearer             | https://api.cohere.ai/v2/chat
            https://proxy.test/co/v2/chat                                                            | cohere    | bearer             | https://proxy.test/co/v2/chat
            https://api.cohere.ai/compatibility/v1                                                   | openai    | bearer             | https://api.cohere.ai/compatibility/v1/chat/completions
            https://api.cohere.ai/compatibility/v1/chat/completions                                  | openai    | bearer             | https://api.cohere.ai/compatibility/v1/chat/completions
            https://aip.baidubce.com/rpc/2.0/ai_custom/v1/wenxinworkshop/chat/completions_pro        | ernie     | client-credentials | https://aip.baidubce.com/rpc/2.0/ai_custom/v1/wenxinworkshop/chat
            https://aip.baidubce.com                                                                 | ernie     | client-credentials | https://aip.baidubce.com/rpc/2.0/ai_custom/v1/wenxinworkshop/chat
            https://api.cloudflare.com/client/v4/accounts/a1                                         | openai    | bearer             | https://api.cloudflare.com/client/v4/accounts/a1/ai/v1/chat/completions
            https://api.cloudflare.com/client/v4/accounts/a1/ai                                      | openai    | bearer             | https://api.cloudflare.com/client/v4/accounts/a1/ai/v1/chat/completions
            https://api.cloudflare.com/client/v4/accounts/a1/ai/v1                                   | openai    | bearer             | https://api.cloudflare.com/client/v4/accounts/a1/ai/v1/chat/completions
            https://api.cloudflare.com/client/v4/accounts/a1/ai/run/@cf/meta/llama                   | openai    | bearer             | https://api.cloudflare.com/client/v4/accounts/a1/ai/v1/chat/completions
            https://openrouter.ai/api/v1                                                             | openai    | bearer             | https://openrouter.ai/api/v1/chat/completions
            https://dashscope.aliyuncs.com/compatible-mode/v1/                                       | openai    | bearer             | https://dashscope.aliyuncs.com/compatible-mode/v1/chat/completions
            https://qianfan.baidubce.com/v2                                                          | openai    | bearer             | https://qianfan.baidubce.com/v2/chat/completions
            https://open.bigmodel.cn/api/paas/v4                                                     | openai    | bearer             | https://open.bigmodel.cn/api/paas/v4/chat/completions
            https://ark.cn-beijing.volces.com/api/v3/                                                | openai    | bearer             | https://ark.cn-beijing.volces.com/api/v3/chat/completions
            spark-api-open.xf-yun.com/v1/chat/completions                                            | openai    | bearer             | https://spark-api-open.xf-yun.com/v1/chat/completions
            https://api.x.ai                                                                         | openai    | bearer             | https://api.x.ai/v1/chat/completions
            https://api.deepinfra.com/v1/openai                                                      | openai    | bearer             | https://api.deepinfra.com/v1/openai/chat/completions
            https://integrate.api.nvidia.com/v1/chat/completions                                     | openai    | bearer             | https://integrate.api.nvidia.com/v1/chat/completions
            localhost:9090                                                                           | openai    | bearer             | http://localhost:9090/v1/chat/completions
            gamepc:1234/v1                                                                           | openai    | bearer             | http://gamepc:1234/v1/chat/completions
            """)
    void aPastedAddressChoosesItsDialect(String pasted, String dialect, String auth, String address)
            throws ProblemException {
        final DialectUrl url = DialectUrl.of(" " + pasted + " ", "openai");
        assertThat(url.dialect()).isEqualTo(dialect);
        assertThat(url.auth().orElse("bearer")).isEqualTo(auth);
        final String sent = dialect.equals("openai")
                ? EndpointUrl.of(url.url()).chat().toString()
                : url.url().strip();
        assertThat(sent).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            anthropic | https://proxy.test          | anthropic | https://proxy.test/v1/messages
            anthropic | https://proxy.test/a/v1/    | anthropic | https://proxy.test/a/v1/messages
            anthropic | https://proxy.test/v1/models| anthropic | https://proxy.test/v1/messages
            gemini    | proxy.test                  | gemini    | https://proxy.test/v1beta
            gemini    | https://proxy.test/v1       | gemini    | https://proxy.test/v1
            gemini    | https://g.test/v1beta/openai| openai    | https://g.test/v1beta/openai
            cohere    | https://proxy.test          | cohere    | https://proxy.test/v2/chat
            ernie     | http://10.0.0.1             | ernie     | http://10.0.0.1/rpc/2.0/ai_custom/v1/wenxinworkshop/chat
            qwen-mt   | https://dashscope.aliyuncs.com/compatible-mode/v1 | qwen-mt | https://dashscope.aliyuncs.com/compatible-mode/v1
            """)
    void anAddressThatShowsNothingIsTheProviders(String wanted, String pasted, String dialect, String address)
            throws ProblemException {
        final DialectUrl url = DialectUrl.of(pasted, wanted);
        assertThat(url.dialect()).isEqualTo(dialect);
        assertThat(url.url()).isEqualTo(address);
    }

    @Test
    void aKeyAndAModelInAGeminiAddressAreTakenOutOfIt() throws ProblemException {
        final DialectUrl url = DialectUrl.of(
                "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent?key=AIza-1",
                "openai");
        assertThat(url.model()).isEqualTo("gemini-2.5-flash");
        assertThat(url.key()).isEqualTo(Secret.of("AIza-1"));
        assertThat(url.url()).doesNotContain("AIza");
    }

    @Test
    void aDeploymentsNameStandsForItsModel() throws ProblemException {
        final Provider azure = ProviderCatalogue.load().find("azure").orElseThrow();
        final LlmEndpoint endpoint = LlmEndpoint.of("https://r.openai.azure.com/openai/deployments/o3-mini", "");
        final Service service = Service.of(azure, endpoint, new TokenSources(Map.of()));
        final WireRequest wire = service.dialect().request(service.endpoint(), Wire.STREAMED, Set.of());
        assertThat(String.valueOf(wire.body()))
                .contains("\"reasoning_effort\":\"low\"")
                .doesNotContain("\"model\"");
    }
}
