package dev.sukashi.desktop.x11;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/** The few functions of the C library that a thread needs to wait for X and for its colleagues at once. */
final class LibC {
    static final short POLLIN = 1;

    static {
        Native.register(LibC.class, Platform.C_LIBRARY_NAME);
    }

    private LibC() {}

    static native int pipe(int[] descriptors);

    static native int poll(Memory descriptors, long count, int timeoutMillis);

    static native long read(int descriptor, byte[] buffer, long count);

    static native long write(int descriptor, byte[] buffer, long count);

    static native int close(int descriptor);
}
