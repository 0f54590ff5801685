package dev.sukashi.game;

import java.util.Locale;

/**
 * A rectangle of a game's window that is read.
 *
 * @param name the player's, unique within the game
 * @param x left edge, as a share of the window's width, 0 to 1
 * @param y upper edge, as a share of the window's height, 0 to 1
 * @param width as a share of the window's width, above 0
 * @param height as a share of the window's height, above 0
 * @param layout which way the text runs
 * @param auto whether it is watched and read by itself
 * @param role what stands in it
 * @param engine {@link #TESSERACT}; {@code llm:ID} of a translator whose model sees; {@code llm:ID+translate} to have its
 *     translation in the same answer; or {@code command:PROGRAM ARGUMENTS}, run for each picture without a shell, its words
 *     separated by blanks or in quotes, with <code>{image}</code> for the picture's file (else the last word). A command
 *     is the player's own: one that comes with somebody else's profile is to be shown, and agreed to, before it is used
 * @param hotkey that reads it once; empty for none
 */
public record OcrRegion(
        String name,
        double x,
        double y,
        double width,
        double height,
        Layout layout,
        boolean auto,
        Role role,
        String engine,
        String hotkey) {
    /** The engine that needs no setting up. */
    public static final String TESSERACT = "tesseract";

    /** A region as it is when nothing but its name and place is known: text, read by itself. */
    public static OcrRegion of(String name, RegionPlace place) {
        return new OcrRegion(
                name, place.x(), place.y(), place.width(), place.height(), Layout.AUTO, true, Role.TEXT, TESSERACT, "");
    }

    public RegionPlace place() {
        return new RegionPlace(x, y, width, height);
    }

    /** The same region elsewhere. */
    public OcrRegion at(RegionPlace place) {
        return new OcrRegion(
                name, place.x(), place.y(), place.width(), place.height(), layout, auto, role, engine, hotkey);
    }
    /** Before a translator's id. */
    public static final String LLM = "llm:";

    /** Behind a translator's id. */
    public static final String TRANSLATE = "+translate";

    /** Before a program and its arguments. */
    public static final String COMMAND = "command:";

    /** Which way a text runs. */
    public enum Layout {
        AUTO,
        HORIZONTAL,
        VERTICAL;

        /** As in the profile. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What stands in a region. */
    public enum Role {
        TEXT,
        SPEAKER;

        /** As in the profile. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
