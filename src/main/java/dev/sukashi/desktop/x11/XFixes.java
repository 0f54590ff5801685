package dev.sukashi.desktop.x11;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import org.jspecify.annotations.Nullable;

/** The functions of libXfixes that this package calls; see the XFIXES extension's protocol text, versions 1 and 2. */
final class XFixes {
    /** {@code ShapeInput} of the SHAPE extension: the region that takes clicks. */
    static final int SHAPE_INPUT = 2;

    static final long SELECTION_OWNER_SET = 1;
    static final long SELECTION_WINDOW_DESTROYED = 2;
    static final long SELECTION_CLIENT_CLOSED = 4;

    static {
        Native.register(XFixes.class, "Xfixes");
    }

    private XFixes() {}

    static native int XFixesQueryExtension(Pointer display, IntByReference eventBase, IntByReference errorBase);

    static native int XFixesQueryVersion(Pointer display, IntByReference major, IntByReference minor);

    static native void XFixesSelectSelectionInput(Pointer display, long window, long selection, long eventMask);

    static native long XFixesCreateRegion(Pointer display, @Nullable Pointer rectangles, int count);

    static native void XFixesDestroyRegion(Pointer display, long region);

    static native void XFixesSetWindowShapeRegion(
            Pointer display, long window, int shapeKind, int x, int y, long region);
}
