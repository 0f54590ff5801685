package dev.sukashi.store;

/** How far a translation came. */
public enum TranslationState {
    QUEUED,
    STARTED,
    FINISHED,
    FAILED,
    SUPERSEDED
}
