package dev.sukashi.desktop.x11;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessNamesTest {
    @TempDir
    private Path proc;

    private ProcessNames names;

    @BeforeEach
    void own() throws IOException {
        Files.createDirectory(proc.resolve("self"));
        names = new ProcessNames(proc);
    }

    @Test
    void aProcessHasTheNameThatTheKernelTells() throws IOException {
        put(77, "renpy\n", "/opt/game/lib/renpy\0--safe\0");
        assertThat(names.of(77)).contains("renpy");
    }

    @Test
    void aNameThatTheKernelCutIsWholeAgain() throws IOException {
        put(1, "DokiDokiLiterat\n", "/home/me/games/DokiDokiLiteratureClub\0");
        assertThat(names.of(1)).contains("DokiDokiLiteratureClub");
        put(2, "Long Game Name.\n", "Z:\\games\\Long Game Name.exe\0-w\0");
        assertThat(names.of(2)).contains("Long Game Name.exe");
        put(3, "renamed-by-self\n", "/usr/bin/python3\0game.py\0");
        assertThat(names.of(3)).contains("renamed-by-self");
        put(4, "123456789012345\n", "");
        assertThat(names.of(4)).contains("123456789012345");
    }

    @Test
    void aProcessThatIsNotThereHasNone() throws IOException {
        assertThat(names.of(5)).isEmpty();
        put(6, "\n", "");
        assertThat(names.of(6)).isEmpty();
    }

    @Test
    void thisProcessIsNamedByTheRealSystem() {
        assertThat(new ProcessNames(Path.of("/proc")).of(ProcessHandle.current().pid()))
                .contains("java");
    }

    private void put(long process, String name, String commandLine) throws IOException {
        final Path folder = Files.createDirectory(proc.resolve("" + process));
        Files.writeString(folder.resolve("comm"), name);
        Files.writeString(folder.resolve("cmdline"), commandLine);
    }
}
