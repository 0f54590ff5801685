package dev.sukashi.overlay.region;

import java.awt.Dimension;
import java.awt.Point;
import java.awt.Rectangle;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where everything of the picker stands on one monitor, in the screen's own pixels.
 *
 * @param selection shown undimmed
 * @param size of the selection, as the label says it
 * @param label beside the selection
 * @param magnifier near the pointer, never under it; on the pointer's monitor alone
 * @param hint at the upper edge, at the lower one while the pointer is up there
 */
record PickerScene(
        Point pointer,
        Optional<Rectangle> selection,
        String size,
        Optional<Rectangle> label,
        Optional<Rectangle> magnifier,
        Optional<Rectangle> hint) {
    /** How many pixels the magnifier shows, across and down: odd, so that the pointer's is in the middle. */
    static final int CELLS = 15;

    /** Points to a magnified pixel. */
    private static final int CELL = 8;

    private static final int GAP = 24;
    private static final int NEAR = 6;

    /** What the sentences measure when they are painted. */
    interface Measure {
        Dimension size(String sentence);
    }

    static PickerScene of(PickerState state, Monitor monitor, String hintSentence, Measure measure) {
        final Rectangle screen = monitor.device();
        final Point pointer = state.pointer();
        final boolean here = screen.contains(pointer);
        final Optional<Rectangle> selection = state.selection();
        final Optional<Rectangle> magnifier =
                here ? Optional.of(magnifier(pointer, state.anchor(), monitor)) : Optional.empty();
        final String size =
                selection.map(drawn -> drawn.width + " × " + drawn.height).orElse("");
        final Optional<Rectangle> label =
                selection.filter(drawn -> here).map(drawn -> label(drawn, magnifier, measure.size(size), monitor));
        final Optional<Rectangle> hint =
                here ? Optional.of(hint(measure.size(hintSentence), pointer, monitor)) : Optional.empty();
        return new PickerScene(pointer, selection, size, label, magnifier, hint);
    }

    /** Everything that the pointer's moves change; a little more than is painted. */
    List<Rectangle> parts() {
        final Rectangle crossed = new Rectangle(pointer);
        crossed.grow(2, 2);
        return Stream.concat(
                        Stream.of(crossed),
                        Stream.of(selection, label, magnifier, hint).flatMap(Optional::stream))
                .map(PickerScene::grown)
                .toList();
    }

    private static Rectangle grown(Rectangle part) {
        final Rectangle grown = new Rectangle(part);
        grown.grow(6, 6);
        return grown;
    }

    /** On the side to which the player draws, where it hides nothing of the selection, as long as there is room. */
    private static Rectangle magnifier(Point pointer, Optional<Point> anchor, Monitor monitor) {
        final int side = CELLS * cell(monitor);
        final int gap = pixels(GAP, monitor);
        final boolean right = anchor.map(corner -> pointer.x >= corner.x).orElse(true);
        final boolean below = anchor.map(corner -> pointer.y >= corner.y).orElse(true);
        final Rectangle screen = monitor.device();
        final int x = side(pointer.x, side, gap, right, screen.x, screen.x + screen.width);
        final int y = side(pointer.y, side, gap, below, screen.y, screen.y + screen.height);
        return new Rectangle(x, y, side, side);
    }

    private static int side(int pointer, int length, int gap, boolean after, int least, int most) {
        final int behind = pointer + gap;
        final int before = pointer - gap - length;
        final boolean fitsBehind = behind + length <= most;
        final boolean fitsBefore = before >= least;
        return (after && fitsBehind) || !fitsBefore ? behind : before;
    }

    /** The first place beside the selection, else elsewhere, that is on the monitor and hides no magnifier. */
    private static Rectangle label(Rectangle drawn, Optional<Rectangle> magnifier, Dimension size, Monitor monitor) {
        final int near = pixels(NEAR, monitor);
        final int above = drawn.y - near - size.height;
        final int below = drawn.y + drawn.height + near;
        final int atRight = drawn.x + drawn.width - size.width;
        final Rectangle screen = monitor.device();
        final int screenRight = screen.x + screen.width - size.width;
        final int screenBottom = screen.y + screen.height - size.height;
        return Stream.of(
                        new Point(drawn.x, above),
                        new Point(drawn.x, below),
                        new Point(atRight, above),
                        new Point(atRight, below),
                        new Point(drawn.x - near - size.width, drawn.y),
                        new Point(drawn.x + drawn.width + near, drawn.y),
                        new Point(drawn.x + near, drawn.y + near),
                        new Point(screen.x, screen.y),
                        new Point(screenRight, screen.y),
                        new Point(screen.x, screenBottom),
                        new Point(screenRight, screenBottom))
                .map(corner -> new Rectangle(corner, size))
                .filter(screen::contains)
                .filter(place -> magnifier.filter(grown(place)::intersects).isEmpty())
                .findFirst()
                .orElseGet(() -> new Rectangle(new Point(drawn.x + near, drawn.y + near), size));
    }

    private static Rectangle hint(Dimension size, Point pointer, Monitor monitor) {
        final Rectangle screen = monitor.device();
        final int margin = pixels(GAP, monitor);
        final int x = screen.x + Math.max(0, (screen.width - size.width) / 2);
        final Rectangle above = new Rectangle(new Point(x, screen.y + margin), size);
        final Rectangle room = new Rectangle(above);
        room.grow(4 * margin, 2 * margin);
        return room.contains(pointer)
                ? new Rectangle(new Point(x, screen.y + screen.height - margin - size.height), size)
                : above;
    }

    /** The screen's pixels to a magnified one. */
    static int cell(Monitor monitor) {
        return Math.max(2, pixels(CELL, monitor));
    }

    private static int pixels(int points, Monitor monitor) {
        return (int) Math.round(points * monitor.scaleX());
    }
}
