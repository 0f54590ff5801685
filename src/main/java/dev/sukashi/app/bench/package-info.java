/**
 * The benchmarks of {@code sukashi bench}: the whole program measured from outside, on this machine.
 */
@NullMarked
package dev.sukashi.app.bench;

import org.jspecify.annotations.NullMarked;
