package dev.sukashi.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a text well-formed and plain: line breaks are {@code \n}; control characters, byte order marks, invisible
 * formatting, noncharacters and lone surrogates are gone, and so are spaces at the ends of lines and blank lines around
 * the text. Joiners (U+200C, U+200D) stay between two visible characters, where emoji and Indic or Persian words need them.
 */
public final class TextTidy implements CleanStep {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    @Override
    public String name() {
        return "tidy";
    }

    @Override
    public Optional<String> apply(String text) {
        final List<String> lines = new ArrayList<>();
        for (final String line : plain(text).split("\n", -1)) {
            lines.add(withoutTrailingSpace(line));
        }
        int from = 0;
        int to = lines.size();
        while (from < to && lines.get(from).isEmpty()) {
            from++;
        }
        while (to > from && lines.get(to - 1).isEmpty()) {
            to--;
        }
        return Optional.of(String.join("\n", lines.subList(from, to))).filter(tidy -> !tidy.isEmpty());
    }

    private static String plain(String text) {
        final StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            final int met = text.codePointAt(i);
            final int c = met == '\t' ? ' ' : met;
            i += Character.charCount(met);
            if (c == '\r') {
                out.append(i < text.length() && text.charAt(i) == '\n' ? "" : "\n");
            } else if (isLineBreak(c)) {
                out.append('\n');
            } else if (isJoiner(c)) {
                final int before = out.length() == 0 ? ' ' : out.codePointBefore(out.length());
                if (!isSpace(before) && !isJoiner(before)) {
                    out.appendCodePoint(c);
                }
            } else if (!isDropped(c)) {
                if (isSpace(c) && out.length() > 0 && isJoiner(out.charAt(out.length() - 1))) {
                    out.setLength(out.length() - 1);
                }
                out.appendCodePoint(c);
            }
        }
        return out.toString();
    }

    private static String withoutTrailingSpace(String line) {
        int end = line.length();
        while (end > 0 && (isSpace(line.charAt(end - 1)) || isJoiner(line.charAt(end - 1)))) {
            end--;
        }
        return line.substring(0, end);
    }

    private static boolean isLineBreak(int c) {
        return c == '\n' || c == 0x0B || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    private static boolean isJoiner(int c) {
        return c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER;
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isDropped(int c) {
        final boolean bidirectionalControl = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        final boolean invisible =
                c == 0xFEFF || c == 0x200B || c == 0x2060 || c == 0xAD || (c >= 0xFFF9 && c <= 0xFFFB);
        final boolean noncharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        return Character.isISOControl(c)
                || Character.getType(c) == Character.SURROGATE
                || bidirectionalControl
                || invisible
                || noncharacter;
    }
}
