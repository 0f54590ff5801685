package dev.sukashi.llm;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A scripted service on loopback, time that stands still, and chance that always rolls the highest. */
abstract class ServerTest {
    static final Secret KEY = Secret.of("sk-test-0123456789");

    final MockWebServer server = new MockWebServer();
    final FakeTimers timers = new FakeTimers();
    final Clock clock = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    final RandomGenerator random = () -> -1L;
    final LlmTransport transport = new LlmTransport(timers, clock, random);
    final Heard heard = new Heard();

    @BeforeEach
    void startServer() throws IOException {
        server.start();
    }

    @AfterEach
    void stopServer() {
        transport.close();
        server.close();
    }

    LlmEndpoint endpoint() {
        return LlmEndpoint.of("http://127.0.0.1:" + server.getPort() + "/v1", "m-1")
                .withKey(KEY);
    }

    LlmCall ask(LlmRequest request) {
        return transport.openAi(endpoint()).send(request, heard);
    }

    LlmCall ask(String url, LlmRequest request) {
        return transport.openAi(LlmEndpoint.of(url, "m-1").withKey(KEY)).send(request, heard);
    }
}
