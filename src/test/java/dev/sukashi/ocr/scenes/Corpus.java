package dev.sukashi.ocr.scenes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What the characters of the test games say, a file a language. */
final class Corpus {
    private static final String HELD_OUT = "# held-out";

    private Corpus() {}

    /** @param language BCP-47, the name of its file */
    static List<Utterance> of(String language, Split split) {
        final List<String> lines = lines(language + ".txt");
        final int border = lines.indexOf(HELD_OUT);
        final List<Utterance> texts = new ArrayList<>();
        for (final String line :
                split == Split.TUNING ? lines.subList(0, border) : lines.subList(border, lines.size())) {
            if (!line.startsWith("#") && !line.isBlank()) {
                final int tab = line.indexOf('\t');
                texts.add(Utterance.parse(line.substring(0, tab), line.substring(tab + 1)));
            }
        }
        return texts;
    }

    private static List<String> lines(String file) {
        try (InputStream in = Corpus.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
