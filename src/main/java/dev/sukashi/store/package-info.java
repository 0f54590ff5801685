/**
 * History in SQLite.
 */
@NullMarked
package dev.sukashi.store;

import org.jspecify.annotations.NullMarked;
