/**
 * The desktop as far as {@code java.awt} reaches, where no package for the system exists or its services are missing.
 */
@NullMarked
package dev.sukashi.desktop.portable;

import org.jspecify.annotations.NullMarked;
