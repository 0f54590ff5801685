package dev.sukashi.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.line.Problem;
import dev.sukashi.settings.ServerSettings;
import dev.sukashi.time.ManualScheduler;
import dev.sukashi.time.Scheduler;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Local servers, with a real program as the server. */
@Timeout(120)
class LocalModelServerTest {
    private final Scheduler scheduler = Scheduler.named("sukashi-test-local");
    private final BlockingQueue<ServerStatus> told = new LinkedBlockingQueue<>();
    private final List<LocalModelServer> servers = new ArrayList<>();
    private int port;

    @BeforeEach
    void chooseAPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void nothingIsLeftBehind() {
        servers.forEach(LocalModelServer::close);
        scheduler.close();
        assertThat(ours()).isEmpty();
    }

    @Test
    void itIsStartedShownLoadingAndStoppedAtTheEnd() throws Exception {
        final LocalModelServer server = server(FakeModelProgram.command(port, "serve"), "");

        final CompletableFuture<Optional<Problem>> ready = server.start();

        assertThat(told(ServerStatus.Loading.class)).isNotNull();
        assertThat(told(ServerStatus.Ready.class).ours()).isTrue();
        assertThat(ready.get(30, TimeUnit.SECONDS)).isEmpty();
        assertThat(ours()).hasSize(1);
        server.close();
        assertThat(ours()).isEmpty();
    }

    @Test
    void whatItStartedItselfIsStoppedToo() throws Exception {
        final LocalModelServer server = server(FakeModelProgram.command(port, "parent"), "");
        assertThat(server.start().get(60, TimeUnit.SECONDS)).isEmpty();
        assertThat(ours()).hasSize(2);

        server.close();

        assertThat(ours()).isEmpty();
    }

    @Test
    void oneThatIgnoresTheRequestToEndIsKilled() throws Exception {
        final LocalModelServer server = server(FakeModelProgram.command(port, "stubborn"), "");
        assertThat(server.start().get(60, TimeUnit.SECONDS)).isEmpty();

        server.close();

        assertThat(ours()).isEmpty();
    }

    @Test
    void itIsStartedOnceMoreAndThenItsLastWordsAreSaid() throws Exception {
        final LocalModelServer server = server(FakeModelProgram.command(port, "die"), "");

        final Optional<Problem> problem = server.start().get(60, TimeUnit.SECONDS);

        assertThat(told(ServerStatus.Restarting.class)).isNotNull();
        assertThat(told(ServerStatus.Failed.class).problem())
                .isEqualTo(problem.orElseThrow())
                .isEqualTo(Problem.of(
                        Problem.Kind.LOCAL_DIED,
                        "command",
                        "java",
                        "code",
                        "3",
                        "line",
                        "error: failed to load model"));
    }

    @Test
    void oneThatDiesWhileItServesIsStartedOnceMore() throws Exception {
        final LocalModelServer server = server(FakeModelProgram.command(port, "serve"), "");
        final var unused = server.start();
        assertThat(told(ServerStatus.Ready.class).ours()).isTrue();

        die();

        final ServerStatus.Restarting restarting = told(ServerStatus.Restarting.class);
        assertThat(restarting.problem().details()).containsEntry("code", "3").containsEntry("line", "out of memory");
        assertThat(server.start().get(60, TimeUnit.SECONDS)).isEmpty();
        assertThat(new HttpHealthProbe().ask(health())).isEqualTo(HealthProbe.Health.READY);
        assertThat(told(ServerStatus.Ready.class).ours()).isTrue();
        die();
        final Problem failed = told(ServerStatus.Failed.class).problem();
        assertThat(failed.kind()).isEqualTo(Problem.Kind.LOCAL_DIED);
        assertThat(failed.details()).containsEntry("line", "out of memory");
        assertThat(server.start().get(60, TimeUnit.SECONDS)).contains(failed);
    }

