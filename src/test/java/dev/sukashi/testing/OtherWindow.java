package dev.sukashi.testing;

import dev.sukashi.desktop.testing.XServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A window of another program, {@code xev}, that tells of the clicks it gets: the game under the overlay. */
public final class OtherWindow implements AutoCloseable {
    private final Process process;
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    /** @param geometry as X wants it, such as {@code 900x600+50+50} */
    public OtherWindow(String geometry) throws IOException {
        process = new ProcessBuilder("xev", "-geometry", geometry, "-event", "button", "-event", "structure")
                .redirectErrorStream(true)
                .start();
        final Thread reader = new Thread(this::read, "test-xev");
        reader.setDaemon(true);
        reader.start();
        XServer.run("xdotool", "search", "--sync", "--onlyvisible", "--name", "Event Tester", "windowfocus", "--sync");
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("ButtonPress")) {
                    events.add(line);
                }
            }
        } catch (IOException ended) {
            events.clear();
        }
    }

    /** Clicks there, and says whether this window got the click. */
    public boolean getsClickAt(int x, int y) throws InterruptedException {
        events.clear();
        XServer.run("xdotool", "mousemove", Integer.toString(x), Integer.toString(y), "click", "1");
        return events.poll(700, TimeUnit.MILLISECONDS) != null;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
