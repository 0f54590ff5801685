package dev.sukashi.file;

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
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A JSON file that holds one object: changed without losing what it holds that this version does not know, written
 * whole or not at all. The last good one is kept beside it as {@code NAME.last}. Does I/O: not for the event thread.
 */
public final class JsonFile {
    private static final Logger log = LoggerFactory.getLogger(JsonFile.class);
    private static final int VERSION = 1;
    private static final int MOST_MEGABYTES = 64;
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Path file;
    private final Path lastGood;
    private final String shownName;

    /**
     * @param shownName how problems call it
     */
    public JsonFile(Path file, String shownName) {
        this.file = file;
        this.lastGood = file.resolveSibling(file.getFileName() + ".last");
        this.shownName = shownName;
    }

    public Path path() {
        return file;
    }

    /**
     * What it holds: nothing where it is absent, the last good one where it is broken.
     *
     * @param problems gets what is wrong with the file as a whole
     */
    public ObjectNode read(List<Problem> problems) {
        try {
            return parse(file);
        } catch (NoSuchFileException absent) {
            return JsonNodeFactory.instance.objectNode();
        } catch (IOException broken) {
            return lastGood(broken, problems);
        }
    }

    /**
     * Changes the file's tree and writes it. A file that cannot be read as JSON is first set aside as
     * {@code NAME.broken}.
     *
     * @throws IOException where it cannot be written; the file is then as it was
     */
    public void change(Consumer<ObjectNode> change) throws IOException {
        final List<Problem> problems = new ArrayList<>();
        final ObjectNode root = read(problems);
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

    /** Keeps a copy of the file, if it is sound, for the day when it is not. Does nothing where it cannot. */
    public void keepAsLastGood() {
        try {
            parse(file);
            final byte[] content = Files.readAllBytes(file);
            if (!Files.exists(lastGood) || !Arrays.equals(content, Files.readAllBytes(lastGood))) {
                AtomicFile.write(lastGood, content);
            }
        } catch (IOException unsound) {
            log.debug("no copy of {} was kept", shownName, unsound);
        }
    }

    private ObjectNode lastGood(IOException broken, List<Problem> problems) {
        try {
            final ObjectNode last = parse(lastGood);
            problems.add(Problem.of(Problem.Kind.BAD_SETTINGS_FILE, "file", shownName, "reason", reason(broken)));
            return last;
        } catch (IOException none) {
            problems.add(Problem.of(Problem.Kind.NO_SETTINGS_FILE, "file", shownName, "reason", reason(broken)));
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private static ObjectNode parse(Path path) throws IOException {
        if (Files.size(path) > MOST_MEGABYTES * 1_000_000L) {
            throw new IOException("> " + MOST_MEGABYTES + " MB");
        }
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
