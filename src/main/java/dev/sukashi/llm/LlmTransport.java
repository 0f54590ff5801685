package dev.sukashi.llm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sukashi.line.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;

/**
 * What all adapters share: connections, the threads that read from them, timers, time and chance. One for the whole
 * program; safe for several threads.
 *
 * <p>Redirects are not followed, as they would carry the key to a host that the player did not name. Loopback is never
 * proxied.
 */
public final class LlmTransport implements AutoCloseable {
    private static final Pattern PROXY = Pattern.compile("(?i)(http|socks5?)://(\\[[^]/@]+]|[^:/@\\s]+):(\\d{1,5})/?");
    private static final MediaType JSON = MediaType.get("application/json");

    private final Timers timers;
    private final Clock clock;
    private final RandomGenerator random;
    private final RetryPolicy retry = RetryPolicy.DEFAULT;
    private final Runnable onClose;
    private final ThreadPoolExecutor readers;
    private final OkHttpClient client;
    private final TokenSources tokens;

    /**
     * @param timers for time-outs and pauses; not ended by {@link #close()}
     * @param clock for a {@code Retry-After} that is a date
     * @param random for the pauses between attempts
     */
    public LlmTransport(Timers timers, Clock clock, RandomGenerator random) {
        this(timers, clock, random, () -> {});
    }

