package dev.sukashi.app;

import dev.sukashi.app.command.CommandContext;
import dev.sukashi.app.command.SukashiCommand;
import dev.sukashi.desktop.SystemFolders;
import dev.sukashi.i18n.Messages;
import dev.sukashi.settings.SettingsFile;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/** The program's entry. */
public final class Sukashi {
    private Sukashi() {}

    public static void main(String[] arguments) {
        int exit;
        final PrintStream err = utf8(new FileOutputStream(FileDescriptor.err));
        try {
            exit = run(err, arguments);
        } catch (RuntimeException | Error failure) {
            LoggerFactory.getLogger(Sukashi.class).error("the program failed", failure);
            err.println(new Messages(Locale.getDefault()).text("command.failed", "reason", String.valueOf(failure)));
            exit = CommandContext.FAILED;
        }
        System.exit(exit);
    }

    private static int run(PrintStream err, String... arguments) {
        final SystemFolders folders = SystemFolders.ofThisUser();
        try {
            folders.createHome();
        } catch (IOException unwritable) {
            // Each part that wants to write there says so itself; what only reads still works.
            err.println(unwritable.getMessage());
        }
        Logging.start(folders.home());
        final CommandContext context = new CommandContext(
                folders,
                new Messages(interfaceLocale(folders)),
                System.getenv(),
                System.in,
                utf8(new FileOutputStream(FileDescriptor.out)),
                err);
        final int exit = SukashiCommand.run(context, arguments);
        context.out().flush();
        return exit;
    }

    /** Japanese must be readable whatever the system's own encoding is. */
    private static PrintStream utf8(OutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    private static Locale interfaceLocale(SystemFolders folders) {
        final String chosen =
                new SettingsFile(folders.settings()).load().settings().language();
        return chosen.isEmpty() ? Locale.getDefault() : Locale.forLanguageTag(chosen);
    }
}
