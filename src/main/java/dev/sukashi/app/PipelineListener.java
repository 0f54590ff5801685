package dev.sukashi.app;

import dev.sukashi.line.Line;
import dev.sukashi.line.LineEvent;
import java.util.List;

/** Hears what goes through the pipeline, on the pipeline's thread; must not block. */
public interface PipelineListener {
    /** A new line, newer than all before; its events follow. */
    void onLine(Line line);

    /**
     * The player asked for a line again.
     *
     * @param soFar what became of it until now; empty where it is translated anew, and its events follow
     */
    default void onLineAgain(Line line, List<LineEvent> soFar) {}

    void onEvent(LineEvent event);
}
