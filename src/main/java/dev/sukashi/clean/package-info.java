/**
 * Small steps that turn what a source delivered into a line worth translating.
 */
@NullMarked
package dev.sukashi.clean;

import org.jspecify.annotations.NullMarked;
