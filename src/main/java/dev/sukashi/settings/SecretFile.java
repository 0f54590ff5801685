package dev.sukashi.settings;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/**
 * Keys in a file of their own, {@code secrets.json}, which nobody but its owner may read (mode 0600 where the system
 * has modes; on Windows the folder is the user's own).
 */
public final class SecretFile implements SecretStore {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path file;

    public SecretFile(Path file) {
        this.file = file;
    }

    @Override
    public synchronized Optional<String> read(String id) throws IOException {
        final JsonNode secret = tree().get(id);
        return secret != null && secret.isTextual() ? Optional.of(secret.textValue()) : Optional.empty();
    }

    @Override
    public synchronized void write(String id, String secret) throws IOException {
        save(tree().put(id, secret));
    }

    @Override
    public synchronized void remove(String id) throws IOException {
        final ObjectNode root = tree();
        if (root.remove(id) != null) {
            save(root);
        }
    }

    /** The temporary file that takes its place is made for its owner alone. */
    private void save(ObjectNode root) throws IOException {
        AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
        restrict();
    }

    private ObjectNode tree() throws IOException {
        final byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException none) {
            return JsonNodeFactory.instance.objectNode();
        }
        restrict();
        try {
            if (JSON.readTree(content) instanceof final ObjectNode root) {
                return root;
            }
        } catch (JacksonException broken) {
            // Its message may quote the file.
            throw new IOException(file.getFileName() + " is not JSON, at line "
                    + (broken.getLocation() == null ? 1 : broken.getLocation().getLineNr()));
        }
        throw new IOException(file.getFileName() + " is not {…}");
    }

    /** A copy from elsewhere may have come with wider rights. */
    private void restrict() throws IOException {
        final PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && !view.readAttributes().permissions().equals(OWNER_ONLY)) {
            view.setPermissions(OWNER_ONLY);
        }
    }
}
