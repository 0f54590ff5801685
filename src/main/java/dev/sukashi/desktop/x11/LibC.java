package dev.sukashi.desktop.x11;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * The few functions of the C library that a thread needs to wait for X and for its colleagues at once, and to share
 * memory with the X server.
 */
final class LibC {
    static final short POLLIN = 1;
    static final int IPC_PRIVATE = 0;
    static final int IPC_CREAT = 0x200;
    static final int IPC_RMID = 0;

    static {
        Native.register(LibC.class, Platform.C_LIBRARY_NAME);
    }

    private LibC() {}

    static native int pipe(int[] descriptors);

    static native int poll(Memory descriptors, long count, int timeoutMillis);

    static native long read(int descriptor, byte[] buffer, long count);

    static native long write(int descriptor, byte[] buffer, long count);

    static native int close(int descriptor);

    static native int shmget(int key, long bytes, int flags);

    /** The address; -1 where it failed. */
    static native long shmat(int id, @Nullable Pointer where, int flags);

    static native int shmdt(Pointer address);

    static native int shmctl(int id, int command, @Nullable Pointer buffer);
}
