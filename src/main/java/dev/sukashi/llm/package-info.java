/**
 * One adapter a wire protocol. Knows requests, streams, keys and retries; knows neither games nor windows.
 */
@NullMarked
package dev.sukashi.llm;

import org.jspecify.annotations.NullMarked;
