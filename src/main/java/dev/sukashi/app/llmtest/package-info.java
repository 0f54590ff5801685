/**
 * The Test button: one real request, and one sentence that says what came of it.
 */
@NullMarked
package dev.sukashi.app.llmtest;

import org.jspecify.annotations.NullMarked;
