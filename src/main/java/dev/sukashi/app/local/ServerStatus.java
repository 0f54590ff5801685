package dev.sukashi.app.local;

import dev.sukashi.line.Problem;
import java.time.Duration;

/** How a local server is. */
public sealed interface ServerStatus {
    /** The server's name for the player: the program that runs, without its folder. */
    String name();

    /** Its model loads. Told at the start and every few seconds. */
    record Loading(String name, Duration since) implements ServerStatus {}

    /**
     * It answers.
     *
     * @param ours whether this program started it
     */
    record Ready(String name, boolean ours) implements ServerStatus {}

    /** It died and is started once more. */
    record Restarting(String name, Problem problem) implements ServerStatus {}

    /** It cannot be used, and is not tried again. */
    record Failed(String name, Problem problem) implements ServerStatus {}
}
