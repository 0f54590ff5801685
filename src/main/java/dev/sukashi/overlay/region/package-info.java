/**
 * Where text is read: the picker that a player draws a region with, and the frames that show regions.
 */
@NullMarked
package dev.sukashi.overlay.region;

import org.jspecify.annotations.NullMarked;
