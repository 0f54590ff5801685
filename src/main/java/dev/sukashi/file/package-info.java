/**
 * Files that the player may edit by hand: written whole or not at all, read with tolerance.
 */
@NullMarked
package dev.sukashi.file;

import org.jspecify.annotations.NullMarked;
