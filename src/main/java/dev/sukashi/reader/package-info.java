/**
 * The offline reading aid: morphological analysis, furigana and dictionary gloss.
 */
@NullMarked
package dev.sukashi.reader;

import org.jspecify.annotations.NullMarked;
