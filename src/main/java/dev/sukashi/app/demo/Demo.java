package dev.sukashi.app.demo;

import dev.sukashi.app.EventThread;
import dev.sukashi.app.OverlayApp;
import dev.sukashi.app.ShownLines;
import dev.sukashi.app.command.CommandContext;
import dev.sukashi.desktop.Desktop;
import dev.sukashi.desktop.SystemFolders;
import dev.sukashi.desktop.system.Desktops;
import dev.sukashi.line.LineEvent;
import dev.sukashi.overlay.Placement;
import dev.sukashi.settings.SettingsFile;
import java.awt.AWTException;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Robot;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Plays a short scene in a window of its own, which copies its lines to the real clipboard as a game would, while the
 * program reads them; then takes a picture of the screen. The player's translators are used, the player's history is
 * not touched.
 */
public final class Demo {
    /** One line of the scene. */
    private record SceneLine(String speaker, String text) {}

    private static final List<SceneLine> LINES = List.of(
            new SceneLine("恵", "「昨日の夜、丘の上で不思議な光を見たの。」"),
            new SceneLine("", "風が桜の花びらを静かに運んでいく。"),
            new SceneLine("恵", "「ねえ、一緒に確かめに行かない？」"));

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(90);

    /** For each line to be looked at, and for the compositor to bring it to the screen. */
    private static final long READING_MILLIS = 1_500;

    private final CommandContext context;

    public Demo(CommandContext context) {
        this.context = context;
    }

    /**
     * Runs on the display there is.
     *
     * @param out where the picture goes, a PNG file
     * @return the exit code
     */
    public int run(Path out) throws IOException, InterruptedException {
        final Path home = Files.createTempDirectory("sukashi-demo");
        try {
            return play(new SystemFolders(home, context.folders().cache()), out);
        } finally {
            delete(home);
        }
    }

    private int play(SystemFolders folders, Path out) throws IOException, InterruptedException {
        final SettingsFile.Loaded loaded = context.loadSettings();
        final ShownLines progress = new ShownLines();
        final OverlayApp.Context start = new OverlayApp.Context(
                folders,
                loaded.settings().forDemo("ja"),
                loaded.problems(),
                context.messages(),
                context.environment(),
                List.of(progress));
        final SceneWindow scene = EventThread.get(SceneWindow::new);
        try (Desktop game = Desktops.open(folders.cache());
                OverlayApp app =
                        OverlayApp.open(start).orElseThrow(() -> new IOException("the demo's own home is in use"))) {
            app.onPainted(progress::painted);
            app.place(above(scene.bounds()));
            Optional<LineEvent.Failed> failure = Optional.empty();
            for (final SceneLine line : LINES) {
                EventThread.run(() -> scene.say(line.speaker(), line.text()));
                game.clipboard().copy(line.text());
                failure = progress.awaitShown(line.text(), LONGEST_WAIT);
                TimeUnit.MILLISECONDS.sleep(READING_MILLIS);
            }
            takePicture(out);
            return failure.map(failed -> context.fail(failed.problem())).orElse(CommandContext.OK);
        } catch (TimeoutException late) {
            takePicture(out);
            context.say("demo.failed", "reason", String.valueOf(late.getMessage()));
            return CommandContext.FAILED;
        } finally {
            EventThread.run(() -> scene.close());
        }
    }

    /** Over the scene, where it hides nothing of the dialogue box. */
    private static Placement above(Rectangle scene) {
        final int width = (int) (scene.width * 0.86);
        return new Placement(
                scene.x + (scene.width - width) / 2,
                scene.y + (int) (scene.height * 0.66),
                width,
                Placement.Anchor.BOTTOM);
    }

    private void takePicture(Path out) throws IOException {
        final Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment()
                .getDefaultScreenDevice()
                .getDefaultConfiguration()
                .getBounds();
        final Path folder = out.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        try {
            final ByteArrayOutputStream png = new ByteArrayOutputStream();
            if (!ImageIO.write(new Robot().createScreenCapture(screen), "png", png)) {
                throw new IOException("no PNG writer");
            }
            Files.write(out, png.toByteArray());
            context.say("demo.picture", "file", out.toAbsolutePath().toString());
        } catch (AWTException refused) {
            throw new IOException(refused);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
