/**
 * What tests on a real X server share.
 */
@NullMarked
package dev.sukashi.desktop.testing;

import org.jspecify.annotations.NullMarked;
