package dev.sukashi.desktop;

/** No picture could be taken. */
public final class GrabException extends Exception {
    private static final long serialVersionUID = 1;

    /** Why there is no picture. */
    public enum Reason {
        /** The window was closed. */
        GONE,
        /** The window is minimised, or on another desktop. */
        HIDDEN,
        /** The part lies outside of the window, or of the screen. */
        OUTSIDE,
        /** The system refused. */
        REFUSED
    }

    private final Reason reason;

    public GrabException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
