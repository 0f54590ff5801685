package dev.sukashi.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * An LLM server on loopback whose answers the test gives by hand: it streams OpenAI's chat completions, and counts the
 * requests that are under way as the server sees them.
 */
public final class ScriptedModel implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final List<Request> all = new ArrayList<>();
    private int underWay;
    private int mostUnderWay;

    public ScriptedModel() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::handle);
        server.start();
    }

    /** What a player would enter. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** The next request, in the order they came. */
    public Request next() throws InterruptedException {
        final Request request = requests.poll(20, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("no request came within 20 s");
        }
        return request;
    }

    /** How many requests came so far. */
    public synchronized int count() {
        return all.size();
    }

    /** How many requests were open at once at the most. */
    public synchronized int mostUnderWay() {
        return mostUnderWay;
    }

    private void handle(HttpExchange exchange) throws IOException {
        final Request request = new Request(
                JSON.readTree(exchange.getRequestBody().readAllBytes()),
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        synchronized (this) {
            all.add(request);
            underWay++;
            mostUnderWay = Math.max(mostUnderWay, underWay);
        }
        requests.add(request);
        try {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            request.serve(exchange.getResponseBody(), () -> leave(request));
        } catch (IOException closedByClient) {
            request.closed.countDown();
        } finally {
            leave(request);
            exchange.close();
        }
    }

    /** Counted before the client can know of the end, and so before it can send the next request. */
    private synchronized void leave(Request request) {
        if (!request.left) {
            request.left = true;
            underWay--;
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** One request, which stays open until the test ends it or the client goes. */
    public static final class Request {
        private static final String END = "\u0000end";

        private final JsonNode body;
        private final String authorization;
        private final BlockingQueue<String> pieces = new LinkedBlockingQueue<>();
        private boolean left;
        private final CountDownLatch closed = new CountDownLatch(1);

        Request(JsonNode body, String authorization) {
            this.body = body;
            this.authorization = authorization;
        }

        public JsonNode body() {
            return body;
        }

        public String authorization() {
            return authorization;
        }

        /** What the user's message says: the line. */
        public String line() {
            final JsonNode messages = body.get("messages");
            return messages.get(messages.size() - 1).get("content").asText();
        }

        /** Sends a piece of the answer. */
        public Request say(String piece) {
            pieces.add(piece);
            return this;
        }

        /** Ends the answer. */
        public void end() {
            pieces.add(END);
        }

        /** Whether the client goes before the end, within the limit. */
        public boolean awaitClosedByClient(Duration limit) throws InterruptedException {
            return closed.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        }

        /** Comments in between find out at once that a client has gone. */
        private void serve(OutputStream out, Runnable beforeEnd) throws IOException {
            try {
                while (true) {
                    final String piece = pieces.poll(5, TimeUnit.MILLISECONDS);
                    if (piece == null) {
                        write(out, ": waiting\n\n");
                    } else if (piece.equals(END)) {
                        beforeEnd.run();
                        write(out, "data: [DONE]\n\n");
                        return;
                    } else {
                        write(
                                out,
                                "data: {\"choices\":[{\"delta\":{\"content\":" + JSON.writeValueAsString(piece)
                                        + "}}]}\n\n");
                    }
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }

        private static void write(OutputStream out, String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }
}
