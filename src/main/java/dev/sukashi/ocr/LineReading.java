package dev.sukashi.ocr;

import java.util.ArrayList;
import java.util.List;

/** Has one line read: its marks by their shapes, what is between them by the engine. Used by one thread. */
final class LineReading {
    /** Tesseract's "treat the image as a single text line". */
    private static final int SINGLE_LINE = 7;

    /** Tesseract's "a single uniform block of text". */
    private static final int BLOCK = 6;

    /** Tesseract's "a single uniform block of vertically aligned text". */
    static final int COLUMNS = 5;

    /** Height of the letters that the engine is given, in pixels. */
    private static final double WANTED = 40;

    private static final double[] OTHERS = {30, 52, 35};

    /** A letter that was read with less confidence is read again. */
    private static final double DOUBTFUL = 75;

    private static final int MARGIN = 10;
    private static final double CERTAIN = 96;
    private static final String ENDS = "。！？!?」』”\"….";
    private static final String CLOSING = "\"”’』」】）)》〉.";

    /** Words stand at least this far apart, in ems. */
    private static final double WORD_GAP = 0.22;

    private final TesseractHandle handle;
    private final GrayImage ink;
    private final double em;
    private final String language;
    private final Script script;
    private final Direction direction;
    private final boolean thorough;
    private final MarkFinder marks;

    /**
     * @param ink black on white
     * @param em height of the letters, in pixels
     * @param direction in which the ink was turned
     * @param thorough whether all is read in several sizes, not the doubtful alone
     */
    LineReading(
            TesseractHandle handle, GrayImage ink, double em, String language, Direction direction, boolean thorough) {
        this.thorough = thorough;
        this.handle = handle;
        this.ink = ink;
        this.em = em;
        this.language = language;
        this.script = Script.of(language);
        this.direction = direction;
        this.marks = new MarkFinder(em, ink.width(), script, direction, language.startsWith("ja"));
    }

    /** The line's characters, placed in the ink's picture. */
    List<Glyph> read(TextLine line) throws OcrException {
        final List<Glyph> glyphs = new ArrayList<>();
        int right = -100_000;
        final List<Segment> segments = marks.segments(line);
        for (int index = 0; index < segments.size(); index++) {
            final Segment segment = segments.get(index);
            final Box box = segment.ink().box();
            final int next = index + 1 == segments.size()
                    ? 100_000
                    : segments.get(index + 1).ink().box().x();
            final boolean opens = box.x() - right > next - box.x() - box.width();
            final boolean spaced = box.x() - right >= (script == Script.ALPHABETIC ? 0.34 : WORD_GAP) * em;
            final List<Glyph> read = segment.mark().isPresent()
                    ? List.of(new Glyph(text(segment, line.box(), opens), box, CERTAIN, false))
                    : letters(segment.ink());
            for (int i = 0; i < read.size(); i++) {
                final Glyph glyph = read.get(i);
                glyphs.add(i == 0 ? new Glyph(glyph.text(), glyph.box(), glyph.confidence(), spaced) : glyph);
            }
            right = box.x() + box.width();
        }
        return corrected(line, withoutTail(glyphs)).stream()
                .map(glyph -> glyph.at(asHighAs(line, glyph.box())))
                .toList();
    }

