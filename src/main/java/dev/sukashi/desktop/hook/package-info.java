/**
 * Global hotkeys through JNativeHook, which serves X11, Windows and macOS alike.
 */
@NullMarked
package dev.sukashi.desktop.hook;

import org.jspecify.annotations.NullMarked;
