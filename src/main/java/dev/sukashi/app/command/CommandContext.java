package dev.sukashi.app.command;

import dev.sukashi.app.KeyLookup;
import dev.sukashi.app.ServerSentence;
import dev.sukashi.app.demo.VirtualDisplay;
import dev.sukashi.app.local.ServerStatus;
import dev.sukashi.desktop.SystemFolders;
import dev.sukashi.i18n.Messages;
import dev.sukashi.line.Problem;
import dev.sukashi.settings.SecretFile;
import dev.sukashi.settings.SettingsFile;
import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * What every command works with.
 *
 * @param out carries results only
 * @param err carries progress, hints and errors
 */
public record CommandContext(
        SystemFolders folders,
        Messages messages,
        Map<String, String> environment,
        InputStream in,
        PrintStream out,
        PrintStream err) {
    /** It did what was asked. */
    public static final int OK = 0;

    /** It failed, and said why in one sentence. */
    public static final int FAILED = 1;

    /** It was called wrongly. */
    public static final int USAGE = 2;

    /** The settings, with what is wrong with them said on the error stream. */
    public SettingsFile.Loaded loadSettings() {
        final SettingsFile.Loaded loaded = new SettingsFile(folders.settings()).load();
        report(loaded.problems());
        return loaded;
    }

    public void report(List<Problem> problems) {
        problems.forEach(problem -> err.println(messages.problem(problem)));
    }

    /** Says the problem and gives the exit code for it. */
    public int fail(Problem problem) {
        err.println(messages.problem(problem));
        return FAILED;
    }

    /** Says a sentence of the bundles on the error stream. */
    public void say(String key, String... namesAndValues) {
        err.println(messages.text(key, namesAndValues));
    }

    /** Says how a local server is, on the error stream. */
    public void say(ServerStatus status) {
        err.println(ServerSentence.of(status, messages));
    }

    /** Where translators' keys are looked up. */
    public KeyLookup keys() {
        return new KeyLookup(environment, new SecretFile(folders.secrets()));
    }

    /**
     * Runs this program's words again in a virtual display.
     *
     * @return its exit code
     */
    public int runInVirtualDisplay(List<String> words) throws IOException, InterruptedException {
        if (VirtualDisplay.isInside(environment)) {
            say("display.javaHasNone");
            return FAILED;
        }
        return VirtualDisplay.run(words);
    }

    /** Whether there is a screen to open a window on. */
    public boolean hasDisplay() {
        try {
            return !GraphicsEnvironment.isHeadless()
                    && GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices().length > 0;
        } catch (AWTError | HeadlessException deadDisplay) {
            return false;
        }
    }
}
