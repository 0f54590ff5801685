/**
 * Lays out and draws paragraphs in any script: where lines break, which fonts stand in for each other, furigana over
 * their base, outlined letters. Knows nothing of windows, lines or translators; runs headless.
 */
@NullMarked
package dev.sukashi.overlay.text;

import org.jspecify.annotations.NullMarked;
