package dev.sukashi.ocr;

import java.util.List;

/** The result of engines that tell what stands in a picture, but neither where nor how sure they are. */
public final class PlainText {
    /** Said for all words, as nothing speaks against them. */
    private static final double UNDOUBTED = 100;

    private PlainText() {}

    /**
     * @param text lines separated by line feeds; blank ones are left out
     * @param width of the picture, which is each line's and word's box
     * @param height likewise
     * @return {@link OcrResult#NOTHING} for blank text
     */
    public static OcrResult of(String text, int width, int height) {
        final Box whole = new Box(0, 0, width, height);
        final List<OcrResult.Line> lines = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> new OcrResult.Line(line, whole, List.of(new OcrResult.Word(line, whole, UNDOUBTED))))
                .toList();
        return lines.isEmpty()
                ? OcrResult.NOTHING
                : new OcrResult(
                        String.join(
                                "\n", lines.stream().map(OcrResult.Line::text).toList()),
                        lines);
    }
}
