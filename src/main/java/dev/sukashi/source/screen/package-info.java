/**
 * Lines read off the screen: when a region is worth reading, and what of the read is a line.
 */
@NullMarked
package dev.sukashi.source.screen;

import org.jspecify.annotations.NullMarked;
