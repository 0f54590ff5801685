package dev.sukashi.app.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A model on loopback that knows one answer: it tells when each request arrived and when each token left, and speaks
 * OpenAI's streaming chat completions.
 */
final class LoopbackModel implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        final Thread thread = new Thread(task, "sukashi-bench-model");
        thread.setDaemon(true);
        return thread;
    });
    private final BlockingQueue<Long> arrivals = new LinkedBlockingQueue<>();
    private final List<String> tokens;
    private final long pauseMillis;
    private final TokenListener sent;

    /** Hears of each token as it is handed to the network. */
    interface TokenListener {
        /**
         * @param characters of the answer so far, this token's included
         * @param nanos as {@link System#nanoTime}
         */
        void onToken(int characters, long nanos);
    }

    /**
     * @param tokens the answer, in pieces
     * @param pauseMillis between two pieces
     */
    LoopbackModel(List<String> tokens, long pauseMillis, TokenListener sent) throws IOException {
        this.tokens = List.copyOf(tokens);
        this.pauseMillis = pauseMillis;
        this.sent = sent;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** When the next request's head was read, as {@link System#nanoTime}; waits for it up to ten seconds. */
    long nextArrival() throws InterruptedException, IOException {
        final Long arrival = arrivals.poll(10, TimeUnit.SECONDS);
        if (arrival == null) {
            throw new IOException("no request came within 10 s");
        }
        return arrival;
    }

    private void answer(HttpExchange exchange) throws IOException {
        arrivals.add(System.nanoTime());
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            int characters = 0;
            for (final String token : tokens) {
                characters += token.length();
                sent.onToken(characters, System.nanoTime());
                event(body, "{\"choices\":[{\"delta\":{\"content\":\"" + token + "\"}}]}");
                pause();
            }
            event(body, "[DONE]");
        }
    }

    private static void event(OutputStream body, String data) throws IOException {
        body.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        body.flush();
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(pauseMillis);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
