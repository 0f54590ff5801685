package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.line.Problem;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting, trying again, giving up, being told to stop. */
class PatienceTest extends ServerTest {
    private static final Duration FIRST_TOKEN = Duration.ofSeconds(60);
    private static final Duration IDLE = Duration.ofSeconds(30);

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 425, 429, 500, 502, 503, 529})
    void aPassingFailureIsTriedThreeTimesInAll(int status) throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            server.enqueue(Wire.json(status, "{\"error\":{\"message\":\"busy\"}}"));
        }
        ask(Wire.STREAMED);
        timers.await(Duration.ofMillis(500));
        timers.advance(Duration.ofMillis(500));
        timers.await(Duration.ofSeconds(1));
        timers.advance(Duration.ofSeconds(1));
        assertThat(heard.problem().kind())
                .isEqualTo(status == 429 ? Problem.Kind.RATE_LIMITED : Problem.Kind.SERVER_ERROR);
        assertThat(heard.problem().details()).containsEntry("message", "busy");
        assertThat(server.getRequestCount()).isEqualTo(3);
        assertThat(timers.isIdle()).isTrue();
    }

    @Test
    void aModelThatIsStillLoadingIsAskedAgain() throws InterruptedException {
        server.enqueue(Wire.json(503, "{\"error\":{\"code\":503,\"message\":\"Loading model\"}}"));
        server.enqueue(Wire.stream(Wire.delta("Here.") + Wire.done()));
        ask(Wire.STREAMED);
        timers.await(Duration.ofMillis(500));
        timers.advance(Duration.ofMillis(500));
        assertThat(heard.answer().text()).isEqualTo("Here.");
    }

    @Test
    void anErrorInTheFirstEventIsTriedAgainLikeItsStatus() throws InterruptedException {
        server.enqueue(Wire.stream(Wire.event("{\"error\":{\"code\":429,\"message\":\"Retry in 5.7 s\"}}")));
        server.enqueue(Wire.stream(Wire.delta("Here.") + Wire.done()));
        ask(Wire.STREAMED);
        timers.await(Duration.ofMillis(5700));
        timers.advance(Duration.ofMillis(5700));
        assertThat(heard.answer().text()).isEqualTo("Here.");
    }

    @Test
    void aServiceIsGivenTheTimeItAsksFor() throws InterruptedException {
        server.enqueue(new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", "7")
                .build());
        server.enqueue(Wire.stream(Wire.delta("Here.") + Wire.done()));
        ask(Wire.STREAMED);
        timers.await(Duration.ofSeconds(7));
        assertThat(heard.pause()).isEqualTo(clock.instant().plusSeconds(7));
        timers.advance(Duration.ofMillis(6999));
        assertThat(server.getRequestCount()).isEqualTo(1);
        timers.advance(Duration.ofMillis(1));
        assertThat(heard.answer().text()).isEqualTo("Here.");
    }

    @Test
    void aServiceThatAsksForAnHourIsReportedAtOnce() throws InterruptedException {
        server.enqueue(new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", "3600")
                .build());
        ask(Wire.STREAMED);
        assertThat(heard.problem().details()).containsEntry("seconds", "3600");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aConnectionThatBreaksBeforeTheFirstTokenIsTriedAgain() throws InterruptedException {
        server.enqueue(new MockResponse.Builder()
                .onRequestStart(new SocketEffect.CloseSocket())
                .build());
        server.enqueue(Wire.stream(Wire.delta("Here.") + Wire.done()));
        ask(Wire.STREAMED);
        timers.await(Duration.ofMillis(500));
        timers.advance(Duration.ofMillis(500));
        assertThat(heard.answer().text()).isEqualTo("Here.");
    }

    @Test
    void aCallIsCancelledWhileItWaitsForItsNextTry() throws InterruptedException {
        server.enqueue(Wire.json(500, "{}"));
        final LlmCall call = ask(Wire.STREAMED);
        timers.await(Duration.ofMillis(500));
        call.cancel();
        assertThat(timers.isIdle()).isTrue();
        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThat(heard.ended()).isFalse();
    }

    @Test
    void keepAlivesAreNotTheFirstToken() throws Exception {
        final Semaphore queued = new Semaphore(0);
        try (RawServer raw = new RawServer(connection -> {
            connection.send(RawServer.CHUNKED);
            connection.sendChunk(": keep-alive\n\n");
            connection.sendChunk("\n\n: keep-alive\n\n");
            connection.sendChunk("data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n");
            queued.acquire();
            connection.sendChunk(Wire.delta("Good"));
            connection.stall();
        })) {
            ask(raw.url(), Wire.STREAMED);
            timers.await(FIRST_TOKEN);
            timers.advance(FIRST_TOKEN.minusMillis(1));
            queued.release();
            heard.nextDelta();
            assertThat(timers.countOf(IDLE)).isEqualTo(1);
        }
    }

    @Test
    void aModelThatDoesNotBeginIsGivenUpAndNotAskedAgain() throws Exception {
        try (RawServer raw = new RawServer(RawServer.Connection::stall)) {
            ask(raw.url(), Wire.STREAMED);
            timers.await(FIRST_TOKEN);
            raw.awaitRequest();
            timers.advance(FIRST_TOKEN);
            assertThat(heard.problem()).isEqualTo(Problem.of(Problem.Kind.TIMEOUT_FIRST_TOKEN, "seconds", "60"));
            raw.awaitClientLeft();
            assertThat(timers.isIdle()).isTrue();
        }
    }

    @Test
    void aStreamThatStallsIsGivenUp() throws Exception {
        try (RawServer raw = new RawServer(connection -> {
            connection.send(RawServer.CHUNKED);
            connection.sendChunk(Wire.delta("Good"));
            connection.stall();
        })) {
            ask(raw.url(), Wire.STREAMED);
            assertThat(heard.nextDelta()).isEqualTo("Good");
            timers.await(IDLE);
            timers.advance(IDLE.minusMillis(1));
            assertThat(heard.ended()).isFalse();
            timers.advance(Duration.ofMillis(1));
            assertThat(heard.problem()).isEqualTo(Problem.of(Problem.Kind.TIMEOUT_IDLE, "seconds", "30"));
            raw.awaitClientLeft();
        }
    }

    @Test
    void eachTokenStartsTheWaitAnew() throws Exception {
        final Semaphore next = new Semaphore(0);
        try (RawServer raw = new RawServer(connection -> {
            connection.send(RawServer.CHUNKED);
            for (int i = 0; i < 3; i++) {
                next.acquire();
                connection.sendChunk(Wire.delta("x" + i));
            }
            connection.sendChunk(Wire.done());
            connection.endChunks();
        })) {
            ask(raw.url(), Wire.STREAMED);
            timers.await(FIRST_TOKEN);
            for (int i = 0; i < 3; i++) {
                next.release();
                heard.nextDelta();
                if (i < 2) {
                    timers.await(IDLE);
                    timers.advance(IDLE.minusSeconds(1));
                }
            }
            assertThat(heard.answer().text()).isEqualTo("x0x1x2");
        }
    }

    @Test
    void aStreamThatHasSaidAllButDoesNotCloseIsFinished() throws Exception {
        try (RawServer raw = new RawServer(connection -> {
            connection.send(RawServer.CHUNKED);
            connection.sendChunk(Wire.delta("Good") + Wire.finish("stop"));
            connection.stall();
        })) {
            ask(raw.url(), Wire.STREAMED);
            timers.await(Attempt.GRACE);
            timers.advance(Attempt.GRACE);
            assertThat(heard.answer().text()).isEqualTo("Good");
            raw.awaitClientLeft();
        }
    }

    @Test
    void aServiceThatCallsEveryPieceItsLastIsHeardOut() throws Exception {
        final Semaphore next = new Semaphore(0);
        try (RawServer raw = new RawServer(connection -> {
            connection.send(RawServer.CHUNKED);
            for (final String piece : new String[] {"a", "b", "c"}) {
                next.acquire();
                connection.sendChunk(Wire.delta(piece).replace("\"finish_reason\":null", "\"finish_reason\":\"stop\""));
            }
            connection.stall();
        })) {
            ask(raw.url(), Wire.STREAMED);
            timers.await(FIRST_TOKEN);
            for (int i = 0; i < 3; i++) {
                next.release();
                heard.nextDelta();
                timers.await(Attempt.GRACE);
                timers.advance(i < 2 ? Attempt.GRACE.minusMillis(1) : Attempt.GRACE);
            }
            assertThat(heard.answer().text()).isEqualTo("abc");
        }
    }

    @Test
    void aServerThatDoesNotTakeTheConnectionIsGivenUp() throws Exception {
        // Connected, as far as TCP is concerned, but the TLS handshake is never answered.
        try (ServerSocket deaf = new ServerSocket(0)) {
            ask("https://127.0.0.1:" + deaf.getLocalPort() + "/v1", Wire.STREAMED);
            for (final Duration pause : new Duration[] {Duration.ofMillis(500), Duration.ofSeconds(1)}) {
                timers.await(Duration.ofSeconds(10));
                timers.advance(Duration.ofSeconds(10));
                timers.await(pause);
                timers.advance(pause);
            }
            timers.await(Duration.ofSeconds(10));
            timers.advance(Duration.ofSeconds(10));
            assertThat(heard.problem().kind()).isEqualTo(Problem.Kind.UNREACHABLE);
            assertThat(heard.problem().details()).containsEntry("reason", "> 10 s");
        }
    }

    @Test
    void cancellingClosesTheConnectionAndSilencesTheListener() throws Exception {
        try (RawServer raw = new RawServer(connection -> {
            connection.send(RawServer.CHUNKED);
            connection.sendChunk(Wire.delta("Good"));
            connection.stall();
        })) {
            final LlmCall call = ask(raw.url(), Wire.STREAMED);
            heard.nextDelta();
            call.cancel();
            raw.awaitClientLeft();
            call.cancel();
            assertThat(heard.ended()).isFalse();
            assertThat(timers.isIdle()).isTrue();
        }
    }

    @Test
    void closingTheAdapterCancelsItsCalls() throws Exception {
        try (RawServer raw = new RawServer(connection -> {
            connection.send(RawServer.CHUNKED);
            connection.sendChunk(Wire.delta("Good"));
            connection.stall();
        })) {
            try (LlmAdapter adapter = transport.openAi(LlmEndpoint.of(raw.url(), "m"))) {
                adapter.send(Wire.STREAMED, heard);
                heard.nextDelta();
            }
            raw.awaitClientLeft();
            assertThat(heard.ended()).isFalse();
        }
    }

    @Test
    void anAnswerCutInTheMiddleIsNotTakenForAWholeOne() throws Exception {
        try (RawServer raw = new RawServer(connection -> {
            connection.send(RawServer.CHUNKED);
            connection.sendChunk(Wire.delta("Good"));
        })) {
            ask(raw.url(), Wire.STREAMED);
            assertThat(heard.problem().kind()).isEqualTo(Problem.Kind.CUT);
            assertThat(raw.requests()).hasSize(1);
        }
    }

    @Test
    void aStreamWithoutALengthIsWholeOnlyIfItSaysSo() throws Exception {
        final RawServer.Script open = connection -> connection.send(RawServer.UNTIL_CLOSED + Wire.delta("Good"));
        final RawServer.Script whole =
                connection -> connection.send(RawServer.UNTIL_CLOSED + Wire.delta("Good") + Wire.finish("stop"));
        try (RawServer raw = new RawServer(open, whole)) {
            ask(raw.url(), Wire.STREAMED);
            assertThat(heard.problem().kind()).isEqualTo(Problem.Kind.CUT);
            final Heard second = new Heard();
            transport.openAi(LlmEndpoint.of(raw.url(), "m")).send(Wire.STREAMED, second);
            assertThat(second.answer().text()).isEqualTo("Good");
        }
    }

    @Test
    void aStreamThatBreaksOffInAnEventIsCut() throws Exception {
        server.enqueue(Wire.stream(Wire.delta("Good") + "data: {\"choices\":[{\"del"));
        ask(Wire.STREAMED);
        assertThat(heard.problem().kind()).isEqualTo(Problem.Kind.CUT);
    }

    @Test
    void aCharacterSplitBetweenTwoReadsStaysWhole() throws Exception {
        final byte[] event = Wire.delta("魔導具😀").getBytes(StandardCharsets.UTF_8);
        try (RawServer raw = new RawServer(connection -> {
            connection.send(RawServer.CHUNKED);
            for (final byte b : event) {
                connection.sendChunk(new byte[] {b});
            }
            connection.sendChunk("data: {\"choices\":[{\"delta\":{\"content\":\"\\ud83d\"}}]}\n\n");
            connection.sendChunk("data: {\"choices\":[{\"delta\":{\"content\":\"\\ude00!\"}}]}\n\n");
            connection.endChunks();
        })) {
            ask(raw.url(), Wire.STREAMED);
            assertThat(heard.answer().text()).isEqualTo("魔導具😀😀!");
            assertThat(heard.deltas())
                    .allSatisfy(shown -> assertThat("魔導具😀😀!").startsWith(shown));
        }
    }

    @Test
    void aListenerThatFailsStillHearsTheRest() throws InterruptedException {
        server.enqueue(Wire.stream(Wire.delta("Good") + Wire.delta(" day.") + Wire.done()));
        transport.openAi(endpoint()).send(Wire.STREAMED, new LlmListener() {
            @Override
            public void onDelta(String soFar) {
                throw new IllegalStateException("the listener's own fault");
            }

            @Override
            public void onFinished(LlmAnswer answer) {
                heard.onFinished(answer);
            }

            @Override
            public void onFailed(Problem problem) {
                heard.onFailed(problem);
            }
        });
        assertThat(heard.answer().text()).isEqualTo("Good day.");
    }
}
