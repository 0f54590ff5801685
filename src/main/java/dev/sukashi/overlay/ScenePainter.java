package dev.sukashi.overlay;

import dev.sukashi.overlay.LaidScene.Dots;
import dev.sukashi.overlay.LaidScene.PlacedLine;
import dev.sukashi.overlay.text.LaidLine;
import dev.sukashi.overlay.text.LinePicture;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.IdentityHashMap;

/** Paints the panel and what is on it; draws each line once and keeps its picture. Confined to one thread. */
final class ScenePainter {
    private static final int CORNER = 22;
    private static final Color RIM = new Color(255, 255, 255, 30);
    private static final Color GRIP = new Color(255, 255, 255, 130);
    private static final float EDGE = SceneLayout.MARGIN_DOWN - 2;
    private static final float DIM_DOT = 0.34f;

    private IdentityHashMap<LaidLine, LinePicture> pictures = new IdentityHashMap<>();

    /**
     * @param width of the panel in points
     * @param height of the panel in points
     * @param seeThrough whether the panel may have soft corners and let the game through
     * @param scroll how many points of the scene's top are out of sight
     * @param beat which of the waiting dots is bright
     * @param hovered the edge under the pointer; {@link Grip#MOVE} for none
     */
    record View(int width, int height, boolean seeThrough, float scroll, int beat, Grip hovered) {
        /** The part of the scene that is seen, but for the edges, which show that there is more. */
        Range sight() {
            return new Range(scroll + EDGE, scroll + height - EDGE);
        }
    }

    /** From one distance from the scene's top to another. */
    private record Range(double from, double to) {
        static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

        /** Half a line says nothing: it is left out. */
        boolean holds(PlacedLine placed) {
            final Rectangle2D ink = placed.line().inkBounds();
            return placed.baseline() + ink.getMinY() >= from && placed.baseline() + ink.getMaxY() <= to;
        }
    }

    void paint(Graphics2D g, LaidScene scene, OverlayStyle style, View view) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        paintPanel(g, style, view);
        final boolean overflows = scene.height() > view.height() + 0.5f;
        g.translate(0, -view.scroll());
        paintBars(g, scene, overflows ? view.sight() : Range.ALL);
        paintLines(g, scene, overflows ? view.sight() : Range.ALL);
        paintMarks(g, scene, style, view.beat());
        g.translate(0, view.scroll());
        if (view.scroll() > 0.5f) {
            paintMore(g, style, view.width() / 2f, 6.5f, -1);
        }
        if (overflows && view.scroll() + view.height() < scene.height() - 0.5f) {
            paintMore(g, style, view.width() / 2f, view.height() - 6.5f, 1);
        }
        paintGrip(g, view);
    }

    private static void paintPanel(Graphics2D g, OverlayStyle style, View view) {
        final Color glass = style.palette().panel();
        g.setComposite(AlphaComposite.Src);
        if (!view.seeThrough()) {
            g.setColor(new Color(glass.getRGB()));
            g.fillRect(0, 0, view.width(), view.height());
            g.setComposite(AlphaComposite.SrcOver);
            return;
        }
        g.setColor(new Color(0, 0, 0, 0));
        g.fillRect(0, 0, view.width(), view.height());
        g.setComposite(AlphaComposite.SrcOver);
        g.setColor(glass);
        g.fill(new RoundRectangle2D.Float(0, 0, view.width(), view.height(), CORNER, CORNER));
        g.setColor(RIM);
        g.setStroke(new BasicStroke(1));
        g.draw(new RoundRectangle2D.Float(0.5f, 0.5f, view.width() - 1, view.height() - 1, CORNER - 1, CORNER - 1));
    }

    private static void paintBars(Graphics2D g, LaidScene scene, Range sight) {
        for (final LaidScene.Bar bar : scene.bars()) {
            final Rectangle2D place = bar.place();
            final double top = Math.max(place.getMinY(), sight.from());
            final double bottom = Math.min(place.getMaxY(), sight.to());
            if (bottom > top) {
                g.setColor(bar.colour());
                g.fill(new RoundRectangle2D.Double(
                        place.getX(), top, place.getWidth(), bottom - top, place.getWidth(), place.getWidth()));
            }
        }
    }

    private void paintLines(Graphics2D g, LaidScene scene, Range sight) {
        final double scale = g.getTransform().getScaleX();
        final IdentityHashMap<LaidLine, LinePicture> used = new IdentityHashMap<>();
        for (final PlacedLine placed : scene.lines()) {
            if (!sight.holds(placed)) {
                continue;
            }
            final LinePicture known = pictures.get(placed.line());
            final LinePicture picture = known != null && known.suits(placed.ink(), scale)
                    ? known
                    : new LinePicture(placed.line(), placed.ink(), scale);
            used.put(placed.line(), picture);
            picture.paint(g, placed.x(), placed.baseline());
        }
        pictures = used;
    }

    private static void paintMarks(Graphics2D g, LaidScene scene, OverlayStyle style, int beat) {
        final Color colour = style.palette().name();
        for (final Rectangle2D caret : scene.carets()) {
            g.setColor(colour);
            g.fill(new RoundRectangle2D.Double(
                    caret.getX(),
                    caret.getY(),
                    caret.getWidth(),
                    caret.getHeight(),
                    caret.getWidth(),
                    caret.getWidth()));
        }
        for (final Dots dots : scene.dots()) {
            for (int i = 0; i < 3; i++) {
                g.setColor(i == beat % 3 ? colour : fainter(colour));
                g.fill(new Ellipse2D.Float(
                        dots.x() + i * dots.step() - dots.radius(),
                        dots.y() - dots.radius(),
                        2 * dots.radius(),
                        2 * dots.radius()));
            }
        }
    }

    private static Color fainter(Color colour) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), Math.round(255 * DIM_DOT));
    }

    /** A small arrow head: there is more text this way. */
    private static void paintMore(Graphics2D g, OverlayStyle style, float x, float y, int direction) {
        final Path2D head = new Path2D.Float();
        head.moveTo(x - 8, y - 2.5 * direction);
        head.lineTo(x, y + 2.5 * direction);
        head.lineTo(x + 8, y - 2.5 * direction);
        g.setColor(style.palette().name());
        g.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(head);
    }

    private static void paintGrip(Graphics2D g, View view) {
        if (view.hovered() == Grip.MOVE) {
            return;
        }
        final float length = Math.min(44, view.height() * 0.5f);
        final float x = view.hovered() == Grip.LEFT ? 4 : view.width() - 7;
        g.setColor(GRIP);
        g.fill(new RoundRectangle2D.Float(x, (view.height() - length) / 2, 3, length, 3, 3));
    }
}
