/**
 * One small interface for each thing asked of the operating system's desktop; one package for each system.
 */
@NullMarked
package dev.sukashi.desktop;

import org.jspecify.annotations.NullMarked;
