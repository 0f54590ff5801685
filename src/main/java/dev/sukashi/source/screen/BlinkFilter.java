package dev.sukashi.source.screen;

import dev.sukashi.ocr.Box;
import dev.sukashi.ocr.OcrResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Takes out of a reading what an engine made of an icon that blinks behind the text's end, or beside it. */
final class BlinkFilter {
    private static final int LONGEST_ICON = 2;

    private BlinkFilter() {}

    static OcrResult without(OcrResult read, Predicate<Box> blinks) {
        final List<OcrResult.Line> left = new ArrayList<>();
        for (final OcrResult.Line line : read.lines()) {
            OcrResult.Line rest = line;
            while (!rest.words().isEmpty()
                    && isIcon(rest.words().get(rest.words().size() - 1), blinks)) {
                rest = withoutLast(rest);
            }
            if (line.words().isEmpty() || !rest.words().isEmpty()) {
                left.add(rest);
            }
        }
        if (left.equals(read.lines())) {
            return read;
        }
        final String text = left.stream().map(OcrResult.Line::text).collect(Collectors.joining("\n"));
        final boolean plateIsLeft = read.speaker().isPresent() && left.size() > 1;
        return plateIsLeft ? new OcrResult(text, left, read.speaker()) : new OcrResult(text, left);
    }

    /** Letters over a picture that moves fast seem to blink, too, but an icon is never read as a long word. */
    private static boolean isIcon(OcrResult.Word word, Predicate<Box> blinks) {
        return word.text().length() <= LONGEST_ICON && blinks.test(word.box());
    }

    private static OcrResult.Line withoutLast(OcrResult.Line line) {
        final List<OcrResult.Word> words = line.words().subList(0, line.words().size() - 1);
        final int end = line.text().lastIndexOf(line.words().get(words.size()).text());
        final String text =
                words.isEmpty() || end < 0 ? "" : line.text().substring(0, end).stripTrailing();
        return new OcrResult.Line(text, line.box(), words);
    }
}
