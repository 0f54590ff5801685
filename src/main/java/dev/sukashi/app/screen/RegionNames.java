package dev.sukashi.app.screen;

import dev.sukashi.game.OcrRegion;
import dev.sukashi.game.RegionPlace;
import dev.sukashi.i18n.Messages;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which region a new rectangle is about, and what a new one is called. */
final class RegionNames {
    /** A box drawn again covers most of the old one; a name plate drawn inside of it does not. */
    private static final double SAME = 1.0 / 3;

    private final Messages messages;

    RegionNames(Messages messages) {
        this.messages = messages;
    }

    /** The region that was drawn anew, if any. */
    static Optional<OcrRegion> redrawn(List<OcrRegion> regions, RegionPlace place) {
        return regions.stream()
                .filter(region -> region.place().likeness(place) >= SAME)
                .max(Comparator.comparingDouble(region -> region.place().likeness(place)));
    }

    /** That of a game's first region is the dialogue's. */
    String next(List<OcrRegion> regions) {
        final List<String> taken = regions.stream().map(OcrRegion::name).toList();
        final String first = messages.text("region.dialogue");
        if (!taken.contains(first)) {
            return first;
        }
        int number = regions.size() + 1;
        while (taken.contains(numbered(number))) {
            number++;
        }
        return numbered(number);
    }

    private String numbered(int number) {
        return messages.text("region.numbered", "number", Integer.toString(number));
    }
}
