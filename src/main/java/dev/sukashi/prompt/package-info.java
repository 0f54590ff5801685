/**
 * What the model is told.
 */
@NullMarked
package dev.sukashi.prompt;

import org.jspecify.annotations.NullMarked;
