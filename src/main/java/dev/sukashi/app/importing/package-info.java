/**
 * Takes over what a player has set up in another program.
 */
@NullMarked
package dev.sukashi.app.importing;

import org.jspecify.annotations.NullMarked;
