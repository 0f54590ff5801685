package dev.sukashi.ocr;

import java.util.List;

/** What one hypothesis gave, and how far it is to be believed. */
record Reading(List<List<Glyph>> lines, String language) {
    static final Reading NONE = new Reading(List.of(), "en");

    /** Lines of which correction left nothing are none. */
    Reading {
        lines = lines.stream().filter(line -> !line.isEmpty()).map(List::copyOf).toList();
    }

    /** What is read with less confidence than this speaks against a mask: specks and gaps look like letters too. */
    static final double DOUBTFUL = 85;

    private static final double IMPLAUSIBLE = 30;

    /** One letter that the engine does not know must not outweigh a line that it does. */
    private static final double WORST = 200;
    /** Letters by how sure they are: squared, as those of a wrong guess are many and doubtful. */
    double score() {
        double score = 0;
        for (final List<Glyph> line : lines) {
            for (final Glyph glyph : line) {
                final double above = confidence(glyph, language) - DOUBTFUL;
                score += Scripts.weight(glyph.text().codePointAt(0)) * Math.max(-WORST, above * Math.abs(above));
            }
        }
        return score;
    }

    static double confidence(Glyph glyph, String language) {
        return glyph.text().codePoints().allMatch(character -> Scripts.isPlausible(character, language))
                ? glyph.confidence()
                : Math.min(IMPLAUSIBLE, glyph.confidence());
    }

    double mean() {
        return lines.stream()
                .flatMap(List::stream)
                .mapToDouble(Glyph::confidence)
                .average()
                .orElse(0);
    }

    /** With all places multiplied. */
    Reading scaled(double scale) {
        return scale == 1
                ? this
                : new Reading(
                        lines.stream()
                                .map(line -> line.stream()
                                        .map(glyph -> glyph.at(glyph.box().scaled(scale)))
                                        .toList())
                                .toList(),
                        language);
    }

    /** Each line's text. */
    List<String> texts() {
        return lines.stream().map(line -> line(line).text()).toList();
    }

    OcrResult result() {
        if (lines.isEmpty()) {
            return OcrResult.NOTHING;
        }
        final List<OcrResult.Line> result = lines.stream().map(this::line).toList();
        return new OcrResult(
                String.join("\n", result.stream().map(OcrResult.Line::text).toList()), result);
    }

    static Box box(List<Glyph> line) {
        return line.stream().map(Glyph::box).reduce(Box::union).orElseThrow();
    }

    private OcrResult.Line line(List<Glyph> glyphs) {
        final List<OcrResult.Word> words = Scripts.words(glyphs, Script.of(language));
        return new OcrResult.Line(Scripts.join(words), box(glyphs), words);
    }
}
