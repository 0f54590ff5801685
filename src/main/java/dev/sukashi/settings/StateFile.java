package dev.sukashi.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the program remembers of this machine, apart from what the user chose: {@code state.json}. Losing it does no
 * harm, so an unreadable one is begun anew. Methods do I/O: not for the event thread.
 */
public final class StateFile {
    private static final Logger log = LoggerFactory.getLogger(StateFile.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OVERLAY = "overlay";
    private static final String HINT = "llmHintShown";

    private final Path file;

    public StateFile(Path file) {
        this.file = file;
    }

    /**
     * Where the overlay stood.
     *
     * @param x of its left edge, in user space of the virtual screen
     * @param y of its anchored edge
     * @param anchorBottom whether it grows upward from its bottom edge
     */
    public record OverlayPlace(int x, int y, int width, boolean anchorBottom) {}

    public synchronized Optional<OverlayPlace> overlayPlace() {
        final JsonNode place = read().path(OVERLAY);
        if (!place.path("x").isInt()
                || !place.path("y").isInt()
                || !place.path("width").isInt()) {
            return Optional.empty();
        }
        return Optional.of(new OverlayPlace(
                place.path("x").intValue(),
                place.path("y").intValue(),
                place.path("width").intValue(),
                place.path("anchorBottom").asBoolean()));
    }

    public synchronized void setOverlayPlace(OverlayPlace place) {
        change(root -> root.putObject(OVERLAY)
                .put("x", place.x())
                .put("y", place.y())
                .put("width", place.width())
                .put("anchorBottom", place.anchorBottom()));
    }

    /** Whether the player was told how to set up an LLM. */
    public synchronized boolean hintShown() {
        return read().path(HINT).asBoolean();
    }

    public synchronized void setHintShown() {
        change(root -> root.put(HINT, true));
    }

    private void change(Consumer<ObjectNode> change) {
        final ObjectNode root = read();
        change.accept(root);
        try {
            AtomicFile.write(file, JSON.writeValueAsBytes(root));
        } catch (IOException failed) {
            log.warn("{} could not be written", file, failed);
        }
    }

    private ObjectNode read() {
        try {
            if (Files.exists(file) && JSON.readTree(Files.readAllBytes(file)) instanceof final ObjectNode root) {
                return root;
            }
        } catch (IOException broken) {
            log.warn("{} could not be read", file, broken);
        }
        return JsonNodeFactory.instance.objectNode();
    }
}
