package dev.sukashi.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeightKeeperTest {
    private final HeightKeeper heights = new HeightKeeper();

    @Test
    void aWindowGrowsButDoesNotShrinkWhileOneLineIsOnShow() {
        assertThat(heights.next(1, 500, 80, 300)).isEqualTo(80);
        assertThat(heights.next(1, 500, 110, 300)).isEqualTo(110);
        assertThat(heights.next(1, 500, 60, 300)).isEqualTo(110);
    }

    @Test
    void aNewLineGetsTheHeightItNeeds() {
        heights.next(1, 500, 200, 300);

        assertThat(heights.next(2, 500, 60, 300)).isEqualTo(60);
    }

    @Test
    void aWiderWindowMayBeLower() {
        heights.next(1, 500, 200, 300);

        assertThat(heights.next(1, 800, 120, 300)).isEqualTo(120);
    }

    @Test
    void theLimitHolds() {
        assertThat(heights.next(1, 500, 900, 300)).isEqualTo(300);
    }
}
