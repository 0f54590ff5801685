package dev.sukashi.desktop.x11;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Optional;

/** A piece of memory that the X server writes into and this process reads; System V shared memory, as MIT-SHM wants it. */
final class SharedSegment implements AutoCloseable {
    private static final int OWNER_ONLY = 0600;
    /** {@code sizeof(XShmSegmentInfo)}. */
    private static final long INFO_BYTES = 32;

    private final Pointer display;
    private final Memory info;
    private final Pointer address;
    private final long bytes;

    private SharedSegment(Pointer display, Memory info, Pointer address, long bytes) {
        this.display = display;
        this.info = info;
        this.address = address;
        this.bytes = bytes;
    }

    /** Empty where the system has none left, or the server cannot reach it: it runs elsewhere, or in another container. */
    static Optional<SharedSegment> create(XConnection connection, ExpectedErrors errors, long bytes) {
        final int id = LibC.shmget(LibC.IPC_PRIVATE, bytes, LibC.IPC_CREAT | OWNER_ONLY);
        if (id < 0) {
            return Optional.empty();
        }
        final long address = LibC.shmat(id, null, 0);
        if (address == -1) {
            LibC.shmctl(id, LibC.IPC_RMID, null);
            return Optional.empty();
        }
        final Memory info = new Memory(INFO_BYTES);
        info.clear();
        info.setInt(8, id);
        info.setPointer(16, new Pointer(address));
        final int before = errors.count();
        final boolean asked = XShm.XShmAttach(connection.display(), info) != 0;
        connection.sync();
        // Marked now, the segment goes with the last of those attached to it, even where this process is killed.
        LibC.shmctl(id, LibC.IPC_RMID, null);
        if (!asked || errors.count() != before) {
            LibC.shmdt(new Pointer(address));
            return Optional.empty();
        }
        return Optional.of(new SharedSegment(connection.display(), info, new Pointer(address), bytes));
    }

    long bytes() {
        return bytes;
    }

    Pointer address() {
        return address;
    }

    /** {@code XShmSegmentInfo}. */
    Memory info() {
        return info;
    }

    /** Call before the connection is closed. */
    @Override
    public void close() {
        XShm.XShmDetach(display, info);
        LibC.shmdt(address);
        info.close();
    }
}
