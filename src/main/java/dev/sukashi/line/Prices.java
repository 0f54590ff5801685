package dev.sukashi.line;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a service asks, as the player wrote it down; each for a million tokens, none below 0.
 *
 * @param input of the prompt
 * @param cachedInput of the part of the prompt that the service read from its cache
 * @param output of the answer, thinking included
 * @param currency ISO 4217 code, such as {@code USD}
 */
public record Prices(BigDecimal input, BigDecimal cachedInput, BigDecimal output, String currency) {
    /** A price for a million, in units, is a thousandth of the price for one, in billionths. */
    private static final int NANOS_OF_ONE_PER_MILLION = 3;

    /** What a request cost, to the nearest billionth. */
    public Cost of(Usage usage) {
        final int cached = Math.min(usage.cached(), usage.input());
        final BigDecimal perMillion = input.multiply(BigDecimal.valueOf(usage.input() - (long) cached))
                .add(cachedInput.multiply(BigDecimal.valueOf(cached)))
                .add(output.multiply(BigDecimal.valueOf(usage.output())));
        final long nanos = perMillion
                .movePointRight(NANOS_OF_ONE_PER_MILLION)
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        return new Cost(nanos, currency);
    }
}
