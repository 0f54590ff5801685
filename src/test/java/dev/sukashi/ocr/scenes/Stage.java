package dev.sukashi.ocr.scenes;

import java.awt.Font;
import java.awt.Rectangle;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Where everything of a scene stands, in the pixels that the game draws in, before its picture is scaled to the screen.
 *
 * @param box of the text, also where none is painted
 * @param name the speaker's, already in its place
 */
record Stage(
        int width,
        int height,
        double scale,
        Rectangle box,
        Optional<Rectangle> portrait,
        Optional<Rectangle> plate,
        Optional<TextBlock> name,
        TextBlock text,
        Rectangle region) {

    /** What the game draws in, and how much larger the player sees it. */
    private record Resolution(int width, int height, double scale) {
        /** Games write neither much smaller nor much larger, for players who sit before a screen. */
        boolean suits(int size) {
            final double share = size / (height * scale);
            return share >= SMALLEST_SHARE && share <= LARGEST_SHARE;
        }
    }

    private static final double SMALLEST_SHARE = 0.028;
    private static final double LARGEST_SHARE = 0.067;

    private static final List<Resolution> RESOLUTIONS = List.of(
            new Resolution(1280, 720, 1),
            new Resolution(1280, 720, 1),
            new Resolution(1920, 1080, 1),
            new Resolution(1280, 720, 1.5),
            new Resolution(1024, 768, 1),
            new Resolution(800, 600, 1),
            new Resolution(800, 600, 1.6),
            new Resolution(640, 480, 1),
            new Resolution(640, 480, 1.5),
            new Resolution(960, 540, 1),
            new Resolution(960, 540, 2),
            new Resolution(1920, 1080, 2 / 3.0));
    private static final int MOST_LINES = 4;

    static Stage of(Scene scene) {
        final Random random = Scenes.random(scene.seed(), "stage of " + scene);
        final List<Resolution> fitting = RESOLUTIONS.stream()
                .filter(resolution -> resolution.suits(scene.size()))
                .toList();
        final Resolution resolution = fitting.get(random.nextInt(fitting.size()));
        return scene.style().isVertical() ? vertical(scene, resolution, random) : horizontal(scene, resolution, random);
    }

    private static Stage horizontal(Scene scene, Resolution on, Random random) {
        final Look look = scene.look();
        final float size = (float) (scene.size() / on.scale());
        final Font font = scene.typeface().font(scene.bold(), size);
        final int left = (int) (on.width() * 0.08 * random.nextDouble());
        final int boxWidth = on.width() - 2 * left;
        final int padding = (int) (boxWidth * (0.03 + 0.06 * random.nextDouble()) + size / 3);
        final int face = look.portrait() ? (int) (on.height() * 0.2) : 0;
        final double most = boxWidth - 2.0 * padding - face;
        final TextBlock set = narrow(scene, font, most, most * (0.55 + 0.45 * random.nextDouble()));
        final boolean nameInBox = look.plate() == Look.Plate.FIRST_LINE || look.plate() == Look.Plate.BRACKETED_LINE;
        final double lineHeight = look.pitch() * size;
        final double above = size * (0.5 + 0.6 * random.nextDouble()) + (nameInBox ? lineHeight : 0);
        final int boxHeight = (int) Math.max(
                above + lineHeight * set.lines().size() + size * 0.6, on.height() * (0.2 + 0.08 * random.nextDouble()));
        final int top = scene.style().isBoxed() || random.nextInt(5) > 0
                ? on.height() - boxHeight - (int) (on.height() * 0.05 * random.nextDouble())
                : (int) (on.height() * 0.3 * random.nextDouble());
        final Rectangle box = new Rectangle(left, Math.max(0, top), boxWidth, boxHeight);
        final double x = left + padding + face;
        final TextBlock text = set.moved(x, box.y + above);
        final Optional<Rectangle> portrait = face > 0
                ? Optional.of(new Rectangle(left + 4, box.y + boxHeight - face - 4, face, face))
                : Optional.empty();
        final Optional<TextBlock> inBox =
                nameInBox ? Optional.of(name(scene, font, 1).moved(x, box.y + above - lineHeight)) : Optional.empty();
        final Stage bare =
                new Stage(on.width(), on.height(), on.scale(), box, portrait, Optional.empty(), inBox, text, box);
        final Stage full = look.plate() == Look.Plate.OWN_BOX ? bare.withPlate(scene, font, random) : bare;
        return full.withRegion(full.drawnBy(scene, size, random));
    }

    /** Set as narrow as wished where that does not give too many lines. */
    private static TextBlock narrow(Scene scene, Font font, double most, double wished) {
        final boolean spaced = scene.isSpaced();
        final TextBlock narrow = Rows.set(scene.utterance(), font, scene.look(), wished, spaced);
        return narrow.lines().size() <= MOST_LINES
                ? narrow
                : Rows.set(scene.utterance(), font, scene.look(), most, spaced);
    }

    private static TextBlock name(Scene scene, Font font, double size) {
        final String speaker = scene.shownSpeaker();
        return Rows.set(
                Utterance.parse("", speaker),
                font.deriveFont((float) (font.getSize2D() * size)),
                scene.look(),
                Double.MAX_VALUE,
                scene.isSpaced());
    }

    private Stage withPlate(Scene scene, Font font, Random random) {
        final TextBlock set = name(scene, font, 0.8 + 0.3 * random.nextDouble());
        final Rectangle2D ink = set.bounds();
        final int margin = (int) (font.getSize2D() * (0.3 + 0.3 * random.nextDouble()));
        final int plateHeight = (int) ink.getHeight() + 2 * margin;
        final int plateWidth = (int) ink.getWidth() + margin * (2 + random.nextInt(6));
        final int x = (int) text.bounds().getX() - random.nextInt(20);
        final int y = box.y - plateHeight + (int) (margin * 0.5);
        final Rectangle plate = new Rectangle(x, y, plateWidth, plateHeight);
        final TextBlock placed = set.moved(
                x + (plateWidth - ink.getWidth()) / 2 - ink.getX(),
                y + (plateHeight - ink.getHeight()) / 2 - ink.getY());
        return new Stage(width, height, scale, box, portrait, Optional.of(plate), Optional.of(placed), text, box);
    }

    private static Stage vertical(Scene scene, Resolution on, Random random) {
        final float size = (float) (scene.size() / on.scale());
        final Font font = scene.typeface().font(scene.bold(), size);
        final double most = on.height() * (0.6 + 0.3 * random.nextDouble());
        final double wished = Math.max(most * 0.4, Math.min(most, size * (8 + random.nextInt(14))));
        final TextBlock narrow = Columns.set(scene.utterance(), font, scene.look(), wished);
        final TextBlock set =
                narrow.lines().size() <= MOST_LINES ? narrow : Columns.set(scene.utterance(), font, scene.look(), most);
        final Rectangle2D ink = set.bounds();
        final int margin = (int) (size * (0.6 + 0.8 * random.nextDouble()));
        final int boxWidth = (int) ink.getWidth() + 2 * margin;
        final int boxHeight = (int) ink.getHeight() + 2 * margin;
        final int x = random.nextInt(Math.max(1, on.width() - boxWidth));
        final int y = random.nextInt(Math.max(1, on.height() - boxHeight));
        final Rectangle box = new Rectangle(x, y, boxWidth, boxHeight);
        final TextBlock text = set.moved(x + margin - ink.getX(), y + margin - ink.getY());
        final Stage stage = new Stage(
                on.width(),
                on.height(),
                on.scale(),
                box,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                text,
                box);
        return stage.withRegion(stage.drawnBy(scene, size, random));
    }

    private Stage withRegion(Rectangle drawn) {
        return new Stage(width, height, scale, box, portrait, plate, name, text, drawn);
    }

    boolean regionHoldsName() {
        return name.isPresent() && region.contains(name.get().bounds());
    }

    Point2D icon(Look.Icon icon, double size) {
        return switch (icon) {
            case TRIANGLE_AFTER_TEXT, PETAL_AFTER_TEXT -> text.end();
            default -> new Point2D.Double(box.getMaxX() - size * 1.2, box.getMaxY() - size * 0.8);
        };
    }

    /** Around the text with some slack, as a player draws it: never quite the same, never through the text. */
    private Rectangle drawnBy(Scene scene, double size, Random random) {
        final double reach = scene.look().ink().outline() + scene.look().ink().glow() + 2;
        final Rectangle2D words = text.bounds();
        name.filter(drawn -> plate.isEmpty()).ifPresent(drawn -> words.add(drawn.bounds()));
        final Rectangle2D drawn = (Rectangle2D) words.clone();
        switch (random.nextInt(3)) {
            case 0 -> grow(drawn, size * 0.5, random);
            case 1 -> {
                // The whole width that lines may take.
                drawn.add(box.getMaxX() - (words.getX() - box.x) * 0.7, box.getMaxY() - size * 0.3);
                grow(drawn, size * 0.4, random);
            }
            default -> {
                drawn.add(box);
                grow(drawn, 6, random);
            }
        }
        if (plate.isPresent()) {
            if (random.nextBoolean()) {
                drawn.add(plate.get());
                grow(drawn, 6, random);
            } else {
                final double top = Math.min(
                        words.getY() - reach, Math.max(drawn.getY(), plate.get().getMaxY() + 1));
                drawn.setRect(drawn.getX(), top, drawn.getWidth(), drawn.getMaxY() - top);
            }
        }
        words.setRect(
                words.getX() - reach,
                words.getY() - reach,
                words.getWidth() + 2 * reach,
                words.getHeight() + 2 * reach);
        drawn.add(words);
        return drawn.createIntersection(new Rectangle(width, height)).getBounds();
    }

    private static void grow(Rectangle2D area, double most, Random random) {
        final double left = most * random.nextDouble();
        final double top = most * random.nextDouble();
        area.setRect(
                area.getX() - left,
                area.getY() - top,
                area.getWidth() + left + most * random.nextDouble(),
                area.getHeight() + top + most * random.nextDouble());
    }
}
