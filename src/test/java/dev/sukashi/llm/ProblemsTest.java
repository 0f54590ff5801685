package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.line.Problem;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each thing that goes wrong is told as what it is. */
class ProblemsTest extends ServerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            401 | {"error":{"message":"Incorrect key","code":"invalid_api_key"}}  | KEY_REFUSED | Incorrect key
            402 | {"error":{"message":"Insufficient Balance"}}                    | NOT_ALLOWED | Insufficient Balance
            403 | {"code":30001,"message":"balance","data":null}                  | NOT_ALLOWED | balance
            404 | {"error":"model \\"x\\" not found"}                             | NOT_FOUND   | model "x" not found
            400 | {"code":"bad","error":"no such thing"}                          | BAD_REQUEST | no such thing
            422 | {"detail":"temperature"}                                        | BAD_REQUEST | temperature
            422 | {"object":"error","message":"too long","type":"x"}              | BAD_REQUEST | too long
            400 | {"success":false,"errors":[{"code":7003,"message":"no route"}]} | BAD_REQUEST | no route
            400 | [{"error":{"code":400,"message":"API key not valid."}}]         | KEY_REFUSED | API key not valid.
            400 | {"code":"x","error":"Incorrect API key provided: sk"}           | KEY_REFUSED | Incorrect API key provided: sk
            400 | {"error":{"code":400,"message":"invalid api key"}}              | KEY_REFUSED | invalid api key
            400 | {"error":{"message":"overdue","code":"Arrearage"}}              | NOT_ALLOWED | overdue
            429 | {"error":{"message":"quota","code":"insufficient_quota"}}       | NOT_ALLOWED | quota
            400 | just words                                                      | BAD_REQUEST | just words
            400 | <html><title>Bad</title><p>x                                    | BAD_REQUEST | Bad
            404 | <html><title>404 Not Found</title><p>x                          | NOT_FOUND   | 404 Not Found
            """)
    void aRefusalIsToldInTheServicesWordsAndNotRepeated(int status, String body, String kind, String message)
            throws InterruptedException {
        server.enqueue(Wire.text(status, "application/json", body));
        ask(Wire.STREAMED);
        final Problem problem = heard.problem();
        assertThat(problem.kind()).hasToString(kind);
        assertThat(problem.details()).containsEntry("message", message);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aMissingKeyIsNotCalledAWrongOne() throws InterruptedException {
        server.enqueue(Wire.json(401, "{}"));
        transport.openAi(endpoint().withKey(Secret.NONE)).send(Wire.STREAMED, heard);
        assertThat(heard.problem()).isEqualTo(Problem.of(Problem.Kind.KEY_MISSING, "service", "127.0.0.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-abc\n", "sk-äbc", "sk abc", "\"sk-abc\"", "sk-\u0000", "“sk”"})
    void aKeyThatNoHeaderCanHoldIsNotSent(String key) throws InterruptedException {
        transport.openAi(endpoint().withKey(Secret.of(key))).send(Wire.STREAMED, heard);
        assertThat(heard.problem()).isEqualTo(Problem.of(Problem.Kind.KEY_MALFORMED));
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void aHeaderThatCannotBeSentIsNamedWithoutItsValue() throws InterruptedException {
        transport.openAi(endpoint().withHeaders(Map.of("X-Own", "geheim\n"))).send(Wire.STREAMED, heard);
        assertThat(heard.problem().kind()).isEqualTo(Problem.Kind.UNUSABLE_SETTING);
        assertThat(heard.problem().details()).containsEntry("key", "headers.X-Own");
        assertThat(heard.problem().toString()).doesNotContain("geheim");
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void anAddressThatIsNoneIsSaidToBe() throws InterruptedException {
        ask("http://", Wire.STREAMED);
        assertThat(heard.problem().kind()).isEqualTo(Problem.Kind.BAD_URL);
    }

    @Test
    void aMessageIsCutCleanedAndHasNoKey() throws InterruptedException {
        final String message = "\\u001b[31mkey sk-test-0123456789\\nis \\u202ewrong " + "x".repeat(400);
        server.enqueue(Wire.json(401, "{\"error\":{\"message\":\"" + message + "\"}}"));
        ask(Wire.STREAMED);
        final String shown = heard.problem().details().get("message");
        assertThat(shown).startsWith("[31mkey ••• is wrong x").hasSize(300).doesNotContain("sk-test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html><title>Router</title>",
                "Welcome to nginx!",
                "{\"hello\":\"world\"}",
                "[1,2,3]",
                "data: this is not JSON\n\n",
                "event: x\ndata: {\"hello\":1}\n\n",
                "\u0000\u0001\u0002",
                "{\"choices\":[{\"delta\":",
            })
    void whatIsNoAnswerIsSaidToBeNone(String body) throws InterruptedException {
        server.enqueue(Wire.text(200, "text/html; charset=utf-8", body));
        ask(Wire.STREAMED);
        assertThat(heard.problem().kind()).isEqualTo(Problem.Kind.NOT_AN_API);
        assertThat(heard.problem().details()).containsEntry("type", "text/html").containsKeys("url", "start");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"choices\":[]}",
                "{\"choices\":[{\"message\":{\"content\":\"\"},\"finish_reason\":\"stop\"}]}",
                "{\"choices\":[{\"message\":{\"content\":null}}]}",
                "data: {\"choices\":[{\"delta\":{\"content\":\" \\n\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n",
                "data: {\"choices\":[{\"delta\":{\"content\":\"<think>for ever\"},\"finish_reason\":\"length\"}]}\n\n",
                "",
            })
    void anAnswerWithoutTextIsNoAnswer(String body) throws InterruptedException {
        server.enqueue(Wire.text(200, "text/event-stream", body));
        ask(Wire.STREAMED);
        assertThat(heard.problem().kind()).isEqualTo(Problem.Kind.EMPTY_ANSWER);
        assertThat(heard.deltas()).isEmpty();
    }

    @Test
    void aFilterIsNamed() throws InterruptedException {
        server.enqueue(Wire.stream(Wire.delta("Some") + Wire.finish("content_filter") + Wire.done()));
        ask(Wire.STREAMED);
        assertThat(heard.problem()).isEqualTo(Problem.of(Problem.Kind.BLOCKED, "reason", "content_filter"));
    }

    @Test
    void aFilterThatRefusesTheRequestIsNamedToo() throws InterruptedException {
        server.enqueue(Wire.json(
                400, "{\"error\":{\"code\":\"data_inspection_failed\",\"message\":\"Input may be inappropriate.\"}}"));
        ask(Wire.STREAMED);
        assertThat(heard.problem().kind()).isEqualTo(Problem.Kind.BLOCKED);
    }

    @Test
    void aModelThatRefusesIsQuoted() throws InterruptedException {
        server.enqueue(Wire.json(200, "{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"I can't.\"}}]}"));
        ask(Wire.AT_ONCE);
        assertThat(heard.problem()).isEqualTo(Problem.of(Problem.Kind.BLOCKED, "reason", "I can't."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"error":{"message":"no","code":401}}                    | KEY_REFUSED
            {"error":{"message":"no","type":"authentication_error"}} | KEY_REFUSED
            {"error":{"message":"no","code":"model_not_found"}}      | NOT_FOUND
            {"error":"no"}                                           | SERVER_ERROR
            {"code":11200,"message":"no"}                            | SERVER_ERROR
            {"code":10013,"message":"no","choices":[{"delta":{}}]}   | SERVER_ERROR
            {"object":"error","message":"no","code":40001}           | SERVER_ERROR
            """)
    void anErrorUnderAStatusOfSuccessIsAnError(String error, String kind) throws InterruptedException {
        server.enqueue(Wire.stream(Wire.event(error)));
        server.enqueue(Wire.json(200, error));
        ask(Wire.STREAMED);
        assertThat(heard.problem().kind()).hasToString(kind);
        assertThat(heard.problem().details()).containsEntry("message", "no");
        final Heard atOnce = new Heard();
        transport.openAi(endpoint()).send(Wire.AT_ONCE, atOnce);
        assertThat(atOnce.problem().kind()).hasToString(kind);
    }

    @Test
    void anErrorInTheMiddleEndsTheAnswerWithoutAnotherTry() throws InterruptedException {
        server.enqueue(Wire.stream(Wire.delta("Good") + Wire.event("{\"error\":{\"code\":502,\"message\":\"gone\"}}")));
        ask(Wire.STREAMED);
        assertThat(heard.problem())
                .isEqualTo(Problem.of(Problem.Kind.SERVER_ERROR, "status", "502", "message", "gone"));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aServerThatIsNotRunningIsToldAfterOneQuickTry() throws Exception {
        final int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        ask("http://127.0.0.1:" + free + "/v1", Wire.STREAMED);
        timers.await(RetryPolicy.QUICK);
        timers.advance(RetryPolicy.QUICK);
        final Problem problem = heard.problem();
        assertThat(problem.kind()).isEqualTo(Problem.Kind.UNREACHABLE);
        assertThat(problem.details())
                .containsEntry("url", "http://127.0.0.1:" + free + "/v1/chat/completions")
                .containsEntry("reason", "Connection refused");
    }

    @Test
    void aHostNobodyKnowsIsNamed() throws InterruptedException {
        ask("http://no-such-host.invalid/v1", Wire.STREAMED);
        timers.await(Duration.ofMillis(500));
        timers.advance(Duration.ofMillis(500));
        timers.await(Duration.ofSeconds(1));
        timers.advance(Duration.ofSeconds(1));
        assertThat(heard.problem()).isEqualTo(Problem.of(Problem.Kind.UNKNOWN_HOST, "host", "no-such-host.invalid"));
    }

    @Test
    void aCertificateNobodySignedIsNotTrusted(@TempDir Path folder) throws Exception {
        try (MockWebServer secure = new MockWebServer()) {
            secure.useHttps(selfSigned(folder).getSocketFactory());
            secure.start();
            ask("https://127.0.0.1:" + secure.getPort() + "/v1", Wire.STREAMED);
            assertThat(heard.problem().kind()).isEqualTo(Problem.Kind.CERTIFICATE);
            assertThat(heard.problem().details()).containsEntry("host", "127.0.0.1");
        }
    }

    @Test
    void aRedirectIsNotFollowedButTold() throws Exception {
        try (MockWebServer elsewhere = new MockWebServer()) {
            elsewhere.start();
            server.enqueue(new MockResponse.Builder()
                    .code(307)
                    .addHeader("Location", "http://localhost:" + elsewhere.getPort() + "/v1/x?key=1")
                    .build());
            ask(Wire.STREAMED);
            assertThat(heard.problem().kind()).isEqualTo(Problem.Kind.NOT_FOUND);
            assertThat(heard.problem().details())
                    .containsEntry("message", "→ http://localhost:" + elsewhere.getPort() + "/v1/x");
            assertThat(elsewhere.getRequestCount()).isZero();
        }
    }

    @Test
    void aProxyIsUsedButNeverForThisMachine() throws Exception {
        try (MockWebServer proxy = new MockWebServer()) {
            proxy.start();
            proxy.enqueue(Wire.stream(Wire.delta("by proxy") + Wire.done()));
            server.enqueue(Wire.stream(Wire.delta("direct") + Wire.done()));
            final String address = "http://127.0.0.1:" + proxy.getPort();
            transport.openAi(endpoint().withProxy(address)).send(Wire.STREAMED, heard);
            assertThat(heard.answer().text()).isEqualTo("direct");
            final Heard far = new Heard();
            transport
                    .openAi(LlmEndpoint.of("http://service.invalid/v1", "m").withProxy(address))
                    .send(Wire.STREAMED, far);
            assertThat(far.answer().text()).isEqualTo("by proxy");
            assertThat(proxy.takeRequest().getRequestLine())
                    .isEqualTo("POST http://service.invalid/v1/chat/completions HTTP/1.1");
        }
    }

    @Test
    void aProxyThatIsNoneIsABadSetting() throws InterruptedException {
        transport.openAi(endpoint().withProxy("http://me:geheim@proxy")).send(Wire.STREAMED, heard);
        assertThat(heard.problem().kind()).isEqualTo(Problem.Kind.UNUSABLE_SETTING);
        assertThat(heard.problem().toString()).doesNotContain("geheim");
    }

    @Test
    void nothingThatIsPrintedHoldsTheKey() {
        assertThat(endpoint().withHeaders(Map.of("A", "sk-other")).toString() + KEY + Secret.NONE)
                .doesNotContain("sk-");
    }

    private static SSLContext selfSigned(Path folder) throws Exception {
        final Path store = folder.resolve("keys.p12");
        final Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "a",
                        "-dname",
                        "CN=127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor()).isZero();
        final KeyStore keys = KeyStore.getInstance("PKCS12");
        try (FileInputStream in = new FileInputStream(store.toFile())) {
            keys.load(in, "changeit".toCharArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        final KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        final SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