    @Test
    void oneThatRanBeforeIsLeftAlone() throws Exception {
        final Process before = new ProcessBuilder(FakeModelProgram.command(port, "serve"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true)
                .start();
        try {
            final HttpHealthProbe probe = new HttpHealthProbe();
            while (probe.ask(health()) == HealthProbe.Health.ABSENT) {
                assertThat(before.isAlive()).isTrue();
            }
            final LocalModelServer server = server(List.of("no-such-program-anywhere"), "");

            assertThat(server.start().get(30, TimeUnit.SECONDS)).isEmpty();

            assertThat(told(ServerStatus.Ready.class).ours()).isFalse();
            server.close();
            assertThat(before.isAlive()).isTrue();
        } finally {
            before.destroyForcibly().waitFor();
        }
    }

    @Test
    void aCommandThatIsNotInstalledIsNamed() throws Exception {
        final Optional<Problem> problem =
                server(List.of("no-such-program-anywhere"), "").start().get(30, TimeUnit.SECONDS);

        assertThat(problem).contains(Problem.of(Problem.Kind.LOCAL_NOT_FOUND, "command", "no-such-program-anywhere"));
    }

    @Test
    void aModelFileThatIsNotThereIsNamed() throws Exception {
        final Optional<Problem> problem = server(List.of("java", "-m", "{model}"), "/nowhere/m.gguf")
                .start()
                .get(30, TimeUnit.SECONDS);

        assertThat(problem).contains(Problem.of(Problem.Kind.LOCAL_NO_MODEL, "file", "/nowhere/m.gguf"));
    }

    @Test
    void aForeignServerThatLoadsIsWaitedForAndItsLoadingShown() {
        final ManualScheduler time = new ManualScheduler();
        final Deque<HealthProbe.Health> answers = new ArrayDeque<>();
        for (int i = 0; i < 13; i++) {
            answers.add(HealthProbe.Health.LOADING);
        }
        answers.add(HealthProbe.Health.READY);
        final LocalModelServer server = new LocalModelServer(
                new ServerSettings(List.of("/opt/llama-server"), "", ""),
                health(),
                time,
                url -> answers.remove(),
                told::add,
                Duration.ofSeconds(1));
        servers.add(server);

        final var unused = server.start();
        time.advance(Duration.ofSeconds(10));

        assertThat(told)
                .containsExactly(
                        new ServerStatus.Loading("llama-server", Duration.ZERO),
                        new ServerStatus.Loading("llama-server", Duration.ofSeconds(5)),
                        new ServerStatus.Ready("llama-server", false));
    }

    @Test
    void healthIsAskedForAtTheTranslatorsOwnAddressUnlessTheSettingsSayOtherwise() {
        assertThat(LocalModelServers.health("", "http://127.0.0.1:8080/v1"))
                .hasToString("http://127.0.0.1:8080/health");
        assertThat(LocalModelServers.health("", "127.0.0.1:8080")).hasToString("http://127.0.0.1:8080/health");
        assertThat(LocalModelServers.health("http://127.0.0.1:9/up", "http://127.0.0.1:8080/v1"))
                .hasToString("http://127.0.0.1:9/up");
    }

    private LocalModelServer server(List<String> command, String model) {
        final LocalModelServer server = new LocalModelServer(
                new ServerSettings(command, model, ""),
                health(),
                scheduler,
                new HttpHealthProbe(),
                told::add,
                Duration.ofSeconds(1));
        servers.add(server);
        return server;
    }

    private URI health() {
        return URI.create("http://127.0.0.1:" + port + "/health");
    }

    private void die() throws IOException {
        final HttpURLConnection connection =
                (HttpURLConnection) health().resolve("/die").toURL().openConnection(Proxy.NO_PROXY);
        try {
            connection.getResponseCode();
        } catch (IOException itDied) {
            // As it should.
        }
    }

    private <T extends ServerStatus> T told(Class<T> kind) throws InterruptedException {
        while (true) {
            final ServerStatus status = told.poll(60, TimeUnit.SECONDS);
            assertThat(status).as("no " + kind.getSimpleName()).isNotNull();
            if (kind.isInstance(status)) {
                return kind.cast(status);
            }
        }
    }

    /** The programs of this test's port that are alive. */
    private List<ProcessHandle> ours() {
        final Predicate<ProcessHandle> onOurPort = handle ->
                handle.info().arguments().map(List::of).orElse(List.of()).contains(Integer.toString(port));
        return ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .filter(onOurPort)
                .toList();
    }
}
