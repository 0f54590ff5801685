/**
 * The commands of the command line, one class each.
 */
@NullMarked
package dev.sukashi.app.command;

import org.jspecify.annotations.NullMarked;
