package dev.sukashi.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.overlay.Placement.Anchor;
import java.awt.Rectangle;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenFitTest {
    private static final ScreenFit TWO_SCREENS =
            new ScreenFit(List.of(new Rectangle(0, 0, 1920, 1080), new Rectangle(-1280, 100, 1280, 1024)));

    @ParameterizedTest
    @CsvSource({
        "100, 100, 600, TOP, true",
        "1872, 100, 600, TOP, true",
        "1873, 100, 600, TOP, false",
        "-1852, 200, 620, TOP, true",
        "-1852, 60, 600, TOP, false",
        "100, 1032, 600, TOP, true",
        "100, 1033, 600, TOP, false",
        "100, 1080, 600, BOTTOM, true",
        "100, 47, 600, BOTTOM, false",
        "5000, 5000, 600, BOTTOM, false"
    })
    void aPlaceCountsWhileAHandCanCatchTheWindowThere(int x, int y, int width, Anchor anchor, boolean reachable) {
        assertThat(TWO_SCREENS.isReachable(new Placement(x, y, width, anchor))).isEqualTo(reachable);
    }

    @Test
    void aReachablePlaceIsKeptAsItWas() {
        final Placement remembered = new Placement(-1000, 300, 640, Anchor.TOP);

        assertThat(TWO_SCREENS.placeOrDefault(Optional.of(remembered))).isEqualTo(remembered);
    }

    @Test
    void aWindowFromAWiderScreenIsMadeToFit() {
        final Placement remembered = new Placement(300, 900, 2600, Anchor.BOTTOM);

        assertThat(TWO_SCREENS.placeOrDefault(Optional.of(remembered)))
                .isEqualTo(new Placement(0, 900, 1920, Anchor.BOTTOM));
    }

    @Test
    void theDefaultIsAtTheBottomOfTheMainScreenInItsMiddle() {
        final Placement place = TWO_SCREENS.placeOrDefault(Optional.of(new Placement(9000, 0, 640, Anchor.TOP)));

        assertThat(place).isEqualTo(new Placement(288, 1026, 1344, Anchor.BOTTOM));
        assertThat(place).isEqualTo(TWO_SCREENS.placeOrDefault(Optional.empty()));
    }

    @Test
    void aWindowInTheLowerHalfOfItsScreenGrowsUpward() {
        assertThat(TWO_SCREENS.anchorFor(new Rectangle(100, 800, 600, 100))).isEqualTo(Anchor.BOTTOM);
        assertThat(TWO_SCREENS.anchorFor(new Rectangle(100, 200, 600, 100))).isEqualTo(Anchor.TOP);
        assertThat(TWO_SCREENS.anchorFor(new Rectangle(-1200, 540, 600, 100))).isEqualTo(Anchor.TOP);
    }

    @Test
    void theAnchoredEdgeStaysWhileTheHeightChanges() {
        assertThat(new Placement(10, 500, 300, Anchor.BOTTOM).bounds(80)).isEqualTo(new Rectangle(10, 420, 300, 80));
        assertThat(new Placement(10, 500, 300, Anchor.TOP).bounds(80)).isEqualTo(new Rectangle(10, 500, 300, 80));
    }
}
