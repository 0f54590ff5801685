package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.Executor;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The services with a protocol of their own, picked from the catalogue by name. */
class ProviderDialectsTest extends ServerTest {
    private static final String ERNIE = "/rpc/2.0/ai_custom/v1/wenxinworkshop/chat";

    private LlmEndpoint at(String path, String model) {
        return LlmEndpoint.of("http://127.0.0.1:" + server.getPort() + path, model)
                .withKey(KEY);
    }

    private static Provider provider(String id) {
        return ProviderCatalogue.load().find(id).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "claude||m-1|POST /v1/messages HTTP/1.1|x-api-key||"
                        + "{\"type\":\"message\",\"content\":[{\"type\":\"text\",\"text\":\"Hi\"}]}",
                "gemini|/v1beta|m-1|POST /v1beta/models/m-1:generateContent HTTP/1.1|x-goog-api-key||"
                        + "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hi\"}]},\"finishReason\":\"STOP\"}]}",
                "cohere|/v2/chat|m-1|POST /v2/chat HTTP/1.1|Authorization|Bearer |"
                        + "{\"finish_reason\":\"COMPLETE\",\"message\":{\"content\":[{\"type\":\"text\",\"text\":\"Hi\"}]}}",
                "dashscope|/compatible-mode/v1|qwen-mt-turbo|POST /compatible-mode/v1/chat/completions HTTP/1.1"
                        + "|Authorization|Bearer |{\"choices\":[{\"message\":{\"content\":\"Hi\"}}]}"
            })
    void eachIsAskedItsWay(
            String id, String path, String model, String line, String header, String prefix, String answer)
            throws InterruptedException {
        server.enqueue(Wire.json(200, answer));
        final LlmCall unused = transport
                .adapter(provider(id), at(path == null ? "" : path, model))
                .send(Wire.AT_ONCE, heard);
        assertThat(heard.answer().text()).isEqualTo("Hi");
        final RecordedRequest request = server.takeRequest();
        assertThat(request.getRequestLine()).isEqualTo(line);
        assertThat(request.getHeaders().get(header)).isEqualTo((prefix == null ? "" : "Bearer ") + KEY.reveal());
    }

    @Test
    void anErnieTokenThatIsRefusedUnder200IsMadeAnew() throws InterruptedException {
        server.enqueue(Wire.json(200, "{\"access_token\":\"24.first-token\",\"expires_in\":2592000}"));
        server.enqueue(Wire.json(200, "{\"error_code\":110,\"error_msg\":\"Access token invalid\"}"));
        server.enqueue(Wire.json(200, "{\"access_token\":\"24.second-token\",\"expires_in\":2592000}"));
        server.enqueue(Wire.json(200, "{\"result\":\"Hi\"}"));
        final Executor threads = Runnable::run;
        final TokenSource source = new ClientCredentialsTokenSource(threads, clock, server.url("/oauth/2.0/token"));
        final Service service = Service.of(
                provider("ernie"),
                at(ERNIE, "ernie-lite-8k").withKey(Secret.of("api-0123456789:secret-0123456789")),
                new TokenSources(Map.of("client-credentials", source)));
        final LlmCall unused = transport
                .adapter(service.endpoint(), service.dialect(), service.auth())
                .send(Wire.AT_ONCE, heard);
        assertThat(heard.answer().text()).isEqualTo("Hi");
        assertThat(server.takeRequest().getRequestLine()).isEqualTo("POST /oauth/2.0/token HTTP/1.1");
        assertThat(server.takeRequest().getRequestLine())
                .isEqualTo("POST " + ERNIE + "/ernie-lite-8k?access_token=24.first-token HTTP/1.1");
        server.takeRequest();
        assertThat(server.takeRequest().getRequestLine())
                .isEqualTo("POST " + ERNIE + "/ernie-lite-8k?access_token=24.second-token HTTP/1.1");
    }
}
