package dev.sukashi.game;

import java.util.List;

/**
 * What the program keeps of one game. Its file may hold more than this version knows; that stays in the file.
 *
 * @param id name of the file, without {@code .json}
 * @param title for the player to read
 * @param match which windows are the game's
 * @param regions where its text is; their names are unique
 */
public record GameProfile(String id, String title, GameMatch match, List<OcrRegion> regions) {
    /** The profile of what belongs to no window: its regions lie on the whole screen. */
    public static final String DEFAULT = "default";

    public GameProfile {
        regions = List.copyOf(regions);
    }

    public GameProfile withRegions(List<OcrRegion> newRegions) {
        return new GameProfile(id, title, match, newRegions);
    }

    /** Whether its regions lie on the whole screen, instead of on a window. */
    public boolean isOfScreen() {
        return id.equals(DEFAULT);
    }
}
