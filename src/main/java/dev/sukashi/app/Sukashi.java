package dev.sukashi.app;

import dev.sukashi.app.command.CommandContext;
import dev.sukashi.app.command.SukashiCommand;
import dev.sukashi.desktop.SystemFolders;
import dev.sukashi.i18n.Messages;
import dev.sukashi.settings.SettingsFile;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The program's entry. */
public final class Sukashi {
    private Sukashi() {}

    public static void main(String[] arguments) {
        final SystemFolders folders = SystemFolders.ofThisUser();
        Logging.start(folders.home());
        final CommandContext context = new CommandContext(
                folders,
                new Messages(interfaceLocale(folders)),
                System.getenv(),
                System.in,
                utf8(new FileOutputStream(FileDescriptor.out)),
                utf8(new FileOutputStream(FileDescriptor.err)));
        final int exit = SukashiCommand.run(context, arguments);
        context.out().flush();
        context.err().flush();
        System.exit(exit);
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
