/**
 * The composition root: wires the rooms, runs the pipeline, answers commands.
 */
@NullMarked
package dev.sukashi.app;

import org.jspecify.annotations.NullMarked;
