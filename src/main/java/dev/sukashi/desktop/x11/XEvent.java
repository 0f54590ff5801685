package dev.sukashi.desktop.x11;

import com.sun.jna.Pointer;

/** An event as this package needs it; the offsets are those of Xlib.h's structures on 64-bit systems. */
sealed interface XEvent {
    int PROPERTY_NOTIFY = 28;
    int SELECTION_CLEAR = 29;
    int SELECTION_REQUEST = 30;
    int SELECTION_NOTIFY = 31;
    int DESTROY_NOTIFY = 17;
    int MAP_NOTIFY = 19;
    int REPARENT_NOTIFY = 21;
    int CONFIGURE_NOTIFY = 22;
    int CIRCULATE_NOTIFY = 26;
    /** Room for the largest of them: {@code long pad[24]}. */
    int BYTES = 192;

    /** @param deleted whether the property went, instead of got a new value */
    record Property(long window, long property, boolean deleted) implements XEvent {}

    record SelectionClear(long window, long selection) implements XEvent {}

    /** @param property 0 from clients that follow an old convention */
    record SelectionRequest(long requestor, long selection, long target, long property, long time) implements XEvent {}

    /** @param property 0 where the owner refused */
    record SelectionNotify(long requestor, long selection, long target, long property, long time) implements XEvent {}

    /** @param owner 0 where the selection has none any more */
    record OwnerChange(long selection, long owner, long time, long ownedSince) implements XEvent {}

    /** A window came, moved, or changed its place in the stack. */
    record Restack(long window) implements XEvent {}

    record Destroyed(long window) implements XEvent {}

    record Other(int type) implements XEvent {}

    /** @param fixesEvents number of the XFIXES extension's first event */
    static XEvent read(Pointer e, int fixesEvents) {
        final int type = e.getInt(0);
        if (type == fixesEvents) {
            return new OwnerChange(e.getLong(56), e.getLong(48), e.getLong(64), e.getLong(72));
        }
        return switch (type) {
            case PROPERTY_NOTIFY -> new Property(e.getLong(32), e.getLong(40), e.getInt(56) == 1);
            case SELECTION_CLEAR -> new SelectionClear(e.getLong(32), e.getLong(40));
            case SELECTION_REQUEST ->
                new SelectionRequest(e.getLong(40), e.getLong(48), e.getLong(56), e.getLong(64), e.getLong(72));
            case SELECTION_NOTIFY ->
                new SelectionNotify(e.getLong(32), e.getLong(40), e.getLong(48), e.getLong(56), e.getLong(64));
            case MAP_NOTIFY, REPARENT_NOTIFY, CONFIGURE_NOTIFY, CIRCULATE_NOTIFY -> new Restack(e.getLong(40));
            case DESTROY_NOTIFY -> new Destroyed(e.getLong(40));
            default -> new Other(type);
        };
    }
}
