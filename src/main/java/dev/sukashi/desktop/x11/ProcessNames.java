package dev.sukashi.desktop.x11;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Names of programs by their process, from Linux' {@code /proc}; see proc(5). Other systems tell none. */
final class ProcessNames {
    /** The kernel cuts names there, {@code TASK_COMM_LEN} less the end mark. */
    private static final int CUT_BYTES = 15;

    private final Path proc;

    /** @param proc the folder {@code /proc} */
    ProcessNames(Path proc) {
        this.proc = proc;
    }

    /**
     * Such as {@code renpy}. Empty where there is no such process, or it is another user's: then the number is that of
     * another machine or container.
     */
    Optional<String> of(long process) {
        final Path folder = proc.resolve(Long.toString(process));
        try {
            if (!Files.getOwner(folder).equals(Files.getOwner(proc.resolve("self")))) {
                return Optional.empty();
            }
            final String name = read(folder.resolve("comm")).stripTrailing();
            final boolean cut = name.getBytes(StandardCharsets.UTF_8).length >= CUT_BYTES;
            return Optional.of(cut ? whole(name, read(folder.resolve("cmdline"))) : name)
                    .filter(known -> !known.isBlank());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The name of the file that was started, also one of Windows in Wine, where it goes on as the cut name begins. */
    private static String whole(String cut, String commandLine) {
        final String file = commandLine.split("\0", 2)[0];
        final String last = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        return last.startsWith(cut) ? last : cut;
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
