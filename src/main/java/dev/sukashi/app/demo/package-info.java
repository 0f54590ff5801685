/**
 * The demonstration: a sample game that copies its lines to the clipboard, for the real program to read.
 */
@NullMarked
package dev.sukashi.app.demo;

import org.jspecify.annotations.NullMarked;
