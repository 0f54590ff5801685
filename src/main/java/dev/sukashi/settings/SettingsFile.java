package dev.sukashi.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.file.JsonFile;
import dev.sukashi.line.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The file {@code settings.json}: read with tolerance, changed without losing what it holds that this version does
 * not know, written whole or not at all. The last good one is kept beside it as {@code settings.json.last}.
 */
public final class SettingsFile {
    private final JsonFile file;

    public SettingsFile(Path file) {
        this.file = new JsonFile(file, file.getFileName().toString());
    }

    /**
     * Settings and what was wrong with them.
     *
     * @param problems for the player to see; empty when all is well
     */
    public record Loaded(Settings settings, List<Problem> problems) {
        public Loaded {
            problems = List.copyOf(problems);
        }
    }

    public Path path() {
        return file.path();
    }

    /** Reads the settings; an absent file gives the defaults, a broken one the last good settings. */
    public Loaded load() {
        final List<Problem> problems = new ArrayList<>();
        final ObjectNode root = file.read(problems);
        final SettingsReader reader = new SettingsReader();
        final Settings settings = reader.read(root);
        problems.addAll(reader.problems());
        return new Loaded(settings, problems);
    }

    /**
     * Changes the file's tree and writes it. A file that cannot be read as JSON is first set aside as
     * {@code settings.json.broken}.
     *
     * @throws IOException where it cannot be written; the file is then as it was
     */
    public void change(Consumer<ObjectNode> change) throws IOException {
        file.change(change);
    }

    /** Keeps a copy of the file, if it is sound, for the day when it is not. Does nothing where it cannot. */
    public void keepAsLastGood() {
        file.keepAsLastGood();
    }
}
