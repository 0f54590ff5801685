/**
 * Time as a dependency: what waits, waits on a {@link dev.sukashi.time.Scheduler} that a test can turn by hand.
 */
@NullMarked
package dev.sukashi.time;

import org.jspecify.annotations.NullMarked;
