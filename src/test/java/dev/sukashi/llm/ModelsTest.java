package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which models a player may choose from. */
class ModelsTest extends ServerTest {
    private static final ProviderCatalogue CATALOGUE = ProviderCatalogue.load();
    private static final MockResponse TWO = Wire.json(200, "{\"data\":[{\"id\":\"m-1\"},{\"id\":\"text-embed-1\"}]}");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    private final Clock moving = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # provider        | list                                                                                                     | models
            openai            | {"object":"list","data":[{"id":"gpt-4o"},{"id":"whisper-1"},{"id":"dall-e-3"},{"id":"tts-1-hd"}]}          | gpt-4o
            openai            | {"data":[{"id":"text-embedding-3-small"},{"id":"omni-moderation-latest"},{"id":"o3"},{"id":"gpt-image-1"}]} | o3
            mistral           | {"data":[{"id":"mistral-small","capabilities":{"completion_chat":true}},{"id":"mistral-ocr","capabilities":{"completion_chat":false}}]} | mistral-small
            openrouter        | {"data":[{"id":"a/b","architecture":{"output_modalities":["text"]}},{"id":"a/c","architecture":{"output_modalities":["image"]}}]} | a/b
            groq              | {"data":[{"id":"llama3-8b-8192","active":true},{"id":"old","active":false},{"id":"meta/llama-guard-4"}]} | llama3-8b-8192
            cloudflare        | {"success":true,"result":[{"id":"9-uuid","name":"@cf/meta/l","task":{"name":"Text Generation"}},{"id":"8","name":"@cf/x","task":{"name":"Text Embeddings"}}]} | @cf/meta/l
            siliconflow       | {"data":[{"id":"Qwen/Qwen2.5-7B-Instruct"},{"id":"BAAI/bge-m3"},{"id":"BAAI/bge-reranker-v2-m3"},{"id":"black-forest-labs/FLUX.1-dev"},{"id":"FunAudioLLM/CosyVoice2-0.5B"}]} | Qwen/Qwen2.5-7B-Instruct
            ollama            | {"object":"list","data":null}                                                                            |
            openai-compatible | [{"id":"x/chat","type":"chat"},{"id":"x/pic","type":"image"}]                                            | x/chat
            openai-compatible | {"data":[{"id":"only-embeddings"}]}                                                                      | only-embeddings
            """)
    void modelsThatDoNotConverseAreLeftOut(String provider, String list, String models) throws Exception {
        server.enqueue(Wire.json(200, list));
        assertThat(String.join(" ", fetch(new ModelList(transport), provider))).isEqualTo(models == null ? "" : models);
    }

    @Test
    void aListIsAskedForOnceInTenMinutes() throws Exception {
        server.enqueue(TWO);
        server.enqueue(Wire.json(200, "{\"data\":[{\"id\":\"m-2\"}]}"));
        try (LlmTransport own = new LlmTransport(timers, moving, random)) {
            final ModelList list = new ModelList(own);
            assertThat(fetch(list, "openai")).containsExactly("m-1");
            now.set(now.get().plus(Duration.ofMinutes(10)).minusMillis(1));
            assertThat(fetch(list, "openai")).containsExactly("m-1");
            now.set(now.get().plusMillis(1));
            assertThat(fetch(list, "openai")).containsExactly("m-2");
        }
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aFailureIsNotKept() throws Exception {
        server.enqueue(Wire.json(503, "{}"));
        server.enqueue(TWO);
        final ModelList list = new ModelList(transport);
        assertThatThrownBy(() -> fetch(list, "openai"))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(ProblemException.class);
        assertThat(fetch(list, "openai")).containsExactly("m-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"nextPageToken\":\"p2\"|/v1/models?pageToken=p2",
                "\"next_page_token\":\"p2\"|/v1/models?page_token=p2",
                "\"has_more\":true,\"last_id\":\"m-1\"|/v1/models?after_id=m-1"
            })
    void aListInPagesIsReadToItsEnd(String row) throws Exception {
        final String more = row.substring(0, row.indexOf('|'));
        server.enqueue(Wire.json(200, "{\"data\":[{\"id\":\"m-1\"}]," + more + "}"));
        server.enqueue(Wire.json(200, "{\"data\":[{\"id\":\"m-2\"}],\"has_more\":false}"));
        assertThat(fetch(new ModelList(transport), "openai")).containsExactly("m-1", "m-2");
        assertThat(server.takeRequest().getTarget()).isEqualTo("/v1/models");
        assertThat(server.takeRequest().getTarget()).isEqualTo(row.substring(row.indexOf('|') + 1));
    }

    @Test
    void aServiceThatCannotBeAskedHasItsEntrysList() throws Exception {
        assertThat(fetch(new ModelList(transport), "zhipu")).contains("glm-4-flash", "glm-4-plus");
        assertThat(fetch(new ModelList(transport), "azure")).isEmpty();
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void whereOneKeyIsRefusedTheNextIsAsked() throws Exception {
        server.enqueue(Wire.json(401, "{\"error\":{\"message\":\"bad\"}}"));
        server.enqueue(TWO);
        final LlmEndpoint endpoint = endpoint().withKey(Secret.of("k-1|k-2"));
        assertThat(new ModelList(transport)
                        .fetch(CATALOGUE.find("openai").orElseThrow(), endpoint)
                        .get(20, TimeUnit.SECONDS))
                .containsExactly("m-1");
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer k-1");
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer k-2");
    }

    @Test
    void aGatewayThatFindsNoModelsHasNone() throws Exception {
        server.enqueue(Wire.json(404, "{\"error\":\"No models found\"}"));
        server.enqueue(Wire.text(404, "text/plain", "404 page not found"));
        assertThat(fetch(new ModelList(transport), "simple-one-api")).isEmpty();
        assertThatThrownBy(() -> fetch(new ModelList(transport), "simple-one-api"))
                .isInstanceOf(ExecutionException.class);
    }

    @Test
    void cloudflaresModelsAreAskedForAtTheirOwnPlace() throws Exception {
        server.enqueue(Wire.json(200, "{\"result\":[{\"name\":\"@cf/a\"}]}"));
        final LlmEndpoint account = endpoint()
                .withUrl("http://127.0.0.1:" + server.getPort() + "/client/v4/accounts/a1/ai/v1")
                .withKey(Secret.of("k-1|k-2"));
        final Provider provider = CATALOGUE.find("cloudflare").orElseThrow();
        assertThat(new ModelList(transport).fetch(provider, account).get(20, TimeUnit.SECONDS))
                .containsExactly("@cf/a");
        final var request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/client/v4/accounts/a1/ai/models/search");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer k-1");
    }

    private List<String> fetch(ModelList list, String provider) throws Exception {
        return list.fetch(CATALOGUE.find(provider).orElseThrow(), endpoint()).get(20, TimeUnit.SECONDS);
    }
}
