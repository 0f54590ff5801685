package dev.sukashi.overlay;

import dev.sukashi.i18n.Messages;
import dev.sukashi.line.Line;
import dev.sukashi.line.LineEvent;
import dev.sukashi.line.Problem;
import dev.sukashi.line.SourceKind;
import dev.sukashi.line.Usage;
import dev.sukashi.overlay.text.FontFamilies;
import dev.sukashi.reader.Word;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Everything of the overlay but its window: what would stand on the panel, painted into a picture. */
final class Stage {
    static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
    static final int WIDTH = 760;

    private static final FontFamilies FAMILIES = FontFamilies.installed();
    private static final int AROUND = 28;

    final CurrentLine current;
    final ScenePainter painter = new ScenePainter();
    private final SceneLayout layout;
    private OverlayStyle style = OverlayStyle.DEFAULT;
    private int limit = Integer.MAX_VALUE;

    Stage(String from, String to) {
        current = new CurrentLine(
                new Languages(Locale.forLanguageTag(from), Locale.forLanguageTag(to)),
                new Messages(Locale.ENGLISH),
                Clock.systemUTC());
        layout = new SceneLayout(FAMILIES, style);
    }

    static Line line(long id, @Nullable String speaker, String text) {
        return new Line(id, "game", SourceKind.MANUAL, speaker, text, TIME);
    }

    Stage show(@Nullable String speaker, String text, Word... words) {
        current.show(line(1, speaker, text));
        current.setReading(1, List.of(words));
        return this;
    }

    Stage waiting() {
        return apply(new LineEvent.Queued(1, "main", TIME));
    }

    Stage streaming(String soFar) {
        return apply(new LineEvent.Delta(1, "main", TIME, soFar));
    }

    Stage finished(String text) {
        return apply(new LineEvent.Finished(1, "main", TIME, text, Usage.NONE));
    }

    Stage failed(Problem problem) {
        return apply(new LineEvent.Failed(1, "main", TIME, problem));
    }

    Stage apply(LineEvent event) {
        current.apply(event);
        return this;
    }

    Stage style(OverlayStyle newStyle) {
        style = newStyle;
        layout.setStyle(newStyle);
        return this;
    }

    Stage limit(int height) {
        limit = height;
        return this;
    }

    LaidScene scene() {
        return layout.layOut(current.blocks(style.showSource(), style.showFurigana()), WIDTH);
    }

    Dimension panelSize() {
        return new Dimension(WIDTH, Math.min(limit, (int) Math.ceil(scene().height())));
    }

    /** The panel alone, see-through where it is. */
    BufferedImage panel(double scale) {
        final Dimension size = panelSize();
        final BufferedImage image = image(size, scale);
        final Graphics2D g = image.createGraphics();
        g.scale(scale, scale);
        paint(g, size, true);
        g.dispose();
        return image;
    }

    /** As it is where windows cannot be mixed. */
    BufferedImage opaquePanel() {
        final BufferedImage image = image(panelSize(), 1);
        final Graphics2D g = image.createGraphics();
        paint(g, panelSize(), false);
        g.dispose();
        return image;
    }

    /** The panel over a game's art. */
    BufferedImage over(Art art, double scale) {
        final Dimension size = panelSize();
        final Dimension whole = new Dimension(size.width + 2 * AROUND, size.height + 2 * AROUND);
        final BufferedImage image = image(whole, scale);
        final Graphics2D g = image.createGraphics();
        g.scale(scale, scale);
        art.paint(g, whole);
        g.dispose();
        final Graphics2D above = image.createGraphics();
        above.drawImage(panel(scale), (int) (AROUND * scale), (int) (AROUND * scale), null);
        above.dispose();
        return image;
    }

    void paint(Graphics2D g, Dimension size, boolean seeThrough) {
        final LaidScene scene = scene();
        final float scroll = Math.max(0, scene.height() - size.height);
        painter.paint(
                g, scene, style, new ScenePainter.View(size.width, size.height, seeThrough, scroll, 0, Grip.MOVE));
    }

    private static BufferedImage image(Dimension size, double scale) {
        return new BufferedImage(
                (int) Math.ceil(size.width * scale), (int) Math.ceil(size.height * scale), BufferedImage.TYPE_INT_ARGB);
    }

    /** Below {@code target/screens}, for a human to look at. */
    static void keep(BufferedImage image, String name) {
        try {
            final Path folder = Files.createDirectories(Path.of("target", "screens"));
            ImageIO.write(
                    image, "png", folder.resolve("overlay-" + name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
