package dev.sukashi.ocr;

import java.util.Optional;

/**
 * A piece of a line: ink to be read, or a mark that needs no reading.
 *
 * @param count dots of an ellipsis, or letters' widths of a dash; else 1
 */
record Segment(TextLine ink, Optional<Mark> mark, int count) {}
