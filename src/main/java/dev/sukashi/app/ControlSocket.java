package dev.sukashi.app;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a second start reaches the running program: a Unix-domain socket in the home folder, which the user's other
 * accounts and the network cannot open. One request a connection: a line of text, answered by a line.
 */
public final class ControlSocket implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ControlSocket.class);

    /** A path that is longer cannot be bound on some systems (macOS: 104 bytes). */
    private static final int LONGEST_PATH = 100;

    private static final int LONGEST_LINE = 1_000;

    /** A request that begins so names an {@link Action}; it is answered when the action was begun. */
    public static final String TRIGGER = "trigger ";

    private static final String PING = "ping";

    private final Path path;
    private final ServerSocketChannel server;
    private final Thread thread;
    private final Function<String, String> answers;

    private ControlSocket(Path path, ServerSocketChannel server, Function<String, String> answers) {
        this.path = path;
        this.server = server;
        this.answers = answers;
        this.thread = new Thread(this::serve, "sukashi-control");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Begins to listen for this home.
     *
     * @param answers gives the answer for a request; called by the socket's own thread
     * @return empty where another running program already listens
     * @throws IOException where the socket cannot be made
     */
    public static Optional<ControlSocket> open(Path home, Function<String, String> answers) throws IOException {
        if (ask(home, PING).isPresent()) {
            return Optional.empty();
        }
        final Path path = socketPath(home);
        Files.createDirectories(path.getParent());
        Files.deleteIfExists(path);
        final ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path));
        return Optional.of(new ControlSocket(path, server, answers));
    }

    /** Asks the running program; empty where none runs for this home. */
    public static Optional<String> ask(Path home, String request) {
        final Path path = socketPath(home);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            channel.write(StandardCharsets.UTF_8.encode(request + "\n"));
            return Optional.of(readLine(channel));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static Path socketPath(Path home) {
        final Path inHome = home.resolve("control.sock").toAbsolutePath();
        if (inHome.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH) {
            return inHome;
        }
        return Path.of(System.getProperty("java.io.tmpdir"))
                .resolve("sukashi-" + System.getProperty("user.name"))
                .resolve(Integer.toHexString(home.toAbsolutePath().hashCode()) + ".sock");
    }

    private static String readLine(SocketChannel channel) throws IOException {
        final ByteBuffer buffer = ByteBuffer.allocate(LONGEST_LINE);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            if (buffer.position() > 0 && buffer.get(buffer.position() - 1) == '\n') {
                break;
            }
        }
        return StandardCharsets.UTF_8.decode(buffer.flip()).toString().strip();
    }

    private void serve() {
        while (server.isOpen()) {
            try (SocketChannel channel = server.accept()) {
                channel.write(StandardCharsets.UTF_8.encode(answers.apply(readLine(channel)) + "\n"));
            } catch (IOException failed) {
                if (server.isOpen()) {
                    log.debug("a control connection failed", failed);
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(path);
        } catch (IOException failed) {
            log.warn("the control socket could not be removed", failed);
        }
    }
}
