package dev.sukashi.desktop.x11;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.awt.Rectangle;

/**
 * A window as the server describes it; the offsets are those of Xlib.h's {@code XWindowAttributes} and {@code Visual} on
 * 64-bit systems.
 *
 * @param content on its parent, without the border
 * @param border its width on each side
 * @param format of its pixels
 * @param output whether it can show anything; a window of class {@code InputOnly} cannot
 * @param viewable whether it and all its ancestors are mapped
 * @param unmanaged whether it asks the window manager to leave it alone ({@code override_redirect})
 */
record XAttributes(
        Rectangle content, int border, PixelFormat format, boolean output, boolean viewable, boolean unmanaged) {
    static final long BYTES = 136;

    private static final int INPUT_OUTPUT = 1;
    private static final int IS_VIEWABLE = 2;

    static XAttributes read(Memory a) {
        final Rectangle outside = new Rectangle(a.getInt(0), a.getInt(4), a.getInt(8), a.getInt(12));
        final int border = a.getInt(16);
        outside.translate(border, border);
        return new XAttributes(
                outside,
                border,
                format(a.getPointer(24), a.getInt(20)),
                a.getInt(40) == INPUT_OUTPUT,
                a.getInt(92) == IS_VIEWABLE,
                a.getInt(120) != 0);
    }

    private static PixelFormat format(Pointer visual, int depth) {
        return new PixelFormat(depth, (int) visual.getLong(24), (int) visual.getLong(32), (int) visual.getLong(40));
    }

    boolean shows() {
        return output && viewable;
    }

    /** On its parent, with the border. */
    Rectangle outside() {
        final Rectangle outside = new Rectangle(content);
        outside.grow(border, border);
        return outside;
    }
}
