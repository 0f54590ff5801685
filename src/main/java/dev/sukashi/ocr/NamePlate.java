package dev.sukashi.ocr;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether the first line is the name of who speaks. */
final class NamePlate {
    private static final Pattern BRACKETED = Pattern.compile("[【\\[〔〈《](.{1,24})[】\\]〕〉》]");
    private static final Pattern NAME = Pattern.compile("[^。、，！？!?.,…「」『』“”\"]{1,24}|[?？]{2,4}");
    private static final String OPENING = "「『“\"‘（(";

    /** A name's line is at most so much of what is said below. */
    private static final double SHORT = 0.6;

    private static final double OTHER_SIZE = 1.2;
    private static final double OTHER_PITCH = 1.3;

    private NamePlate() {}

    static OcrResult marked(OcrResult result) {
        return result.lines().size() < 2
                ? result
                : name(result.lines())
                        .map(name -> new OcrResult(result.text(), result.lines(), Optional.of(name)))
                        .orElse(result);
    }

    private static Optional<String> name(List<OcrResult.Line> lines) {
        final String first = lines.get(0).text();
        final Matcher bracketed = BRACKETED.matcher(first);
        if (bracketed.matches()) {
            return Optional.of(bracketed.group(1).strip());
        }
        final boolean opens = OPENING.indexOf(lines.get(1).text().charAt(0)) >= 0;
        final boolean isName = NAME.matcher(first).matches()
                && lines.get(0).box().width() <= SHORT * widest(lines)
                && (opens || standsOut(lines));
        return isName ? Optional.of(first) : Optional.empty();
    }

    private static int widest(List<OcrResult.Line> lines) {
        return lines.stream().skip(1).mapToInt(line -> line.box().width()).max().orElse(0);
    }

    /** Larger, smaller, or farther away than the lines are from each other. */
    private static boolean standsOut(List<OcrResult.Line> lines) {
        final double own = lines.get(0).box().height();
        final double other = lines.get(1).box().height();
        if (lines.size() < 3) {
            return other > OTHER_SIZE * own || own > OTHER_SIZE * other;
        }
        final int gap = lines.get(1).box().y() - lines.get(0).box().y();
        final int usual = lines.get(2).box().y() - lines.get(1).box().y();
        return gap > OTHER_PITCH * usual;
    }
}
