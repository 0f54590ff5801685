package dev.sukashi.game;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.file.JsonFile;
import dev.sukashi.file.JsonValues;
import dev.sukashi.line.Problem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder {@code games}, a file for each game. Read with tolerance; changed without losing what this version does not
 * know; written whole or not at all, the last good file kept as {@code ID.json.last}. Does I/O: not for the event
 * thread.
 */
public final class GameProfiles {
    private static final Logger log = LoggerFactory.getLogger(GameProfiles.class);
    private static final String EXTENSION = ".json";
    private static final int LONGEST_TITLE = 200;

    private final Path folder;

    /** @param folder may be absent; made at the first change */
    public GameProfiles(Path folder) {
        this.folder = folder;
    }

    /**
     * The profiles and what was wrong with them.
     *
     * @param problems for the player to see; empty when all is well
     */
    public record Loaded(Games games, List<Problem> problems) {
        public Loaded {
            problems = List.copyOf(problems);
        }
    }

    /** Reads all of them. A broken file gives its last good profile. */
    public Loaded load() {
        final List<Problem> problems = new ArrayList<>();
        final List<GameProfile> profiles = new ArrayList<>();
        for (final Path path : files(problems)) {
            final JsonFile file = file(path);
            profiles.add(read(idOf(path), file.read(problems), problems));
            file.keepAsLastGood();
        }
        return new Loaded(new Games(profiles), problems);
    }

    /**
     * Writes what is known of a game; all else that its file holds stays.
     *
     * @throws IOException where it cannot be written; the file is then as it was
     * @throws IllegalArgumentException where the id cannot be a file's name
     */
    public void save(GameProfile profile) throws IOException {
        file(path(profile.id())).change(root -> {
            final List<OcrRegion> before =
                    read(profile.id(), root, new ArrayList<>()).regions();
            if (!root.has("id")) {
                root.put("id", profile.id());
            }
            if (!root.has("title") && !profile.title().isEmpty()) {
                root.put("title", profile.title());
            }
            if (!root.has("match") && !profile.match().equals(GameMatch.NONE)) {
                root.putObject("match")
                        .put("title", profile.match().title())
                        .put("process", profile.match().process());
            }
            RegionsWriter.write(root, before, profile.regions());
        });
    }

    private List<Path> files(List<Problem> problems) {
        final List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + EXTENSION)) {
            for (final Path path : all) {
                if (!GameId.isSafe(idOf(path))) {
                    problems.add(badSetting("games/" + path.getFileName(), "my-game.json", idOf(path)));
                } else if (Files.isRegularFile(path)) {
                    files.add(path);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException none) {
            log.debug("no games yet", none);
        } catch (IOException | java.nio.file.DirectoryIteratorException unreadable) {
            problems.add(Problem.of(
                    Problem.Kind.NO_SETTINGS_FILE,
                    "file",
                    folder.toString(),
                    "reason",
                    String.valueOf(unreadable.getMessage())));
        }
        files.sort(Comparator.comparing(GameProfiles::idOf));
        return files;
    }

    private static GameProfile read(String id, ObjectNode root, List<Problem> problems) {
        final JsonValues values = new JsonValues("games/" + id + EXTENSION + " ", (key, found) -> found.toString());
        final String named = values.string(root, "", "id", id);
        if (!named.equals(id)) {
            values.wrong("id", "\"" + id + "\"", named);
        }
        final String title = values.string(root, "", "title", "");
        final GameProfile profile = new GameProfile(
                id,
                title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title,
                match(values, root),
                new RegionsReader(values).read(root));
        problems.addAll(values.problems());
        return profile;
    }

    /** An expression that cannot be used must not make the game fit more windows than it did. */
    private static GameMatch match(JsonValues values, ObjectNode root) {
        final ObjectNode match = values.object(root, "", "match");
        final Optional<String> title = regex(values, match, "title");
        final Optional<String> process = regex(values, match, "process");
        return title.isEmpty() || process.isEmpty()
                ? GameMatch.NONE
                : new GameMatch(title.orElseThrow(), process.orElseThrow());
    }

    private static Optional<String> regex(JsonValues values, ObjectNode match, String name) {
        final String regex = values.string(match, "match.", name, "");
        if (GuardedPattern.of(regex).isPresent()) {
            return Optional.of(regex);
        }
        values.wrong("match." + name, "regular expression", regex);
        return Optional.empty();
    }

    private static Problem badSetting(String key, String expected, String found) {
        return Problem.of(Problem.Kind.BAD_SETTING, "key", key, "expected", expected, "found", found);
    }

    private static JsonFile file(Path path) {
        return new JsonFile(path, "games/" + path.getFileName());
    }

    private static String idOf(Path path) {
        final String name = path.getFileName().toString();
        return name.substring(0, name.length() - EXTENSION.length());
    }

    private Path path(String id) {
        if (!GameId.isSafe(id)) {
            throw new IllegalArgumentException("not a game's id: " + id);
        }
        return folder.resolve(id + EXTENSION);
    }
}
