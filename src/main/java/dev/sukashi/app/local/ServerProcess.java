package dev.sukashi.app.local;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A child program and what it starts in turn. Its output goes to the log. Safe for several threads. */
final class ServerProcess {
    private static final Logger log = LoggerFactory.getLogger(ServerProcess.class);
    private static final int LONGEST_SHOWN = 200;

    /** The system needs a moment to take a killed program away. */
    private static final Duration AFTER_KILL = Duration.ofSeconds(3);

    private final Process process;
    private final Thread output;
    private final Set<ProcessHandle> family = new LinkedHashSet<>();
    private volatile String lastLine = "";

    private ServerProcess(Process process, String name) {
        this.process = process;
        this.output = new Thread(() -> read(name), "sukashi-local-output");
        output.setDaemon(true);
        output.start();
    }

    /**
     * @param command program and arguments; no shell reads them
     * @param onExit hears of its exit code, from any thread
     * @throws IOException where it cannot be started
     */
    static ServerProcess start(List<String> command, String name, ObjIntConsumer<ServerProcess> onExit)
            throws IOException {
        final Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                .start();
        final ServerProcess started = new ServerProcess(process, name);
        final var unused = process.onExit().thenAccept(ended -> onExit.accept(started, ended.exitValue()));
        return started;
    }

    private static File nothing() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }

    /** What it said last; empty where it said nothing. */
    String lastLine() {
        return lastLine;
    }

    /** Waits a moment for what a program that has ended said at its end. */
    void awaitOutput() {
        try {
            output.join(500);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks which programs it started itself: once it is dead, nobody can tell. */
    synchronized void meetFamily() {
        process.descendants().forEach(family::add);
    }

    /** Asks all to end, and after the patience makes them. Returns when they have. */
    void stop(Duration patience) {
        final Set<ProcessHandle> all = everyone();
        all.forEach(ProcessHandle::destroy);
        if (!ended(all, patience)) {
            all.addAll(everyone());
            all.forEach(ProcessHandle::destroyForcibly);
            if (!ended(all, AFTER_KILL)) {
                log.warn("a local server could not be ended");
            }
        }
    }

    private synchronized Set<ProcessHandle> everyone() {
        meetFamily();
        final Set<ProcessHandle> all = new LinkedHashSet<>(family);
        all.add(process.toHandle());
        return all.stream().filter(ProcessHandle::isAlive).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean ended(Set<ProcessHandle> all, Duration limit) {
        final CompletableFuture<?>[] ends =
                all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(ends).get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException late) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void read(String name) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> {
                log.info("{}: {}", name, line);
                if (!line.isBlank()) {
                    lastLine = shown(line);
                }
            });
        } catch (IOException | UncheckedIOException closed) {
            log.debug("{} says no more", name);
        }
    }

    private static String shown(String line) {
        final String clean = line.replaceAll("\\p{Cntrl}(\\[[0-9;]*m)?", "").strip();
        return clean.length() > LONGEST_SHOWN ? clean.substring(0, LONGEST_SHOWN) + "…" : clean;
    }
}
