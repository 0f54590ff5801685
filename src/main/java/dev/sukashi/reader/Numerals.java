package dev.sukashi.reader;

import java.util.OptionalLong;

/** Numbers as a dictionary writes them. */
final class Numerals {
    private static final String DIGITS = "〇一二三四五六七八九";

    /** Ten and its powers up to the fourth. */
    private static final String UNITS = "十百千万";

    private Numerals() {}

    /** The number written in kanji or digits of any width, up to the ten thousands; empty for other texts. */
    static OptionalLong value(String number) {
        long total = 0;
        long digits = 0;
        boolean any = false;
        for (int i = 0; i < number.length(); i++) {
            final char c = number.charAt(i);
            final int digit = Character.isDigit(c) ? Character.digit(c, 10) : DIGITS.indexOf(c);
            final int unit = UNITS.indexOf(c);
            if (digit >= 0 && digits < Integer.MAX_VALUE) {
                digits = digits * 10 + digit;
                any = true;
            } else if (unit >= 0) {
                final long power = (long) Math.pow(10, unit + 1);
                total = power == 10_000
                        ? (total + Math.max(digits, total == 0 ? 1 : 0)) * power
                        : total + Math.max(1, digits) * power;
                digits = 0;
                any = true;
            } else {
                return OptionalLong.empty();
            }
        }
        return any ? OptionalLong.of(total + digits) : OptionalLong.empty();
    }

    /** 3人 and ３人 become 三人, 10 becomes 十; a number above ten stays as it is. */
    static String toKanji(String counted) {
        int end = 0;
        while (end < counted.length() && Character.isDigit(counted.charAt(end))) {
            end++;
        }
        if (end == 0 || end > 2) {
            return counted;
        }
        final int value = Integer.parseInt(counted.substring(0, end));
        if (value > 10) {
            return counted;
        }
        return (value == 10 ? "十" : DIGITS.substring(value, value + 1)) + counted.substring(end);
    }
}
