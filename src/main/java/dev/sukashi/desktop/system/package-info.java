/**
 * Which desktop this is: the one place that asks.
 */
@NullMarked
package dev.sukashi.desktop.system;

import org.jspecify.annotations.NullMarked;
