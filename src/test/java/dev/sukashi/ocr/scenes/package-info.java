/**
 * Draws what visual novels show, with known words in it: boxes, outlines, art and photographs behind them.
 *
 * <p>There are two sets, which share neither typefaces nor photographs nor texts. Masks and thresholds are tuned on
 * {@link dev.sukashi.ocr.scenes.Split#TUNING} alone; {@link dev.sukashi.ocr.scenes.Split#HELD_OUT} tells whether what
 * was found there holds for games nobody has seen. A picture follows from its seed alone, on any machine that has the
 * packages of {@code native/test-packages}.
 */
@NullMarked
package dev.sukashi.ocr.scenes;

import org.jspecify.annotations.NullMarked;
