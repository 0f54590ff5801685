package dev.sukashi.overlay.region;

import java.awt.Point;
import java.awt.Rectangle;
import java.util.Optional;

/**
 * What the player has drawn so far, in the screen's own pixels.
 *
 * @param pointer the pixel under the cross
 * @param anchor the corner that stays, once there is one
 * @param tooSmall whether what was drawn last was too small to hold text
 */
record PickerState(Point pointer, Optional<Point> anchor, boolean tooSmall) {
    /** What is narrower or lower is a slip of the hand. */
    static final int LEAST = 8;

    PickerState {
        pointer = new Point(pointer);
        anchor = anchor.map(Point::new);
    }

    static PickerState at(Point pointer) {
        return new PickerState(pointer, Optional.empty(), false);
    }

    PickerState movedTo(Point pixel) {
        return new PickerState(pixel, anchor, tooSmall);
    }

    /** @param screen which the pointer does not leave */
    PickerState nudged(int dx, int dy, Rectangle screen) {
        return movedTo(new Point(
                Math.max(screen.x, Math.min(screen.x + screen.width - 1, pointer.x + dx)),
                Math.max(screen.y, Math.min(screen.y + screen.height - 1, pointer.y + dy))));
    }

    /** Puts the first corner where the pointer is. */
    PickerState begun() {
        return new PickerState(pointer, Optional.of(pointer), false);
    }

    /** Takes the first corner back, as the rectangle is too small. */
    PickerState refused() {
        return new PickerState(pointer, Optional.empty(), true);
    }

    /** From corner to corner, the pixels of both included. */
    Optional<Rectangle> selection() {
        return anchor.map(corner -> new Rectangle(
                Math.min(corner.x, pointer.x),
                Math.min(corner.y, pointer.y),
                Math.abs(corner.x - pointer.x) + 1,
                Math.abs(corner.y - pointer.y) + 1));
    }

    /** The selection, where it is large enough to hold text. */
    Optional<Rectangle> usable() {
        return selection().filter(drawn -> drawn.width >= LEAST && drawn.height >= LEAST);
    }
}
