package dev.sukashi.ocr.scenes;

import java.awt.Color;
import java.util.List;
import java.util.Random;

/** Draws lots for what a scene looks like. */
final class Looks {
    private static final List<Color> LIGHT =
            colours(0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0xFFFBEA, 0xF8F4E3, 0xFFE0EC, 0xFFF3A6, 0xD6ECFF, 0xE4FFE0, 0xF2F2F2);
    private static final List<Color> DARK =
            colours(0x000000, 0x1A1A1A, 0x30281C, 0x2B2340, 0x4A2C2A, 0x1D3557, 0x3B3B3B, 0x5A3A22);
    private static final List<Color> DARK_BOXES =
            colours(0x000000, 0x0C1020, 0x1C2438, 0x2A1B3D, 0x102A2A, 0x301818, 0x1E1E1E, 0x223366);
    private static final List<Color> LIGHT_BOXES =
            colours(0xFFFFFF, 0xF4EFE2, 0xFDE9F0, 0xE8F1FB, 0xFFF8DC, 0xE9E9EE, 0xEADFCB);
    private static final List<Color> EDGES = colours(0x000000, 0x101018, 0x1B1B3A, 0x3A1F10, 0x402040, 0x103050);
    private static final List<Color> LIGHT_EDGES = colours(0xFFFFFF, 0xFFFFFF, 0xFFF4DC, 0xFFE6F0);
    private static final List<Color> FRAMES = colours(0xFFFFFF, 0xE0C070, 0x90B8E8, 0xE89AB8, 0x8C6D46, 0xC8C8D8);

    private final Random random;

    Looks(Random random) {
        this.random = random;
    }

    /** @param size of the letters, in pixels */
    Look look(Style style, int size, boolean speaks, boolean hasReadings) {
        final boolean dark =
                style == Style.DARK_ON_LIGHT_BOX || (style == Style.VERTICAL_ON_BOX && random.nextBoolean());
        final double veil = style == Style.SHADOWED_OVER_ART && chance(0.4) ? 0.2 + random.nextDouble() * 0.45 : 0;
        return new Look(
                ink(style, dark, size, veil),
                style.isBoxed() ? panel(style, dark) : noPanel(),
                icon(style),
                plate(style, speaks),
                style.isBoxed() && !style.isVertical() && chance(0.2),
                hasReadings && chance(0.7),
                chance(0.5) ? 0 : random.nextDouble() * 0.08 - 0.01,
                1.35 + random.nextDouble() * 0.4,
                veil);
    }

    private Look.Ink ink(Style style, boolean dark, int size, double veil) {
        return switch (style) {
            case LIGHT_ON_DARK_BOX, DARK_ON_LIGHT_BOX, VERTICAL_ON_BOX -> plainInk(dark, size);
            case OUTLINED_ON_BOX, OUTLINED_OVER_ART, VERTICAL_OVER_ART -> outlined(size);
            case SHADOWED_OVER_ART -> shadowed(size, veil);
        };
    }

    private Look.Ink plainInk(boolean dark, int size) {
        final Color fill = one(dark ? DARK : LIGHT);
        final boolean shadow = !dark && chance(0.4);
        return new Look.Ink(fill, fill, 0, one(EDGES), shadow ? Math.max(1, size / 18f) : 0, random.nextInt(2), 0);
    }

    private Look.Ink outlined(int size) {
        final boolean dark = chance(0.2);
        final Color fill = one(dark ? DARK : LIGHT);
        final Color bottom = !dark && chance(0.15) ? one(LIGHT) : fill;
        final float outline = Math.max(1, size * (0.045f + random.nextFloat() * 0.085f));
        final boolean shadow = chance(0.35);
        final int glow = chance(0.15) ? Math.max(2, size / 8) : 0;
        return new Look.Ink(
                fill,
                bottom,
                outline,
                one(dark ? LIGHT_EDGES : EDGES),
                shadow ? size / 12f : 0,
                random.nextInt(3),
                glow);
    }

    /** Where the picture is not darkened for it, a shadow alone would leave light letters on light clouds. */
    private Look.Ink shadowed(int size, double veil) {
        final Color fill = one(LIGHT);
        final boolean glow = veil == 0 || chance(0.3);
        final boolean shadow = !glow || chance(0.5);
        return new Look.Ink(
                fill,
                fill,
                0,
                one(EDGES),
                shadow ? Math.max(1.5f, size / 14f) : 0,
                1 + random.nextInt(2),
                glow ? Math.max(4, size / 5) : 0);
    }

    private Look.Panel panel(Style style, boolean dark) {
        final Color top = one(dark ? LIGHT_BOXES : DARK_BOXES);
        final Color bottom = chance(0.4) ? one(dark ? LIGHT_BOXES : DARK_BOXES) : top;
        final double least = style == Style.OUTLINED_ON_BOX ? 0.3 : 0.55;
        final double opacity = least + random.nextDouble() * (0.97 - least);
        final boolean fades = style != Style.VERTICAL_ON_BOX && chance(0.2);
        return new Look.Panel(
                top,
                bottom,
                fades ? opacity * 0.6 : opacity,
                opacity,
                chance(0.5) ? 6 + random.nextInt(20) : 0,
                one(FRAMES),
                chance(0.6) ? 1 + random.nextInt(4) : 0,
                chance(0.25));
    }

    private static Look.Panel noPanel() {
        return new Look.Panel(Color.BLACK, Color.BLACK, 0, 0, 0, Color.BLACK, 0, false);
    }

    private Look.Icon icon(Style style) {
        if (style.isVertical() || chance(0.5)) {
            return Look.Icon.NONE;
        }
        return one(List.of(Look.Icon.values()));
    }

    private Look.Plate plate(Style style, boolean speaks) {
        return !speaks || style.isVertical() || chance(0.3) ? Look.Plate.NONE : one(List.of(Look.Plate.values()));
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    private <T> T one(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }

    private static List<Color> colours(int... rgb) {
        return java.util.Arrays.stream(rgb).mapToObj(Color::new).toList();
    }
}
