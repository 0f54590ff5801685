package dev.sukashi.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers from one to another.
 *
 * @param minOpen whether {@code min} itself does not belong to it
 * @param maxOpen whether {@code max} itself does not
 */
public record NumberRange(BigDecimal min, boolean minOpen, BigDecimal max, boolean maxOpen) {
    private static final Pattern FORM = Pattern.compile("([\\[(])(-?[\\d.]+),\\s*(-?[\\d.]+)([])])");
    /** How far inside an open end we stay; no service asks for more digits. */
    private static final BigDecimal STEP = new BigDecimal("0.01");

    /**
     * Reads mathematicians' form: {@code [0,1]} with its ends, {@code (0,1)} without.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static NumberRange parse(String text) {
        final Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("a range looks like [0,1] or (0,1): " + text);
        }
        return new NumberRange(
                new BigDecimal(form.group(2)),
                form.group(1).equals("("),
                new BigDecimal(form.group(3)),
                form.group(4).equals(")"));
    }

    /** The number itself, or the nearest that belongs to the range. */
    JsonNode nearest(JsonNode number) {
        final BigDecimal value = number.decimalValue();
        final BigDecimal least = minOpen ? min.add(STEP) : min;
        final BigDecimal most = maxOpen ? max.subtract(STEP) : max;
        final boolean tooSmall = minOpen ? value.compareTo(min) <= 0 : value.compareTo(min) < 0;
        final boolean tooLarge = maxOpen ? value.compareTo(max) >= 0 : value.compareTo(max) > 0;
        if (tooSmall) {
            return DecimalNode.valueOf(least);
        }
        return tooLarge ? DecimalNode.valueOf(most) : number;
    }
}
