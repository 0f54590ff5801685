/**
 * The see-through window and everything it paints.
 */
@NullMarked
package dev.sukashi.overlay;

import org.jspecify.annotations.NullMarked;
