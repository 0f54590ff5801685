package dev.sukashi.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;

/**
 * Where the program keeps its files.
 *
 * @param home settings, games, history: {@code SUKASHI_HOME}, else the system's own place
 * @param cache what can be made again: {@code SUKASHI_HOME/cache}, else the system's own place
 */
public record SystemFolders(Path home, Path cache) {
    /**
     * Follows the XDG Base Directory Specification on Linux, {@code %APPDATA%} on Windows and
     * {@code ~/Library/Application Support} on macOS.
     */
    public static SystemFolders of(Map<String, String> environment, String system, Path userHome) {
        final String chosen = environment.getOrDefault("SUKASHI_HOME", "");
        if (!chosen.isBlank()) {
            final Path home = Path.of(chosen).toAbsolutePath();
            return new SystemFolders(home, home.resolve("cache"));
        }
        final String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            final Path roaming = folder(environment, "APPDATA", userHome.resolve("AppData/Roaming"));
            final Path local = folder(environment, "LOCALAPPDATA", userHome.resolve("AppData/Local"));
            return new SystemFolders(roaming.resolve("Sukashi"), local.resolve("Sukashi/cache"));
        }
        if (name.startsWith("mac")) {
            final Path library = userHome.resolve("Library");
            return new SystemFolders(library.resolve("Application Support/Sukashi"), library.resolve("Caches/Sukashi"));
        }
        return new SystemFolders(
                folder(environment, "XDG_CONFIG_HOME", userHome.resolve(".config"))
                        .resolve("sukashi"),
                folder(environment, "XDG_CACHE_HOME", userHome.resolve(".cache"))
                        .resolve("sukashi"));
    }

    /** Those of the system and the user that this program runs for. */
    public static SystemFolders ofThisUser() {
        return of(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    /** Creates the home where it is absent, for its owner alone: it holds every line that was read. */
    public void createHome() throws IOException {
        if (Files.isDirectory(home)) {
            return;
        }
        Files.createDirectories(home);
        if (Files.getFileStore(home).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        }
    }

    public Path settings() {
        return home.resolve("settings.json");
    }

    /** Keys, for their owner alone. */
    public Path secrets() {
        return home.resolve("secrets.json");
    }

    public Path database() {
        return home.resolve("history.db");
    }

    public Path state() {
        return home.resolve("state.json");
    }

    /** A profile for each game. */
    public Path games() {
        return home.resolve("games");
    }

    private static Path folder(Map<String, String> environment, String variable, Path byDefault) {
        final String value = environment.getOrDefault(variable, "");
        return value.isBlank() ? byDefault : Path.of(value);
    }
}
