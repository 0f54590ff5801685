package dev.sukashi.llm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sukashi.line.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Protocol;
import okhttp3.Response;
import okio.BufferedSource;
import okio.GzipSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request on the wire. Ends once: by its answer, a failure, a time-out or {@link #cancel()}, whichever comes first;
 * what the others bring afterwards is dropped.
 */
final class Attempt implements Callback {
    private static final Logger log = LoggerFactory.getLogger(Attempt.class);

    /** How long the usage and the end of the stream may keep a player waiting who seems to have all the text. */
    static final Duration GRACE = Duration.ofSeconds(2);

    private static final int MAX_ERROR_BYTES = 64 << 10;

    /** Hears of one attempt, from any thread; the last three end it. */
    interface Listener {
        void onLimits(RateLimits limits);

        /** The model thinks, and no text has come; said again with each further thought. */
        void onThinking();

        void onText(String soFar);

        void onAnswer(LlmAnswer answer);

        void onFailed(Failure failure);

        /** A status other than 2xx; {@code failure} is what it means if nothing can be conceded. */
        void onRefused(int status, ServiceError error, Failure failure);
    }

    private final LlmTransport transport;
    private final LlmTimeouts timeouts;
    private final Dialect dialect;
    private final Listener listener;
    private final Diagnosis diagnosis;
    private final AnswerParser parser;
    private final Call call;

    private final Object lock = new Object();
    private final AnswerBuilder answer = new AnswerBuilder();
    private boolean ended;
    private boolean lingering;
    private int armed;
    private Timers.@Nullable Handle timer;
    private String shown = "";

    /** @param credential what is sent for the endpoint's key */
    Attempt(
            LlmTransport transport,
            LlmEndpoint endpoint,
            Dialect dialect,
            WireRequest wire,
            AuthScheme auth,
            Secret credential,
            Listener listener)
            throws ProblemException {
        this.transport = transport;
        this.timeouts = endpoint.timeouts();
        this.dialect = dialect;
        this.listener = listener;
        this.diagnosis = new Diagnosis(endpoint, wire.url(), credential);
        this.parser = new AnswerParser(dialect);
        this.call = transport.call(endpoint, wire, auth, credential, this::connected);
    }

    void start() {
        arm(timeouts.connect(), () -> listener.onFailed(diagnosis.notConnectedIn(timeouts.connect())));
        transport.send(call, this);
    }

    /** Closes the connection; the listener hears nothing more. */
    void cancel() {
        end();
        call.cancel();
    }

    private void connected() {
        arm(timeouts.firstToken(), () -> timedOut(Problem.Kind.TIMEOUT_FIRST_TOKEN, timeouts.firstToken()));
    }

    private void timedOut(Problem.Kind kind, Duration limit) {
        listener.onFailed(Failure.lasting(Problem.of(kind, "seconds", Texts.seconds(limit))));
    }

    @Override
    public void onFailure(Call failed, IOException e) {
        if (end()) {
            listener.onFailed(diagnosis.connection(e));
        }
    }

    @Override
    public void onResponse(Call answered, Response response) {
        try (response) {
            RateLimitHeaders.read(response::header, transport.clock()).ifPresent(listener::onLimits);
            if (response.isSuccessful()) {
                readAnswer(response);
            } else {
                readError(response);
            }
        } catch (IOException e) {
            log.debug("The connection broke: {}", e.getClass().getSimpleName());
            cut();
        } catch (RuntimeException e) {
            // The outermost edge of the thread: this would be dropped without a word, and the player would wait.
            log.error("An answer could not be read", e);
            if (end()) {
                listener.onFailed(Failure.lasting(
                        Problem.of(Problem.Kind.INTERNAL, "reason", e.getClass().getSimpleName())));
            }
        }
    }

    private void readAnswer(Response response) throws IOException {
        final BufferedSource source = body(response);
        final byte[] chunk = new byte[8192];
        try {
            int read = source.read(chunk);
            while (read >= 0) {
                if (!take(chunk, read)) {
                    return;
                }
                read = source.read(chunk);
            }
            synchronized (lock) {
                if (!ended) {
                    parser.end().forEach(answer::add);
                }
            }
        } catch (MalformedAnswerException e) {
            malformed(response);
            return;
        }
        atEnd(response);
    }

    /** Takes what came; false once there is no use in reading on. */
    private boolean take(byte[] chunk, int length) throws MalformedAnswerException {
        final String visible;
        final boolean news;
        final boolean thinks;
        synchronized (lock) {
            if (ended) {
                return false;
            }
            boolean alive = false;
            for (final AnswerPart part : parser.feed(chunk, length)) {
                alive |= answer.add(part);
            }
            alive |= parser.isReadingWhole();
            if (answer.finished() && (alive || !lingering)) {
                // Again with each piece: some services say with every one that it is the last.
                lingering = true;
                arm(GRACE, this::conclude);
            } else if (alive && !lingering) {
                arm(timeouts.idle(), () -> timedOut(Problem.Kind.TIMEOUT_IDLE, timeouts.idle()));
            }
            visible = answer.visible();
            news = answer.error().isEmpty() && !visible.equals(shown) && !visible.isBlank();
            thinks = alive && visible.isBlank() && answer.thinking();
            shown = visible;
        }
        if (news) {
            listener.onText(visible);
        } else if (thinks) {
            listener.onThinking();
        }
        if (answer.error().isPresent() || answer.done()) {
            if (end()) {
                conclude();
            }
            return false;
        }
        return true;
    }

    /** The body ended in good order, as far as HTTP can tell. */
    private void atEnd(Response response) {
        if (!end()) {
            return;
        }
        final boolean whole = answer.finished()
                || answer.error().isPresent()
                || answer.blocked().isPresent();
        if (parser.isBlank()) {
            listener.onFailed(Failure.lasting(diagnosis.empty("")));
        } else if (!answer.recognised() && !parser.brokenOff()) {
            listener.onFailed(Failure.lasting(diagnosis.notAnApi(type(response), parser.start())));
        } else if (!whole && (parser.brokenOff() || !tellsItsEnd(response))) {
            listener.onFailed(cutFailure());
        } else {
            conclude();
        }
    }

    /** Says what the gathered answer amounts to. */
    private void conclude() {
        final LlmAnswer all = answer.answer();
        final Optional<ServiceError> error = answer.error();
        final Optional<String> blocked = answer.blocked();
        if (error.isPresent()) {
            final Failure failure = diagnosis.inAnswer(error.get());
            listener.onFailed(answer.begun() ? failure.lasting() : failure);
        } else if (blocked.isPresent()) {
            listener.onFailed(Failure.lasting(diagnosis.blocked(blocked.get())));
        } else if (!answer.recognised()) {
            listener.onFailed(Failure.lasting(diagnosis.notAnApi("", parser.start())));
        } else if (all.text().isBlank()) {
            listener.onFailed(Failure.lasting(diagnosis.empty(answer.finishReason())));
        } else {
            listener.onAnswer(all);
        }
    }

    private void cut() {
        if (!end()) {
            return;
        }
        if (answer.finished()) {
            conclude();
        } else {
            listener.onFailed(cutFailure());
        }
    }

    private Failure cutFailure() {
        return answer.begun() ? Failure.lasting(diagnosis.cut()) : Failure.passing(diagnosis.cut());
    }

    private void malformed(Response response) {
        if (end()) {
            listener.onFailed(Failure.lasting(diagnosis.notAnApi(type(response), parser.start())));
        }
    }

    private void readError(Response response) throws IOException {
        final BufferedSource source = body(response);
        source.request(MAX_ERROR_BYTES);
        final long length = Math.min(source.getBuffer().size(), MAX_ERROR_BYTES);
        final String text = source.readString(length, StandardCharsets.UTF_8);
        final String json = text.strip().replaceFirst("^data:", "");
        final Optional<JsonNode> body = Json.value(json).filter(JsonNode::isContainerNode);
        final ServiceError error =
                body.map(dialect::readError).orElseGet(() -> new ServiceError("", "", withLocation(text, response)));
        final Duration retryAfter = RetryPolicy.retryAfter(
                response.header("retry-after-ms"), response.header("Retry-After"), text, transport.clock());
        final Failure failure = diagnosis.status(response.code(), type(response), text, error, retryAfter);
        if (end()) {
            listener.onRefused(response.code(), error, failure);
        }
    }

    /** Some gateways compress although they were asked not to. */
    private static BufferedSource body(Response response) {
        final BufferedSource plain = response.body().source();
        return "gzip".equalsIgnoreCase(response.header("Content-Encoding"))
                ? Okio.buffer(new GzipSource(plain))
                : plain;
    }

    /** Where a redirect wanted to lead helps whoever pasted the address. */
    private static String withLocation(String text, Response response) {
        final String location = response.header("Location");
        return response.isRedirect() && location != null ? "→ " + EndpointUrl.display(location) : text;
    }

    /** Whether the end of the body was announced, so that a cut would have been noticed. */
    private static boolean tellsItsEnd(Response response) {
        return response.protocol() == Protocol.HTTP_2
                || response.header("Content-Length") != null
                || "chunked".equalsIgnoreCase(response.header("Transfer-Encoding"));
    }

    private static String type(Response response) {
        final String type = response.header("Content-Type", "");
        return type == null ? "" : type.replaceFirst(";.*", "").strip();
    }

    /** In place of the timer that runs. If it is reached, the attempt ends, its connection is closed and the task runs. */
    private void arm(Duration delay, Runnable onTime) {
        synchronized (lock) {
            if (ended) {
                return;
            }
            if (timer != null) {
                timer.cancel();
            }
            final int mine = ++armed;
            timer = transport.timers().schedule(delay, () -> {
                if (endIfStill(mine)) {
                    call.cancel();
                    onTime.run();
                }
            });
        }
    }

    private boolean endIfStill(int mine) {
        synchronized (lock) {
            return armed == mine && end();
        }
    }

    /** True for the one who ends it. */
    private boolean end() {
        synchronized (lock) {
            if (ended) {
                return false;
            }
            ended = true;
            if (timer != null) {
                timer.cancel();
            }
            return true;
        }
    }
}
