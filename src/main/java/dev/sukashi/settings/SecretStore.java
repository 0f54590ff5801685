package dev.sukashi.settings;

import java.io.IOException;
import java.util.Optional;

/**
 * Keeps keys apart from the settings, which can be shown and shared. A translator whose {@code key} is
 * {@code "stored"} has its key here, under its id. Safe for several threads.
 */
public interface SecretStore {
    /** What the settings say in place of a key that is kept here. */
    String PLACE = "stored";

    /**
     * @param id of the translator
     * @throws IOException where the store cannot be read; its message never holds a secret
     */
    Optional<String> read(String id) throws IOException;

    /**
     * Keeps a key in place of the one before.
     *
     * @throws IOException where it cannot be written; what was kept is then as before
     */
    void write(String id, String secret) throws IOException;

    /** Forgets a key; one that is not kept is left alone. */
    void remove(String id) throws IOException;
}
