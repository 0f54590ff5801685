package dev.sukashi.line;

/** Where a line came from. */
public enum SourceKind {
    CLIPBOARD,
    SCREEN,
    SOCKET,
    MANUAL
}
