package dev.sukashi.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An LLM server on loopback that refuses a third of the requests, drops a twentieth of the connections and stalls on a
 * fiftieth of them. What befalls a request depends on the seed, its model, its line and how often it was asked, so a run
 * is the same whatever the threads do.
 */
public final class ChaoticModel implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    /** What befalls a request. */
    private enum Fate {
        REFUSED,
        DROPPED,
        STALLED,
        ANSWERED
    }

    private final long seed;
    private final ServerSocket listening;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final Map<String, Integer> answered = new ConcurrentHashMap<>();
    private final Map<Fate, Integer> fates = new ConcurrentHashMap<>();

    public ChaoticModel(long seed) throws IOException {
        this.seed = seed;
        listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    /** What a player would enter. */
    public String url() {
        return "http://127.0.0.1:" + listening.getLocalPort() + "/v1";
    }

    /** How often each model's whole answer to each line was sent. */
    public Map<String, Integer> answered() {
        return answered;
    }

    /** How often each fate befell a request, by its name; to see that there was chaos. */
    public int count(String fate) {
        return fates.getOrDefault(Fate.valueOf(fate), 0);
    }

    private void accept() {
        try {
            while (true) {
                final Socket socket = listening.accept();
                sockets.add(socket);
                daemon(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            final InputStream in = new BufferedInputStream(socket.getInputStream());
            for (JsonNode request = read(in); request != null; request = read(in)) {
                if (!answer(request, in, socket.getOutputStream())) {
                    return;
                }
            }
        } catch (IOException clientLeft) {
            // It may.
        } finally {
            sockets.remove(socket);
        }
    }

    /** Whether the connection can be used again. */
    private boolean answer(JsonNode request, InputStream in, OutputStream out) throws IOException {
        final JsonNode messages = request.get("messages");
        final String line = messages.get(messages.size() - 1).get("content").asText();
        final String key = request.get("model").asText() + " " + line;
        final SplittableRandom chance =
                new SplittableRandom(seed * 31 + key.hashCode() * 1_000_003L + asked.merge(key, 1, Integer::sum));
        final Fate fate = fate(chance.nextDouble());
        final boolean early = chance.nextBoolean();
        fates.merge(fate, 1, Integer::sum);
        switch (fate) {
            case REFUSED -> {
                final String body = "{\"error\":{\"message\":\"slow down\",\"code\":\"rate_limit_exceeded\"}}";
                write(
                        out,
                        "HTTP/1.1 429 Too Many Requests\r\nContent-Type: application/json\r\n"
                                + (early ? "Retry-After: 0\r\n" : "") + "Content-Length: " + body.length()
                                + "\r\n\r\n" + body);
                return true;
            }
            case DROPPED -> {
                if (!early) {
                    begin(out, line);
                }
                return false;
            }
            case STALLED -> {
                if (!early) {
                    begin(out, line);
                }
                while (in.read() >= 0) {
                    // Until the client has had enough.
                }
                return false;
            }
            case ANSWERED -> {
                begin(out, line);
                chunk(
                        out,
                        "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],"
                                + "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":2}}\n\ndata: [DONE]\n\n");
                answered.merge(key, 1, Integer::sum);
                write(out, "0\r\n\r\n");
                return true;
            }
        }
        throw new IllegalStateException();
    }

    private static Fate fate(double chance) {
        if (chance < 1 / 3.0) {
            return Fate.REFUSED;
        }
        if (chance < 1 / 3.0 + 0.05) {
            return Fate.DROPPED;
        }
        return chance < 1 / 3.0 + 0.07 ? Fate.STALLED : Fate.ANSWERED;
    }

    private static void begin(OutputStream out, String line) throws IOException {
        write(out, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
        chunk(
                out,
                "data: {\"choices\":[{\"delta\":{\"content\":" + JSON.writeValueAsString(translation(line))
                        + "}}]}\n\n");
    }

    /** What a line is translated to. */
    public static String translation(String line) {
        return "Translation of " + line;
    }

    private static void chunk(OutputStream out, String text) throws IOException {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        final ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(bytes);
        whole.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.write(whole.toByteArray());
        out.flush();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static JsonNode read(InputStream in) throws IOException {
        final StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            final int next = in.read();
            if (next < 0) {
                return null;
            }
            head.append((char) next);
        }
        final Matcher length = LENGTH.matcher(head);
        return length.find() ? JSON.readTree(in.readNBytes(Integer.parseInt(length.group(1)))) : null;
    }

    private static void daemon(Runnable work) {
        final Thread thread = new Thread(work, "chaotic-model");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (final Socket socket : sockets) {
            socket.close();
        }
    }
}
