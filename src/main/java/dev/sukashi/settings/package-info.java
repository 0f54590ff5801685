/**
 * The settings file: readable JSON, tolerant when read, safe when written.
 */
@NullMarked
package dev.sukashi.settings;

import org.jspecify.annotations.NullMarked;