    private LlmTransport(Timers timers, Clock clock, RandomGenerator random, Runnable onClose) {
        this.timers = timers;
        this.clock = clock;
        this.random = random;
        this.onClose = onClose;
        this.readers = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), daemons("sukashi-llm-"));
        this.client = newClient(readers);
        this.tokens = TokenSources.of(readers, clock);
    }

    /** With a timer thread of its own ({@code sukashi-llm-timer}), the system's clock and its chance. */
    public static LlmTransport create() {
        final ScheduledExecutorService timer =
                Executors.newSingleThreadScheduledExecutor(daemons("sukashi-llm-timer-"));
        return new LlmTransport(Timers.of(timer), Clock.systemUTC(), RandomGenerator.getDefault(), timer::shutdownNow);
    }

    /** An adapter for a service that speaks OpenAI's chat completions. */
    public LlmAdapter openAi(LlmEndpoint endpoint) {
        return adapter(endpoint, new OpenAiDialect());
    }

    /**
     * An adapter for a service of the catalogue. Without an address of its own the endpoint has the provider's; an address
     * that shows another dialect's form chooses that one.
     *
     * @throws IllegalArgumentException for an entry whose dialect or way of sending the key nobody knows
     */
    public LlmAdapter adapter(Provider provider, LlmEndpoint endpoint) {
        final Service service = Service.of(provider, endpoint, tokens);
        return adapter(service.endpoint(), service.dialect(), service.auth());
    }

    LlmAdapter adapter(LlmEndpoint endpoint, Dialect dialect) {
        return adapter(endpoint, dialect, AuthScheme.in(dialect.keyHeader()));
    }

    LlmAdapter adapter(LlmEndpoint endpoint, Dialect dialect, AuthScheme auth) {
        return new HttpLlmAdapter(this, endpoint, dialect, auth);
    }

    /** Ends the threads and what still runs on them. Its adapters are to be closed before. */
    @Override
    public void close() {
        client.dispatcher().cancelAll();
        readers.shutdown();
        client.connectionPool().evictAll();
        onClose.run();
    }

    TokenSources tokens() {
        return tokens;
    }

    Timers timers() {
        return timers;
    }

    Clock clock() {
        return clock;
    }

    RandomGenerator random() {
        return random;
    }

    RetryPolicy retry() {
        return retry;
    }

    /**
     * What is sent for a key; a token is asked for by the endpoint's own proxy.
     *
     * @param refused a token that the service did not take; {@link Secret#NONE} for none
     * @return completes exceptionally with a {@link ProblemException}
     */
    CompletableFuture<Secret> credential(LlmEndpoint endpoint, AuthScheme auth, Secret key, Secret refused) {
        try {
            return auth.credential(key, refused, clientFor(endpoint));
        } catch (ProblemException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * A call, not yet sent.
     *
     * @param credential what is sent for the endpoint's key
     * @param onConnected runs once its connection stands
     * @throws ProblemException for a key, header or proxy that cannot be used; nothing has been sent then
     */
    Call call(LlmEndpoint endpoint, WireRequest wire, AuthScheme auth, Secret credential, Runnable onConnected)
            throws ProblemException {
        if (!auth.canSend(credential)) {
            throw new ProblemException(Problem.of(Problem.Kind.KEY_MALFORMED));
        }
        final Request.Builder request =
                new Request.Builder().url(wire.url()).tag(Connected.class, new Connected(onConnected));
        request.header("User-Agent", "sukashi");
        wire.headers().forEach(request::header);
        auth.put(credential, wire.url(), request);
        for (final Map.Entry<String, String> header : endpoint.headers().entrySet()) {
            addHeader(request, header.getKey(), header.getValue());
        }
        final JsonNode body = wire.body();
        if (body != null) {
            request.post(new OneShot(Json.bytes(body)));
        }
        return clientFor(endpoint).newCall(request.build());
    }

    /** Sends it on a thread of this transport's, which the callback then has until the body is read. */
    void send(Call call, Callback callback) {
        try {
            // Not OkHttp's enqueue: that renames our threads.
            readers.execute(() -> run(call, callback));
        } catch (RejectedExecutionException e) {
            callback.onFailure(call, new IOException("closed", e));
        }
    }

    private static void run(Call call, Callback callback) {
        final Response response;
        try {
            response = call.execute();
        } catch (IOException e) {
            callback.onFailure(call, e);
            return;
        }
        try {
            callback.onResponse(call, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addHeader(Request.Builder request, String name, String value) throws ProblemException {
        try {
            request.header(name, value);
        } catch (IllegalArgumentException e) {
            // Its message may repeat the value.
            throw new ProblemException(Problem.of(
                    Problem.Kind.UNUSABLE_SETTING,
                    "key",
                    "headers." + Texts.clean(name),
                    "expected",
                    "ASCII",
                    "found",
                    Secret.MASK));
        }
    }

    private OkHttpClient clientFor(LlmEndpoint endpoint) throws ProblemException {
        final String wanted = endpoint.proxy().strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty() || wanted.equals("system")) {
            return client;
        }
        if (wanted.equals("none")) {
            return client.newBuilder().proxy(Proxy.NO_PROXY).build();
        }
        final Matcher parts = PROXY.matcher(endpoint.proxy().strip());
        final Optional<Integer> port = parts.matches()
                ? Optional.of(Integer.valueOf(parts.group(3))).filter(p -> p < 65536)
                : Optional.empty();
        if (port.isEmpty()) {
            throw new ProblemException(Problem.of(
                    Problem.Kind.UNUSABLE_SETTING,
                    "key",
                    "proxy",
                    "expected",
                    "http://HOST:PORT, socks5://HOST:PORT, none",
                    "found",
                    Texts.clean(EndpointUrl.display(endpoint.proxy()))));
        }
        final Proxy.Type type = parts.group(1).equalsIgnoreCase("http") ? Proxy.Type.HTTP : Proxy.Type.SOCKS;
        final Proxy proxy = new Proxy(type, InetSocketAddress.createUnresolved(parts.group(2), port.get()));
        return client.newBuilder()
                .proxySelector(new NotForLoopback(uri -> List.of(proxy)))
                .build();
    }

    private static OkHttpClient newClient(ThreadPoolExecutor readers) {
        return new OkHttpClient.Builder()
                .dispatcher(new Dispatcher(readers))
                .connectionPool(new ConnectionPool(5, 2, TimeUnit.MINUTES))
                .followRedirects(false)
                .followSslRedirects(false)
                .proxySelector(NotForLoopback.system())
                .connectTimeout(Duration.ZERO)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .callTimeout(Duration.ZERO)
                .eventListenerFactory(Connected::listener)
                .build();
    }

    private static ThreadFactory daemons(String prefix) {
        final AtomicInteger number = new AtomicInteger();
        return task -> {
            final Thread thread = new Thread(task, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Not sent a second time behind our back: attempts are counted, and a model's work may cost. */
    private static final class OneShot extends RequestBody {
        private final byte[] bytes;

        OneShot(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public MediaType contentType() {
            return JSON;
        }

        @Override
        public long contentLength() {
            return bytes.length;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.write(bytes);
        }
    }
}
