/**
 * Where lines come from.
 */
@NullMarked
package dev.sukashi.source;

import org.jspecify.annotations.NullMarked;
