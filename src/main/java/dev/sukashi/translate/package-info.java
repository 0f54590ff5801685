/**
 * From a line to its translation: the queue, the translator seam and what implements it.
 */
@NullMarked
package dev.sukashi.translate;

import org.jspecify.annotations.NullMarked;
