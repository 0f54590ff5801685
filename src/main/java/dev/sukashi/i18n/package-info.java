/**
 * The words a user reads, in resource bundles: every sentence is looked up here, none is written in code.
 */
@NullMarked
package dev.sukashi.i18n;

import org.jspecify.annotations.NullMarked;
