package dev.sukashi.desktop.x11;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** The functions of libXext's MIT-SHM extension that this package calls; see the extension's protocol text. */
final class XShm {
    static {
        Native.register(XShm.class, "Xext");
    }

    private XShm() {}

    static native int XShmQueryExtension(Pointer display);

    static native int XShmAttach(Pointer display, Memory segment);

    static native int XShmDetach(Pointer display, Memory segment);

    static native @Nullable Pointer XShmCreateImage(
            Pointer display,
            @Nullable Pointer visual,
            int depth,
            int format,
            Pointer data,
            Memory segment,
            int width,
            int height);

    static native int XShmGetImage(Pointer display, long drawable, Pointer image, int x, int y, long planes);
}
