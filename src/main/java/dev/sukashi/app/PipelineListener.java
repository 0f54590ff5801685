package dev.sukashi.app;

import dev.sukashi.line.Line;
import dev.sukashi.line.LineEvent;

/** Hears what goes through the pipeline, on the pipeline's thread; must not block. */
public interface PipelineListener {
    /** A new line, newer than all before; its events follow. */
    void onLine(Line line);

    /** The player asked for an older line again; its events follow. */
    default void onLineAgain(Line line) {}

    void onEvent(LineEvent event);
}
