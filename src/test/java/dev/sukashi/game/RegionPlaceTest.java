package dev.sukashi.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Dimension;
import java.awt.Rectangle;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RegionPlaceTest {
    /** A rectangle wholly inside of a window. */
    record Picked(Rectangle rectangle, Rectangle window) {}

    @Provide
    Arbitrary<Picked> picked() {
        final Arbitrary<Integer> corner = Arbitraries.integers().between(-4_000, 4_000);
        final Arbitrary<Integer> length = Arbitraries.integers().between(1, 16_384);
        final Arbitrary<Rectangle> windows = Combinators.combine(corner, corner, length, length)
                .as((x, y, width, height) -> new Rectangle(x, y, width, height));
        return windows.flatMap(window -> {
            final Arbitrary<Integer> left = Arbitraries.integers().between(0, window.width - 1);
            final Arbitrary<Integer> top = Arbitraries.integers().between(0, window.height - 1);
            return Combinators.combine(left, top)
                    .flatAs((x, y) -> Combinators.combine(
                                    Arbitraries.integers().between(1, window.width - x),
                                    Arbitraries.integers().between(1, window.height - y))
                            .as((width, height) ->
                                    new Picked(new Rectangle(window.x + x, window.y + y, width, height), window)));
        });
    }

    @Property
    void whatWasPickedIsFoundAgainToThePixel(@ForAll("picked") Picked picked) {
        assertThat(RegionPlace.of(picked.rectangle(), picked.window()).on(picked.window()))
                .isEqualTo(picked.rectangle());
    }

    @Property
    void atAnySizeItLiesInTheWindowAndHasAPixel(
            @ForAll("picked") Picked picked,
            @ForAll @IntRange(min = 1, max = 9_000) int width,
            @ForAll @IntRange(min = 1, max = 9_000) int height) {
        final Rectangle pixels =
                RegionPlace.of(picked.rectangle(), picked.window()).in(new Dimension(width, height));

        assertThat(pixels.isEmpty()).isFalse();
        assertThat(new Rectangle(0, 0, width, height).contains(pixels)).isTrue();
    }

    @Test
    void itScalesWithTheWindow() {
        final RegionPlace place =
                RegionPlace.of(new Rectangle(100 + 128, 50 + 520, 1024, 180), new Rectangle(100, 50, 1280, 720));

        assertThat(place.in(new Dimension(1920, 1080))).isEqualTo(new Rectangle(192, 780, 1536, 270));
        assertThat(place.on(new Rectangle(-300, 20, 640, 360))).isEqualTo(new Rectangle(-300 + 64, 20 + 260, 512, 90));
    }

    @Test
    void regionsThatTouchStillTouchAtAnotherSize() {
        final Rectangle window = new Rectangle(0, 0, 1283, 727);
        final RegionPlace above = RegionPlace.of(new Rectangle(0, 0, 1283, 101), window);
        final RegionPlace below = RegionPlace.of(new Rectangle(0, 101, 1283, 55), window);

        for (int height = 100; height < 2_000; height++) {
            final Dimension size = new Dimension(500, height);
            assertThat(above.in(size).getMaxY()).isEqualTo(below.in(size).getMinY());
        }
    }

    @Test
    void whatStandsOutOfTheWindowIsCutOff() {
        final RegionPlace place = RegionPlace.of(new Rectangle(-50, 300, 2_000, 2_000), new Rectangle(0, 0, 800, 600));

        assertThat(place).isEqualTo(new RegionPlace(0, 0.5, 1, 0.5));
        assertThatThrownBy(() -> RegionPlace.of(new Rectangle(900, 0, 10, 10), new Rectangle(0, 0, 800, 600)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void likenessTellsARedrawnBoxFromAnotherOneInside() {
        final RegionPlace box = new RegionPlace(0.1, 0.7, 0.8, 0.25);

        assertThat(box.likeness(box)).isEqualTo(1);
        assertThat(box.likeness(new RegionPlace(0.08, 0.72, 0.84, 0.26))).isGreaterThan(0.7);
        assertThat(box.likeness(new RegionPlace(0.1, 0.7, 0.2, 0.05))).isLessThan(0.1);
        assertThat(box.likeness(new RegionPlace(0.1, 0.1, 0.8, 0.25))).isZero();
    }
}
