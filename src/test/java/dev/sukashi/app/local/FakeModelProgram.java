package dev.sukashi.app.local;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A model server as a program of its own: {@code PORT MODE}. It answers {@code /health} twice with 503 and then with
 * 200, and ends with code 3 at {@code /die}.
 */
final class FakeModelProgram {
    private FakeModelProgram() {}

    /** A command that runs it in the given mode: {@code serve}, {@code die}, {@code stubborn} or {@code parent}. */
    static List<String> command(int port, String mode) {
        return List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                // Not the whole class path: of a command line beyond 4096 bytes Java tells no arguments.
                Path.of("target", "test-classes").toAbsolutePath().toString(),
                FakeModelProgram.class.getName(),
                Integer.toString(port),
                mode);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        final int port = Integer.parseInt(arguments[0]);
        switch (arguments[1]) {
            case "die" -> {
                System.out.println("error: failed to load model");
                System.out.println();
                System.exit(3);
            }
            case "stubborn" -> Runtime.getRuntime().addShutdownHook(new Thread(FakeModelProgram::forever));
            case "parent" -> {
                final List<String> child = new ArrayList<>(command(port, "serve"));
                new ProcessBuilder(child).inheritIO().start();
                forever();
            }
            default -> System.out.println("serving");
        }
        serve(port);
        forever();
    }

    private static void serve(int port) throws IOException {
        final AtomicInteger asked = new AtomicInteger();
        final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/health", exchange -> {
            exchange.sendResponseHeaders(asked.incrementAndGet() <= 2 ? 503 : 200, -1);
            exchange.close();
        });
        server.createContext("/die", exchange -> {
            System.err.println("out of memory");
            Runtime.getRuntime().halt(3);
        });
        server.start();
    }

    private static void forever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
