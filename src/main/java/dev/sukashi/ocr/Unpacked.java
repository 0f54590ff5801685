package dev.sukashi.ocr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files of the jar into the cache. */
final class Unpacked {
    private Unpacked() {}

    /** Leaves a whole file in place, whoever else writes it at the same time; does nothing where it stands already. */
    static void write(Path target, byte[] content) throws IOException {
        if (Files.isRegularFile(target) && Files.size(target) == content.length) {
            return;
        }
        final Path part = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".part");
        try {
            Files.write(part, content);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
