package dev.sukashi.desktop.x11;

import com.sun.jna.Callback;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/**
 * The functions of libX11 that this package calls, as the Xlib manual names and describes them. X's {@code unsigned
 * long} is a Java {@code long} here, which holds on 64-bit systems only: {@link XConnection#open()} refuses others.
 */
final class Xlib {
    static {
        Native.register(Xlib.class, "X11");
    }

    private Xlib() {}

    /** {@code int (*XErrorHandler)(Display *, XErrorEvent *)}; must call no Xlib function. */
    @FunctionalInterface
    interface ErrorHandler extends Callback {
        int handle(Pointer display, Pointer error);
    }

    static native int XInitThreads();

    static native @Nullable Pointer XSetErrorHandler(ErrorHandler handler);

    static native @Nullable Pointer XOpenDisplay(@Nullable String name);

    static native int XCloseDisplay(Pointer display);

    static native int XConnectionNumber(Pointer display);

    static native long XDefaultRootWindow(Pointer display);

    static native long XInternAtom(Pointer display, String name, int onlyIfExists);

    static native long XCreateSimpleWindow(
            Pointer display,
            long parent,
            int x,
            int y,
            int width,
            int height,
            int borderWidth,
            long border,
            long background);

    static native int XDestroyWindow(Pointer display, long window);

    static native int XSelectInput(Pointer display, long window, long eventMask);

    static native int XPending(Pointer display);

    static native int XNextEvent(Pointer display, Memory event);

    static native int XSync(Pointer display, int discard);

    static native int XFree(Pointer data);

    static native int XSendEvent(Pointer display, long window, int propagate, long eventMask, Memory event);

    static native int XConvertSelection(
            Pointer display, long selection, long target, long property, long requestor, long time);

    static native int XSetSelectionOwner(Pointer display, long selection, long owner, long time);

    static native long XGetSelectionOwner(Pointer display, long selection);

    static native int XGetWindowProperty(
            Pointer display,
            long window,
            long property,
            long offset,
            long length,
            int delete,
            long type,
            LongByReference actualType,
            IntByReference actualFormat,
            LongByReference items,
            LongByReference bytesAfter,
            PointerByReference value);

    static native int XChangeProperty(
            Pointer display, long window, long property, long type, int format, int mode, Memory data, int elements);

    static native int XDeleteProperty(Pointer display, long window, long property);

    static native int XQueryTree(
            Pointer display,
            long window,
            LongByReference root,
            LongByReference parent,
            PointerByReference children,
            IntByReference count);

    static native int XGetWindowAttributes(Pointer display, long window, Memory attributes);

    static native int XTranslateCoordinates(
            Pointer display,
            long from,
            long to,
            int x,
            int y,
            IntByReference xThere,
            IntByReference yThere,
            LongByReference child);

    static native int XGetInputFocus(Pointer display, LongByReference window, IntByReference revertTo);

    static native @Nullable Pointer XGetImage(
            Pointer display, long drawable, int x, int y, int width, int height, long planes, int format);

    static native int XDestroyImage(Pointer image);

    static native int XFreePixmap(Pointer display, long pixmap);

    static native int XRaiseWindow(Pointer display, long window);
}
