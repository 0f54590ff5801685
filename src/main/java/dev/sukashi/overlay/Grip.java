package dev.sukashi.overlay;

import java.awt.Cursor;
import java.awt.Point;
import java.awt.Rectangle;

/** What a hand that takes the window at some spot does to it. */
enum Grip {
    MOVE(Cursor.DEFAULT_CURSOR),
    LEFT(Cursor.W_RESIZE_CURSOR),
    RIGHT(Cursor.E_RESIZE_CURSOR);

    private static final int EDGE = 8;
    private static final int CORNER = 16;

    private final int cursor;

    Grip(int cursor) {
        this.cursor = cursor;
    }

    /**
     * Corners resize as their edge does, and are easier to hit: the height is the text's.
     *
     * @param at in a window of the given size
     */
    static Grip at(Point at, int width, int height) {
        final boolean corner = at.y < CORNER || at.y >= height - CORNER;
        final int reach = corner ? CORNER : EDGE;
        if (at.x < reach) {
            return LEFT;
        }
        return at.x >= width - reach ? RIGHT : MOVE;
    }

    /** The bounds after the hand has moved by so much; the width never falls below the least. */
    Rectangle drag(Rectangle from, int dx, int dy) {
        return switch (this) {
            case MOVE -> new Rectangle(from.x + dx, from.y + dy, from.width, from.height);
            case LEFT -> {
                final int width = Math.max(Placement.MIN_WIDTH, from.width - dx);
                yield new Rectangle(from.x + from.width - width, from.y, width, from.height);
            }
            case RIGHT -> new Rectangle(from.x, from.y, Math.max(Placement.MIN_WIDTH, from.width + dx), from.height);
        };
    }

    Cursor cursor() {
        return Cursor.getPredefinedCursor(cursor);
    }
}
