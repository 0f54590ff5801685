package dev.sukashi.overlay;

import java.awt.Color;
import java.util.List;
import java.util.Optional;

/**
 * A translator as the player knows it.
 *
 * @param id as in events
 * @param name shown above its translation where there are several
 * @param colour the player's choice for its name; empty for one by its place
 */
public record TranslatorLabel(String id, String name, Optional<Color> colour) {
    /** Calm, and told apart on dark glass. */
    private static final List<Color> BY_PLACE = List.of(
            new Color(0x8FC7E8),
            new Color(0xE8C48F),
            new Color(0xA8D8A0),
            new Color(0xD3B3E8),
            new Color(0xE8A9A4),
            new Color(0x9ADAD3));

    /** In a colour by its place. */
    public TranslatorLabel(String id, String name) {
        this(id, name, Optional.empty());
    }

    /** @param place among all, from 0 */
    Color colourAt(int place) {
        return colour.orElseGet(() -> BY_PLACE.get(place % BY_PLACE.size()));
    }
}
