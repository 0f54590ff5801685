package dev.sukashi.llm;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Small cares for text that others wrote. */
final class Texts {
    /** Code points of a service's message that are shown. */
    static final int SHOWN = 300;

    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.*?)</title>");

    private Texts() {}

    /** One line: no control or format characters (a bidi override could turn the sentence around), no lone surrogate. */
    static String oneLine(String text) {
        final StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            final int type = Character.getType(c);
            if (Character.isWhitespace(c) || type == Character.CONTROL) {
                if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
                    out.append(' ');
                }
            } else if (type != Character.FORMAT && type != Character.SURROGATE) {
                out.appendCodePoint(c);
            }
        });
        return out.toString().strip();
    }

    /** At most {@link #SHOWN} code points. */
    static String cut(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN - 1)) + "…";
    }

    static String clean(String text) {
        return cut(oneLine(text));
    }

    static boolean isHtml(String text) {
        final String start = text.stripLeading();
        return start.startsWith("<");
    }

    /** What an HTML page says in its title, else nothing: its source helps nobody. */
    static String titleOf(String html) {
        final Matcher title = TITLE.matcher(html);
        return title.find() ? title.group(1) : "";
    }

    /** Without halves of characters. While more may come, a first half at the end only waits. */
    static String withoutLoneSurrogates(String text) {
        final StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    /** Seconds as a person writes them: {@code 60}, {@code 0.5}. */
    static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
    }
}
