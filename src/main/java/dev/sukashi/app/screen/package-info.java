/**
 * Reading the screen: which regions are read, and where they are just now.
 */
@NullMarked
package dev.sukashi.app.screen;

import org.jspecify.annotations.NullMarked;
