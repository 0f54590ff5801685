package dev.sukashi.desktop;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key combination, written such as {@code Ctrl+Alt+O} or {@code F9}.
 *
 * @param modifiers those held down, no others
 * @param key name of the key in capitals: {@code A}–{@code Z}, {@code 0}–{@code 9}, {@code F1}–{@code F24}, or a
 *     {@link java.awt.event.KeyEvent} {@code VK_} name without its prefix, such as {@code PAGE_UP}
 */
public record Hotkey(Set<Modifier> modifiers, String key) {
    /** Keys held down together with another. */
    public enum Modifier {
        CTRL("Ctrl"),
        ALT("Alt"),
        SHIFT("Shift"),
        META("Meta");

        private final String label;

        Modifier(String label) {
            this.label = label;
        }
    }

    public Hotkey {
        modifiers = Set.copyOf(modifiers);
    }

    /**
     * Reads {@code Ctrl+Alt+O}; letter case and spaces do not matter.
     *
     * @throws IllegalArgumentException where it names no key, two keys or an empty part
     */
    public static Hotkey parse(String text) {
        final Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
        String key = "";
        for (final String part : text.split("\\+", -1)) {
            final String name = part.strip().toUpperCase(Locale.ROOT);
            final Modifier modifier = modifierNamed(name);
            if (modifier != null) {
                modifiers.add(modifier);
            } else if (name.isEmpty() || !key.isEmpty()) {
                throw new IllegalArgumentException("not a key combination: " + text);
            } else {
                key = name;
            }
        }
        if (key.isEmpty()) {
            throw new IllegalArgumentException("not a key combination: " + text);
        }
        return new Hotkey(modifiers, key);
    }

    private static @Nullable Modifier modifierNamed(String name) {
        return switch (name) {
            case "CTRL", "CONTROL" -> Modifier.CTRL;
            case "ALT" -> Modifier.ALT;
            case "SHIFT" -> Modifier.SHIFT;
            case "META", "SUPER", "WIN", "CMD" -> Modifier.META;
            default -> null;
        };
    }

    @Override
    public String toString() {
        final List<String> parts = new ArrayList<>();
        for (final Modifier modifier : Modifier.values()) {
            if (modifiers.contains(modifier)) {
                parts.add(modifier.label);
            }
        }
        parts.add(key);
        return String.join("+", parts);
    }
}
