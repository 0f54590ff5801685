package dev.sukashi.overlay.region;

import dev.sukashi.desktop.Desktop;
import dev.sukashi.desktop.system.Desktops;
import dev.sukashi.i18n.Messages;
import java.awt.Rectangle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.swing.SwingUtilities;

/**
 * A process with a picker and a frame on a screen that is magnified or not: Java asks for the magnification at its start
 * only.
 */
public final class PickerProgram implements AutoCloseable {
    private final Process process;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    PickerProgram(int scale, Path cache, String language) {
        try {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-Dsun.java2d.uiScale=" + scale,
                            "-Dfile.encoding=UTF-8",
                            "-cp",
                            System.getProperty("java.class.path"),
                            PickerProgram.class.getName(),
                            cache.toString(),
                            language)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        final Thread reader = new Thread(this::listen, "test-picker");
        reader.setDaemon(true);
        reader.start();
    }

    /** Opens the picker, and waits until it has painted and has the focus. */
    void open() {
        ask("open");
        assertAnswer("opened");
    }

    /** Frames a region, and waits until it is shown. */
    void frame(Rectangle pixels, String name) {
        ask("frame " + pixels.x + " " + pixels.y + " " + pixels.width + " " + pixels.height + " " + name);
        assertAnswer("framed");
    }

    /** What the player has drawn: {@code X Y WIDTH HEIGHT}, or {@code nothing}. */
    String drawn() {
        return answer();
    }

    private void ask(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answers.add(line);
            }
        } catch (IOException ended) {
            answers.add("the program ended");
        }
    }

    private String answer() {
        try {
            return Optional.ofNullable(answers.poll(20, TimeUnit.SECONDS)).orElse("no answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private void assertAnswer(String expected) {
        final String answer = answer();
        if (!answer.equals(expected)) {
            throw new AssertionError("expected “" + expected + "”, but was “" + answer + "”");
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new AssertionError("the picker's program does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public static void main(String[] arguments) throws Exception {
        final Path cache = Files.createDirectories(Path.of(arguments[0]));
        final Messages messages = new Messages(Locale.forLanguageTag(arguments[1]));
        final BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Desktop desktop = Desktops.open(cache)) {
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                if (line.equals("open")) {
                    openPicker(desktop, messages);
                } else {
                    showFrame(desktop, line.split(" ", 6));
                }
            }
        }
        System.exit(0);
    }

    private static void openPicker(Desktop desktop, Messages messages) throws Exception {
        final Rectangle bounds = desktop.screen().bounds();
        final FrozenScreen frozen = new FrozenScreen(desktop.screen().screen(bounds), bounds);
        SwingUtilities.invokeAndWait(() -> new RegionPicker(frozen, messages, PickerProgram::tell).open());
        awaitFocus();
        say("opened");
    }

    private static void awaitFocus() throws Exception {
        final boolean[] focused = new boolean[1];
        while (!focused[0]) {
            SwingUtilities.invokeAndWait(() ->
                    focused[0] = List.of(java.awt.Window.getWindows()).stream().anyMatch(window -> window.isFocused()));
        }
    }

    private static void showFrame(Desktop desktop, String[] words) throws Exception {
        final Rectangle pixels = new Rectangle(
                Integer.parseInt(words[1]),
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]),
                Integer.parseInt(words[4]));
        SwingUtilities.invokeAndWait(() -> new RegionFrames(desktop.clickThrough(), desktop.stayOnTop())
                .show(
                        List.of(new FramedRegion(words[5], pixels, false)),
                        desktop.screen().bounds()));
        say("framed");
    }

    private static void tell(Optional<Rectangle> drawn) {
        say(drawn.map(place -> place.x + " " + place.y + " " + place.width + " " + place.height)
                .orElse("nothing"));
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
