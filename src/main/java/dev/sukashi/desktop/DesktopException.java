package dev.sukashi.desktop;

/** The desktop does not offer what was asked of it; the message says why, for the log and the player. */
public final class DesktopException extends Exception {
    private static final long serialVersionUID = 1L;

    public DesktopException(String message) {
        super(message);
    }

    public DesktopException(String message, Throwable cause) {
        super(message, cause);
    }
}
