package dev.sukashi.overlay.text;

import java.awt.Color;

/**
 * How letters are drawn.
 *
 * @param outline drawn behind the fill
 * @param outlineWidth how far the outline stands out around a letter, in points; 0 for none
 */
public record Ink(Color fill, Color outline, float outlineWidth) {}
