package dev.sukashi.overlay;

/**
 * A translator as the player knows it.
 *
 * @param id as in events
 * @param name shown above its translation where there are several
 */
public record TranslatorLabel(String id, String name) {}
