package dev.sukashi.app;

import dev.sukashi.time.Scheduler;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
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

    /** The answer to a request that was understood. */
    public static final String DONE = "ok";

    /** A request that begins so names an {@link Action}; it is answered when the action was begun. */
    public static final String TRIGGER = "trigger ";

    /** Who says or hears nothing for so long is given up. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Path path;
    private final FileChannel lock;
    private final ServerSocketChannel server;
    private final Scheduler watchdog = Scheduler.named("sukashi-control-watchdog");
    private final ExecutorService connections = Executors.newCachedThreadPool(task -> {
        final Thread thread = new Thread(task, "sukashi-control-connection");
        thread.setDaemon(true);
        return thread;
    });
    private final Function<String, String> answers;

    private ControlSocket(Path path, FileChannel lock, ServerSocketChannel server, Function<String, String> answers) {
        this.path = path;
        this.lock = lock;
        this.server = server;
        this.answers = answers;
        final Thread thread = new Thread(this::serve, "sukashi-control");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Begins to listen for this home. Of two programs that start at once, one wins: it locks a file beside the socket.
     *
     * @param answers gives the answer for a request, at once; called by the socket's own threads
     * @return empty where another running program has this home
     * @throws IOException where the socket cannot be made
     */
    public static Optional<ControlSocket> open(Path home, Function<String, String> answers) throws IOException {
        final Path path = socketPath(home);
        Files.createDirectories(path.getParent());
        final FileChannel lock = FileChannel.open(
                path.resolveSibling(path.getFileName() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (!isLocked(lock)) {
                lock.close();
                return Optional.empty();
            }
            Files.deleteIfExists(path);
            final ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(path));
            return Optional.of(new ControlSocket(path, lock, server, answers));
        } catch (IOException failed) {
            lock.close();
            throw failed;
        }
    }

    private static boolean isLocked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException byThisProcess) {
            return false;
        }
    }

    /** Asks the running program; empty where none runs for this home, or it does not answer in time. */
    public static Optional<String> ask(Path home, String request) {
        final Path path = socketPath(home);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try (Scheduler patience = Scheduler.named("sukashi-control-patience");
                SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            patience.schedule(PATIENCE, () -> closeQuietly(channel));
            channel.connect(UnixDomainSocketAddress.of(path));
            channel.write(StandardCharsets.UTF_8.encode(request + "\n"));
            final String answer = readLine(channel);
            return answer.isEmpty() ? Optional.empty() : Optional.of(answer);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException failed) {
            log.debug("a control connection could not be closed", failed);
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
            try {
                final SocketChannel channel = server.accept();
                final Scheduler.Timer limit = watchdog.schedule(PATIENCE, () -> closeQuietly(channel));
                connections.execute(() -> answer(channel, limit));
            } catch (IOException | RejectedExecutionException failed) {
                if (server.isOpen()) {
                    log.debug("a control connection failed", failed);
                }
            }
        }
    }

    private void answer(SocketChannel channel, Scheduler.Timer limit) {
        try (channel) {
            channel.write(StandardCharsets.UTF_8.encode(answers.apply(readLine(channel)) + "\n"));
        } catch (IOException gone) {
            log.debug("a control connection ended early", gone);
        } finally {
            limit.cancel();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(path);
            lock.close();
        } catch (IOException failed) {
            log.warn("the control socket could not be removed", failed);
        }
        connections.shutdownNow();
        watchdog.close();
    }
}
