package dev.sukashi.app.screen;

/** What the player can ask about regions. Each call begins it and returns at once; any thread may call. */
public interface RegionActions {
    /** Opens the picker; closes it where it is open. */
    void pickRegion();

    /** Reads the chosen region now. */
    void capture();

    /** Reads once more what was read last, and tells it even where it is the same. */
    void captureAgain();

    /** Chooses the next of the game's regions. */
    void nextRegion();

    /** Takes the chosen region away. */
    void removeRegion();

    /** Whether regions are read by themselves. */
    void toggleAuto();

    /** Whether frames show the regions. */
    void toggleFrames();
}
