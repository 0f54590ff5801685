package dev.sukashi.app;

import dev.sukashi.line.Cost;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;

/** Writes sums of money down. */
public final class Amounts {
    private static final int NANO_DIGITS = 9;
    private static final int CENTS = 2;
    private static final Map<String, String> SYMBOLS =
            Map.of("USD", "$", "EUR", "€", "GBP", "£", "CNY", "CN¥", "JPY", "JP¥", "KRW", "₩");

    private Amounts() {}

    /** For a player: {@code $1.25}, {@code $0.00042}. Of less than a unit, two digits that say something. */
    public static String shown(Cost cost) {
        final BigDecimal value = exact(cost);
        final BigDecimal cents = value.setScale(CENTS, RoundingMode.HALF_UP);
        final BigDecimal telling = value.compareTo(BigDecimal.ONE) >= 0
                ? cents
                : value.round(new MathContext(CENTS, RoundingMode.HALF_UP)).stripTrailingZeros();
        final BigDecimal rounded = telling.scale() < CENTS ? cents : telling;
        final String symbol = SYMBOLS.getOrDefault(cost.currency(), cost.currency() + " ");
        return symbol + rounded.toPlainString();
    }

    /** For a program: the whole amount, without its currency. */
    public static String plain(Cost cost) {
        final BigDecimal value = exact(cost).stripTrailingZeros();
        return (value.scale() < 0 ? value.setScale(0) : value).toPlainString();
    }

    private static BigDecimal exact(Cost cost) {
        return BigDecimal.valueOf(cost.nanos(), NANO_DIGITS);
    }
}
