package dev.sukashi.overlay;

import java.util.Locale;

/**
 * Which language is where; it decides the fonts and how lines break.
 *
 * @param source of the game's own text
 * @param target of the translation
 */
public record Languages(Locale source, Locale target) {}
