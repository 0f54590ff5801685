package dev.sukashi.overlay.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Dimension;
import java.awt.Point;
import java.awt.Rectangle;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Where things stand on monitors of several places and magnifications. */
class PickerSceneTest {
    private static final Dimension WORDS = new Dimension(300, 30);

    /** Left of the main one and magnified, as on a notebook with a large screen. */
    private static final Monitor LEFT =
            new Monitor(new Rectangle(-960, 100, 960, 600), new Rectangle(-1920, 200, 1920, 1200));

    @Property
    void theMagnifierIsOnTheMonitorAndNeverUnderThePointer(
            @ForAll @IntRange(min = -1920, max = -1) int x,
            @ForAll @IntRange(min = 200, max = 1399) int y,
            @ForAll @IntRange(min = -1920, max = -1) int cornerX,
            @ForAll @IntRange(min = 200, max = 1399) int cornerY) {
        final PickerState drawing =
                PickerState.at(new Point(cornerX, cornerY)).begun().movedTo(new Point(x, y));
        final PickerScene scene = PickerScene.of(drawing, LEFT, "hint", words -> WORDS);

        final Rectangle lens = scene.magnifier().orElseThrow();
        assertThat(LEFT.device().contains(lens)).isTrue();
        assertThat(lens.contains(x, y)).isFalse();
        final Rectangle label = scene.label().orElseThrow();
        assertThat(label.intersects(lens)).isFalse();
        final Rectangle hint = scene.hint().orElseThrow();
        assertThat(hint.contains(x, y)).isFalse();
    }

    @Property
    void aPixelIsUnderThePointThatShowsIt(
            @ForAll @IntRange(min = -960, max = -1) int x, @ForAll @IntRange(min = 100, max = 699) int y) {
        final Point pixel = LEFT.pixel(new Point(x, y));

        assertThat(LEFT.around(new Rectangle(pixel, new Dimension(1, 1)))).isEqualTo(new Rectangle(x, y, 1, 1));
    }

    @Property
    void aFrameHidesNothingOfItsRegionAndStandsClose(
            @ForAll @IntRange(min = -1920, max = -10) int x,
            @ForAll @IntRange(min = 200, max = 1390) int y,
            @ForAll @IntRange(min = 1, max = 400) int width,
            @ForAll @IntRange(min = 1, max = 400) int height) {
        final Rectangle pixels = new Rectangle(x, y, width, height);
        final Rectangle points = LEFT.around(pixels);
        final FrameShape frame = FrameShape.of(points, new Dimension(60, 18), LEFT.user());

        final Rectangle onWindow = new Rectangle(points);
        onWindow.translate(-frame.bounds().x, -frame.bounds().y);
        assertThat(frame.area().intersects(onWindow)).isFalse();
        assertThat(points.x * 2).isBetween(x - 1, x);
        assertThat((points.x + points.width) * 2).isBetween(x + width, x + width + 1);
        frame.label().ifPresent(tab -> assertThat(tab.intersects(points)).isFalse());
    }

    @Test
    void whereMonitorsLieInPixelsIsFoundOut() {
        final List<Monitors.Told> told = List.of(
                new Monitors.Told(new Rectangle(0, 0, 1920, 1080), 1, 1),
                new Monitors.Told(new Rectangle(1920, 0, 960, 600), 2, 2));

        final Monitors plain = Monitors.of(told, new Rectangle(0, 0, 3840, 1200));
        assertThat(plain.all().get(1).device()).isEqualTo(new Rectangle(1920, 0, 1920, 1200));
        assertThat(plain.at(new Point(2000, 1190))).isEqualTo(plain.all().get(1));
        assertThat(plain.at(new Point(-50, 500))).isEqualTo(plain.all().get(0));

        final List<Monitors.Told> bothMagnified = List.of(
                new Monitors.Told(new Rectangle(0, 0, 960, 540), 2, 2),
                new Monitors.Told(new Rectangle(960, 0, 640, 400), 2, 2));
        final Monitors scaled = Monitors.of(bothMagnified, new Rectangle(0, 0, 3200, 1080));
        assertThat(scaled.all().get(1).device()).isEqualTo(new Rectangle(1920, 0, 1280, 800));
        assertThat(scaled.atPoint(new Point(1000, 10))).isEqualTo(scaled.all().get(1));
    }

    @Test
    void cornersBelongToTheRectangleAndSlipsAreNone() {
        final PickerState begun = PickerState.at(new Point(10, 20)).begun();

        assertThat(begun.movedTo(new Point(17, 27)).usable()).contains(new Rectangle(10, 20, 8, 8));
        assertThat(begun.movedTo(new Point(3, 13)).usable()).contains(new Rectangle(3, 13, 8, 8));
        assertThat(begun.movedTo(new Point(16, 90)).usable()).isEmpty();
        assertThat(begun.nudged(-50, 900, new Rectangle(0, 0, 800, 600)).pointer())
                .isEqualTo(new Point(0, 599));
    }
}
