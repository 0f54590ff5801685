package dev.sukashi.app.local;

import java.net.URI;

/** Asks a server how it is. */
public interface HealthProbe {
    /** What came back. */
    enum Health {
        /** It answers requests. */
        READY,
        /** It is there, but not ready yet. */
        LOADING,
        /** Nobody answers there. */
        ABSENT
    }

    /** Asks once; returns within a few seconds, from the calling thread. */
    Health ask(URI url);
}
