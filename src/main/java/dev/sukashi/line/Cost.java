package dev.sukashi.line;

/**
 * An amount of money.
 *
 * @param nanos billionths of the currency's unit
 * @param currency ISO 4217 code, such as {@code USD}
 */
public record Cost(long nanos, String currency) {}
