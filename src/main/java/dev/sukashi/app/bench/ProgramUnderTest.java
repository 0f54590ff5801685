package dev.sukashi.app.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.app.OverlayApp;
import dev.sukashi.app.ShownLines;
import dev.sukashi.app.command.CommandContext;
import dev.sukashi.desktop.Desktop;
import dev.sukashi.desktop.SystemFolders;
import dev.sukashi.desktop.system.Desktops;
import dev.sukashi.overlay.PaintRecord;
import dev.sukashi.settings.SettingsFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The real program with a home of its own, a model on loopback, and a game that copies lines. */
final class ProgramUnderTest implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Path home;
    private final ShownLines shown = new ShownLines();
    private final OverlayApp app;
    private final Desktop game;

    ProgramUnderTest(CommandContext context, String modelUrl, Consumer<PaintRecord> painted) throws IOException {
        home = Files.createTempDirectory("sukashi-bench");
        final SystemFolders folders = new SystemFolders(home, context.folders().cache());
        final SettingsFile file = new SettingsFile(folders.settings());
        file.change(root -> {
            final ObjectNode main = root.putArray("translators").addObject();
            main.put("id", "main").put("url", modelUrl).put("model", "bench");
        });
        app = OverlayApp.open(new OverlayApp.Context(
                        folders, file.load().settings(), List.of(), context.messages(), Map.of(), List.of(shown)))
                .orElseThrow(() -> new IOException("the bench's own home is in use"));
        app.onPainted(frame -> {
            shown.painted(frame);
            painted.accept(frame);
        });
        game = Desktops.open(folders.cache());
    }

    /** What a game does with a new line. */
    void copy(String text) {
        game.clipboard().copy(text);
    }

    /** Waits until its translation was painted. */
    void awaitShown(String text) throws IOException, InterruptedException {
        try {
            shown.awaitShown(text, LONGEST_WAIT);
        } catch (TimeoutException late) {
            throw new IOException(late);
        }
    }

    @Override
    public void close() throws IOException {
        game.close();
        app.close();
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
