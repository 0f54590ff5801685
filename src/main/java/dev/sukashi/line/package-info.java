/**
 * The ground floor: one line of a game's text, what becomes of it, and how a failure is said. Plain values without I/O.
 */
@NullMarked
package dev.sukashi.line;

import org.jspecify.annotations.NullMarked;
