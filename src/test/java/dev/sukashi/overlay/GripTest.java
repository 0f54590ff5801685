package dev.sukashi.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Point;
import java.awt.Rectangle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GripTest {
    @ParameterizedTest
    @CsvSource({
        "0, 50, LEFT",
        "7, 50, LEFT",
        "8, 50, MOVE",
        "15, 3, LEFT",
        "16, 3, MOVE",
        "399, 50, RIGHT",
        "391, 50, MOVE",
        "385, 97, RIGHT",
        "200, 0, MOVE"
    })
    void edgesAndCornersResizeAndTheRestMoves(int x, int y, Grip grip) {
        assertThat(Grip.at(new Point(x, y), 400, 100)).isEqualTo(grip);
    }

    @ParameterizedTest
    @CsvSource({
        "MOVE, 30, -20, 130 180 400 100",
        "RIGHT, 30, -20, 100 200 430 100",
        "LEFT, 30, -20, 130 200 370 100",
        "RIGHT, -900, 0, 100 200 200 100",
        "LEFT, 900, 0, 300 200 200 100"
    })
    void theWindowFollowsTheHandAndKeepsItsLeastWidth(Grip grip, int dx, int dy, String expected) {
        final Rectangle bounds = grip.drag(new Rectangle(100, 200, 400, 100), dx, dy);

        assertThat(bounds.x + " " + bounds.y + " " + bounds.width + " " + bounds.height)
                .isEqualTo(expected);
    }
}
