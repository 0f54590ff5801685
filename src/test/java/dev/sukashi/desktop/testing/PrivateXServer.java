package dev.sukashi.desktop.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An X server beside the one that the test runs on: without window manager and compositor, lacking what a test wants. */
public final class PrivateXServer implements AutoCloseable {
    private final Process process;
    private final String name;

    private PrivateXServer(Process process, String name) {
        this.process = process;
        this.name = name;
    }

    /**
     * Of 1920 times 1080 pixels.
     *
     * @param depth of its pixels, such as 24
     * @param lacking names of extensions, such as {@code Composite}
     */
    public static PrivateXServer start(int depth, String... lacking) {
        final List<String> command = new ArrayList<>(List.of(
                "Xvfb", "-displayfd", "1", "-screen", "0", "1920x1080x" + depth, "-nolisten", "tcp", "-noreset"));
        for (final String extension : lacking) {
            command.addAll(List.of("-extension", extension));
        }
        try {
            final Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            final String number = new BufferedReader(
                            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            if (number == null) {
                throw new AssertionError("Xvfb did not start");
            }
            return new PrivateXServer(process, ":" + number);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code DISPLAY} has it. */
    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    /** Processor time it has used so far. */
    public long cpuNanos() {
        return process.info().totalCpuDuration().orElseThrow().toNanos();
    }

    /** All connections to it must be closed before: Xlib ends the process of one that breaks. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new AssertionError("Xvfb does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
