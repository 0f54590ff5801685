package dev.sukashi.desktop.x11;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/** The functions of libXcomposite that this package calls; see the Composite extension's protocol text, version 0.4. */
final class XComposite {
    /** The server goes on painting the window to the screen, out of the memory that it now has of its own. */
    static final int REDIRECT_AUTOMATIC = 0;

    static {
        Native.register(XComposite.class, "Xcomposite");
    }

    private XComposite() {}

    static native int XCompositeQueryExtension(Pointer display, IntByReference eventBase, IntByReference errorBase);

    static native int XCompositeQueryVersion(Pointer display, IntByReference major, IntByReference minor);

    static native void XCompositeRedirectWindow(Pointer display, long window, int update);

    static native void XCompositeUnredirectWindow(Pointer display, long window, int update);

    static native long XCompositeNameWindowPixmap(Pointer display, long window);
}
