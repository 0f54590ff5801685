package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mock server that others wrote (npm package {@code @copilotkit/aimock}, {@code src/test/node}), on loopback. */
record Aimock(Process process, String url) {
    private static final Path FOLDER = Path.of("src", "test", "node").toAbsolutePath();
    private static final Path PROGRAM = FOLDER.resolve("node_modules/@copilotkit/aimock/dist/cli.js");
    private static final Pattern LISTENING = Pattern.compile("listening on (http://127\\.0\\.0\\.1:\\d+)");

    static Aimock start() throws Exception {
        assertThat(Files.exists(PROGRAM))
                .as("%s is missing: run `npm ci --ignore-scripts --no-audit --no-fund` in %s", PROGRAM, FOLDER)
                .isTrue();
        final Process process = new ProcessBuilder(
                        "node", PROGRAM.toString(), "--port", "0", "--fixtures", "aimock.json", "--validate-on-load")
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        final CompletableFuture<String> address = new CompletableFuture<>();
        final Thread reader = new Thread(() -> read(process, address), "aimock-output");
        reader.setDaemon(true);
        reader.start();
        return new Aimock(process, address.get(30, TimeUnit.SECONDS));
    }

    void stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private static void read(Process from, CompletableFuture<String> address) {
        final StringBuilder said = new StringBuilder();
        try (BufferedReader lines = from.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.append(line).append('\n');
                final Matcher found = LISTENING.matcher(line);
                if (found.find()) {
                    address.complete(found.group(1));
                }
            }
        } catch (IOException e) {
            said.append(e.getMessage());
        }
        address.completeExceptionally(new IllegalStateException("aimock did not start: " + said));
    }
}
