/**
 * The X11 desktop, through JNA.
 */
@NullMarked
package dev.sukashi.desktop.x11;

import org.jspecify.annotations.NullMarked;
