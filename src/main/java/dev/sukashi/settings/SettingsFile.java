package dev.sukashi.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.line.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file {@code settings.json}: read with tolerance, changed without losing what it holds that this version does
 * not know, written whole or not at all. The last good one is kept beside it as {@code settings.json.last}.
 */
public final class SettingsFile {
    private static final Logger log = LoggerFactory.getLogger(SettingsFile.class);
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Path file;
    private final Path lastGood;

    public SettingsFile(Path file) {
        this.file = file;
        this.lastGood = file.resolveSibling(file.getFileName() + ".last");
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
        return file;
    }

    /** Reads the settings; an absent file gives the defaults, a broken one the last good settings. */
    public Loaded load() {
        final List<Problem> problems = new ArrayList<>();
        final ObjectNode root = tree(problems);
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
        final List<Problem> problems = new ArrayList<>();
        final ObjectNode root = tree(problems);
        if (!problems.isEmpty()) {
            Files.copy(file, file.resolveSibling(file.getFileName() + ".broken"), StandardCopyOption.REPLACE_EXISTING);
        } else if (Files.exists(file)) {
            Files.copy(file, lastGood, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!root.has("version")) {
            root.put("version", VERSION);
        }
        change.accept(root);
        AtomicFile.write(file, JSON.writeValueAsBytes(root));
    }

    private ObjectNode tree(List<Problem> problems) {
        try {
            return parse(file);
        } catch (NoSuchFileException absent) {
            return JsonNodeFactory.instance.objectNode();
        } catch (IOException broken) {
            return lastGood(broken, problems);
        }
    }

    private ObjectNode lastGood(IOException broken, List<Problem> problems) {
        final String name = file.getFileName().toString();
        try {
            final ObjectNode last = parse(lastGood);
            problems.add(Problem.of(Problem.Kind.BAD_SETTINGS_FILE, "file", name, "reason", reason(broken)));
            return last;
        } catch (IOException none) {
            problems.add(Problem.of(Problem.Kind.NO_SETTINGS_FILE, "file", name, "reason", reason(broken)));
            return JsonNodeFactory.instance.objectNode();
        }
    }

    /** Keeps a copy of the file, if it is sound, for the day when it is not. Does nothing where it cannot. */
    public void keepAsLastGood() {
        try {
            parse(file);
            AtomicFile.write(lastGood, Files.readAllBytes(file));
        } catch (IOException unsound) {
            log.debug("no copy of the settings was kept", unsound);
        }
    }

    private static ObjectNode parse(Path path) throws IOException {
        final JsonNode node = JSON.readTree(Files.readAllBytes(path));
        if (node instanceof final ObjectNode object) {
            return object;
        }
        throw new IOException("{…} expected");
    }

    /** Where it is wrong, without quoting the file: it may hold what nobody should read. */
    private static String reason(IOException broken) {
        if (broken instanceof final JsonProcessingException json && json.getLocation() != null) {
            return json.getLocation().getLineNr() + ":" + json.getLocation().getColumnNr();
        }
        return String.valueOf(broken.getMessage());
    }
}
