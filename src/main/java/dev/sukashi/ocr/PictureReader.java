package dev.sukashi.ocr;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads pictures whose text runs one way: makes hypotheses of where it is, has the likeliest read, and puts their
 * readings together. Used by one thread at a time.
 */
final class PictureReader {
    private static final int REFINEMENTS = 2;
    private static final int REFINED = 4;

    /** Hypotheses of each polarity that are read. */
    private static final int MOST_READ = 4;

    private final TesseractHandle handle;
    private final String language;
    private final Script script;
    private final Direction direction;

    PictureReader(TesseractHandle handle, String language, Direction direction) {
        this.handle = handle;
        this.language = language;
        this.script = Script.of(language);
        this.direction = direction;
    }

    /**
     * What a search found.
     *
     * @param recipe of the hypothesis that came nearest to it
     */
    record Found(Reading reading, InkRecipe recipe) {}

    /**
     * @param picture as it is on the screen
     * @return empty where nothing could be read
     */
    Optional<Found> search(ColourImage picture) throws OcrException {
        final InkSource source = new InkSource(direction.turned(picture), direction.core());
        final Map<Hypothesis, Reading> readings = new LinkedHashMap<>();
        for (final Hypothesis hypothesis : hypotheses(source)) {
            readings.put(hypothesis, read(hypothesis, false));
        }
        final Consensus consensus = new Consensus(List.copyOf(readings.values()), language);
        final Reading agreed = consensus.reading();
        final Optional<Hypothesis> nearest = readings.entrySet().stream()
                .max(Comparator.comparingInt(entry -> likeness(agreed, entry.getValue())))
                .filter(entry -> !agreed.lines().isEmpty())
                .map(Map.Entry::getKey);
        if (nearest.isEmpty()) {
            return Optional.empty();
        }
        final Reading thorough = consensus.improved(agreed, read(nearest.get(), true), 0.1);
        final Reading best = direction == Direction.ROWS
                ? thorough
                : consensus.improvedInOrder(consensus.improved(thorough, block(nearest.get()), 0), whole(picture));
        return Optional.of(new Found(upright(best, source), nearest.get().recipe()));
    }

    /** By what was found before: one pass. */
    Reading read(ColourImage picture, InkRecipe recipe) throws OcrException {
        final InkSource source = new InkSource(direction.turned(picture), direction.core());
        final Reading reading = read(Hypothesis.of(source, recipe, script), false);
        return upright(new Consensus(List.of(reading), language).reading(), source);
    }

    private List<Hypothesis> hypotheses(InkSource source) {
        final Map<InkRecipe, Hypothesis> all = new LinkedHashMap<>();
        add(InkRecipes.of(source), source, all);
        for (int round = 0; round < REFINEMENTS; round++) {
            for (final Hypothesis good : best(all.values(), REFINED)) {
                add(good.refined(source), source, all);
            }
        }
        return best(all.values(), MOST_READ);
    }

    private void add(List<InkRecipe> recipes, InkSource source, Map<InkRecipe, Hypothesis> all) {
        recipes.forEach(recipe -> all.computeIfAbsent(recipe, one -> Hypothesis.of(source, one, script)));
    }

    /** An outline looks like text too, and is the larger: both polarities have their turn. */
    private static List<Hypothesis> best(Collection<Hypothesis> all, int most) {
        final Map<Boolean, List<Hypothesis>> sorted = all.stream()
                .filter(hypothesis -> !hypothesis.lines().isEmpty())
                .sorted(Comparator.comparingDouble(Hypothesis::likeness).reversed())
                .collect(Collectors.partitioningBy(
                        hypothesis -> hypothesis.recipe().light()));
        return Stream.of(true, false)
                .flatMap(light -> sorted.get(light).stream().limit(most))
                .sorted(Comparator.comparingDouble(Hypothesis::likeness).reversed())
                .toList();
    }

    private Reading read(Hypothesis hypothesis, boolean thorough) throws OcrException {
        final List<List<Glyph>> lines = new ArrayList<>();
        final LineReading reading =
                new LineReading(handle, hypothesis.ink(), hypothesis.em(), language, direction, thorough);
        for (final TextLine line : hypothesis.lines()) {
            final List<Glyph> glyphs = reading.read(line);
            if (!glyphs.isEmpty()) {
                lines.add(glyphs);
            }
        }
        return new Reading(Furigana.dropped(lines, hypothesis.em()), language);
    }

    private Reading block(Hypothesis hypothesis) throws OcrException {
        return new Reading(
                new LineReading(handle, hypothesis.ink(), hypothesis.em(), language, direction, false)
                        .block(hypothesis.lines()),
                language);
    }

    /** The picture itself, as the engine finds its columns: over a plain box it needs no mask. Tells no places. */
    private Reading whole(ColourImage picture) throws OcrException {
        final List<List<Glyph>> columns = new ArrayList<>();
        for (final List<Glyph> column : handle.read(picture.gray(), LineReading.COLUMNS)) {
            columns.add(Proof.columnWithoutCrumbs(column));
        }
        return new Reading(columns, language);
    }

    private Reading upright(Reading reading, InkSource source) {
        return new Reading(
                reading.lines().stream()
                        .map(line -> line.stream()
                                .map(glyph -> glyph.at(direction.upright(glyph.box(), source.height())))
                                .toList())
                        .toList(),
                language);
    }

    /** How many lines two readings have in common. */
    private static int likeness(Reading agreed, Reading reading) {
        final List<String> lines = reading.texts();
        return (int) agreed.texts().stream().filter(lines::contains).count();
    }
}
