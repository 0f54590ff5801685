package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server on loopback that writes just the bytes it is told to, connection by connection. */
final class RawServer implements AutoCloseable {
    static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    static final String UNTIL_CLOSED = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";

    /** What to do with one connection whose request has been read. */
    interface Script {
        void serve(Connection connection) throws IOException, InterruptedException;
    }

    private final ServerSocket listening;
    private final LinkedBlockingQueue<Script> scripts = new LinkedBlockingQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch clientLeft = new CountDownLatch(1);

    RawServer(Script... scripts) throws IOException {
        this.scripts.addAll(List.of(scripts));
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + listening.getLocalPort() + "/v1";
    }

    /** As they came, head and body. */
    List<String> requests() {
        return requests;
    }

    void awaitRequest() throws InterruptedException {
        assertThat(asked.await(20, TimeUnit.SECONDS)).as("a request came").isTrue();
    }

    void awaitClientLeft() throws InterruptedException {
        assertThat(clientLeft.await(20, TimeUnit.SECONDS))
                .as("the client closed the connection")
                .isTrue();
    }

    private void accept() {
        try {
            while (true) {
                final Socket socket = listening.accept();
                sockets.add(socket);
                final Script script = scripts.take();
                daemon(() -> serve(socket, script));
            }
        } catch (IOException | InterruptedException e) {
            // Closed.
        }
    }

    private void serve(Socket socket, Script script) {
        try (socket) {
            requests.add(readRequest(socket.getInputStream()));
            asked.countDown();
            script.serve(new Connection(socket));
        } catch (IOException | InterruptedException e) {
            // The client left; tests that care wait for it.
        }
    }

    private String readRequest(InputStream in) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (!bytes.toString(StandardCharsets.UTF_8).contains("\r\n\r\n")) {
            final int next = in.read();
            if (next < 0) {
                clientLeft.countDown();
                throw new EOFException("the client left before it had asked");
            }
            bytes.write(next);
        }
        final String head = bytes.toString(StandardCharsets.UTF_8);
        final Matcher length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
        final int size = length.find() ? Integer.parseInt(length.group(1)) : 0;
        return head + new String(in.readNBytes(size), StandardCharsets.UTF_8);
    }

    private static void daemon(Runnable work) {
        final Thread thread = new Thread(work, "raw-server");
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

    /** One client. */
    final class Connection {
        private final Socket socket;

        Connection(Socket socket) {
            this.socket = socket;
        }

        void send(String text) throws IOException {
            send(text.getBytes(StandardCharsets.UTF_8));
        }

        void send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        void sendChunk(byte[] bytes) throws IOException {
            send(Integer.toHexString(bytes.length) + "\r\n");
            send(bytes);
            send("\r\n");
        }

        void sendChunk(String text) throws IOException {
            sendChunk(text.getBytes(StandardCharsets.UTF_8));
        }

        void endChunks() throws IOException {
            send("0\r\n\r\n");
        }

        /** Says nothing more until the client closes. */
        void stall() throws IOException {
            try {
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            } finally {
                clientLeft.countDown();
            }
        }
    }
}
