package dev.sukashi.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {
    @TempDir
    Path home;

    @Test
    void keysAreKeptForTheirOwnerAlone() throws IOException {
        final Path file = home.resolve("secrets.json");
        final SecretStore store = new SecretFile(file);

        store.write("a", "sk-a");
        store.write("b", "sk-b|sk-c");

        assertThat(new SecretFile(file).read("a")).contains("sk-a");
        assertThat(store.read("b")).contains("sk-b|sk-c");
        assertThat(store.read("c")).isEmpty();
        assertThat(rights(file)).isEqualTo("rw-------");
        store.remove("a");
        assertThat(store.read("a")).isEmpty();
        assertThat(store.read("b")).isPresent();
    }

    @Test
    void aFileWithWiderRightsIsRestricted() throws IOException {
        final Path file = home.resolve("secrets.json");
        Files.writeString(file, "{\"a\":\"sk-a\"}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(new SecretFile(file).read("a")).contains("sk-a");
        assertThat(rights(file)).isEqualTo("rw-------");
    }

    @Test
    void aBrokenFileIsNeitherQuotedNorReplaced() throws IOException {
        final Path file = home.resolve("secrets.json");
        Files.writeString(file, "{\"a\":sk-secret}");
        final SecretStore store = new SecretFile(file);

        assertThatThrownBy(() -> store.read("a"))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("secret}")
                .hasMessageContaining("line 1");
        assertThatThrownBy(() -> store.write("a", "new")).isInstanceOf(IOException.class);
        assertThat(Files.readString(file)).isEqualTo("{\"a\":sk-secret}");
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
