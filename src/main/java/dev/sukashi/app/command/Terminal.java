package dev.sukashi.app.command;

import java.io.Console;

/** Whether a person sits at the other end of standard input and output. */
final class Terminal {
    private Terminal() {}

    /**
     * Since Java 22 there is a console even where input is redirected, and {@code Console.isTerminal()} tells; before,
     * there was one only on a terminal.
     */
    @SuppressWarnings("SystemConsoleNull")
    static boolean isInteractive() {
        final Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException beforeJava22) {
            return true;
        } catch (ReflectiveOperationException unknown) {
            return false;
        }
    }
}