    /** All lines in one picture, as the engine itself tells them apart: it reads columns better with others beside them. */
    List<List<Glyph>> block(List<TextLine> lines) throws OcrException {
        final List<InkPart> parts =
                lines.stream().flatMap(line -> line.parts().stream()).toList();
        final LinePicture picture = LinePicture.of(ink, TextLine.of(parts), em, WANTED, MARGIN);
        final GrayImage upright = direction.upright(picture.image());
        final List<List<Glyph>> rows = handle.read(upright, direction == Direction.ROWS ? BLOCK : COLUMNS);
        if (rows.size() != lines.size()) {
            return List.of();
        }
        final List<List<Glyph>> block = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            final TextLine line = lines.get(i);
            final List<Glyph> placed = rows.get(i).stream()
                    .map(glyph ->
                            glyph.at(asHighAs(line, picture.original(direction.turned(glyph.box(), upright.width())))))
                    .toList();
            block.add(corrected(line, placed));
        }
        return block;
    }

    /** Brackets that the engine took for something else, or did not see. */
    private static List<Glyph> withCorners(List<Glyph> read, MarkFinder.Ends ends, TextLine line) {
        final List<Glyph> glyphs = new ArrayList<>(read);
        if (!glyphs.isEmpty()
                && ends.first().isPresent()
                && !"「『【（(《〈".contains(glyphs.get(0).text())) {
            final boolean instead = Scripts.weight(glyphs.get(0).text().codePointAt(0)) < 1;
            glyphs.add(0, corner(ends.first().get(), instead ? glyphs.remove(0).box() : line.box()));
        }
        final int last = glyphs.size() - 1;
        if (last >= 0
                && ends.last().isPresent()
                && !"」』】）)》〉".contains(glyphs.get(last).text())) {
            final boolean instead = Scripts.weight(glyphs.get(last).text().codePointAt(0)) < 1
                    && !"。！？!?…".contains(glyphs.get(last).text());
            glyphs.add(corner(
                    ends.last().get(),
                    instead ? glyphs.remove(last).box() : glyphs.get(last).box()));
        }
        return glyphs;
    }

    private static Glyph corner(Mark mark, Box box) {
        final String text = switch (mark) {
            case OPENING_CORNER -> "「";
            case OPENING_DOUBLE_CORNER -> "『";
            case CLOSING_CORNER -> "」";
            case CLOSING_DOUBLE_CORNER -> "』";
            default -> throw new IllegalArgumentException(mark.toString());
        };
        return new Glyph(text, box, CERTAIN, false);
    }

    private List<Glyph> corrected(TextLine line, List<Glyph> read) {
        return direction == Direction.ROWS
                ? new Proof(line, em, language).corrected(withCorners(read, marks.ends(line), line))
                : Proof.columnWithoutCrumbs(read);
    }

    /** The engine tells well where along a line a letter is, and badly across. */
    private static Box asHighAs(TextLine line, Box glyph) {
        return new Box(glyph.x(), line.box().y(), glyph.width(), line.box().height());
    }

    /** What follows a sentence's end, and is doubtful, is an icon. */
    private List<Glyph> withoutTail(List<Glyph> line) {
        for (int tail = 1; tail <= 2 && tail < line.size(); tail++) {
            final Glyph last = line.get(line.size() - tail - 1);
            final List<Glyph> after = line.subList(line.size() - tail, line.size());
            final boolean doubtful = after.stream()
                    .allMatch(glyph -> glyph.confidence() < 93
                            || Scripts.weight(glyph.text().codePointAt(0)) < 0.5);
            final boolean apart = script != Script.ALPHABETIC || after.get(0).spaced();
            if (apart && ENDS.contains(last.text()) && doubtful && !isEnd(after)) {
                return List.copyOf(line.subList(0, line.size() - tail));
            }
        }
        return line;
    }

    private static boolean isEnd(List<Glyph> glyphs) {
        return glyphs.stream().anyMatch(glyph -> ENDS.contains(glyph.text()) || CLOSING.contains(glyph.text()));
    }

    /** What is doubtful is read in other sizes too: the engine's mistakes differ from size to size. */
    private List<Glyph> letters(TextLine part) throws OcrException {
        final List<Glyph> first = letters(part, WANTED);
        final List<Glyph> glyphs;
        if (isDoubtful(first)) {
            final Ballot ballot = new Ballot(first);
            for (final double other : OTHERS) {
                ballot.add(letters(part, other));
            }
            glyphs = ballot.winner();
        } else {
            glyphs = first;
        }
        if (glyphs.size() == 1 && language.startsWith("ja")) {
            return List.of(new Proof(part, em, language).sized(glyphs.get(0)));
        }
        return glyphs;
    }

    private boolean isDoubtful(List<Glyph> glyphs) {
        return thorough
                || glyphs.stream()
                        .anyMatch(glyph -> glyph.confidence() < DOUBTFUL
                                && Scripts.weight(glyph.text().codePointAt(0)) > 0.5);
    }

    private List<Glyph> letters(TextLine part, double wanted) throws OcrException {
        final LinePicture picture = LinePicture.of(ink, part, em, wanted, MARGIN);
        final GrayImage upright = direction.upright(picture.image());
        final List<Glyph> glyphs = new ArrayList<>();
        // A letter alone is no column.
        final boolean column = direction == Direction.COLUMNS && part.box().width() > 1.25 * em;
        for (final List<Glyph> row : handle.read(upright, column ? COLUMNS : SINGLE_LINE)) {
            for (final Glyph glyph : row) {
                glyphs.add(glyph.at(picture.original(direction.turned(glyph.box(), upright.width()))));
            }
        }
        return glyphs;
    }

    private String text(Segment segment, Box line, boolean opens) {
        final boolean wide = script == Script.WIDE;
        return switch (segment.mark().orElseThrow()) {
            case OPENING_CORNER -> "「";
            case CLOSING_CORNER -> "」";
            case OPENING_DOUBLE_CORNER -> "『";
            case CLOSING_DOUBLE_CORNER -> "』";
            case WAVE -> "～";
            case QUESTION -> wide ? "？" : "?";
            case EXCLAMATION -> wide ? "！" : "!";
            case DASH -> (language.startsWith("ja") ? "―" : "—").repeat(Math.max(wide ? 2 : 1, segment.count()));
            case DOTS -> dots(segment, line);
            case STRAIGHT_QUOTES -> !wide ? "\"" : opens ? "“" : "”";
            case CURLY_QUOTES -> opens ? "“" : "”";
        };
    }

    /** Full-width ellipses are drawn at half height, or three to a letter's width. */
    private String dots(Segment segment, Box line) {
        final Box box = segment.ink().box();
        final double height = (box.y() + box.height() / 2.0 - line.y()) / line.height();
        final boolean halfHeight = height < 0.7 && line.height() > 3 * box.height();
        return script == Script.WIDE || halfHeight
                ? "…".repeat(Math.max(1, (int) Math.round(segment.count() / 3.0)))
                : ".".repeat(segment.count());
    }
}
