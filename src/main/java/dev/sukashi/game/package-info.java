/**
 * What the program knows of a game: its profile, and which window it is.
 */
@NullMarked
package dev.sukashi.game;

import org.jspecify.annotations.NullMarked;
