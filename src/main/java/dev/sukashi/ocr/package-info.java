/**
 * Text out of pictures: finding it, and having Tesseract read it. Knows no windows and no screens.
 */
@NullMarked
package dev.sukashi.ocr;

import org.jspecify.annotations.NullMarked;
