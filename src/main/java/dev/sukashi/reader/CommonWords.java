package dev.sukashi.reader;

import dev.sukashi.reader.Word.PartOfSpeech;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Glosses, written by hand, of the words that hold sentences together. Immutable. */
final class CommonWords {
    private static final String RESOURCE = "common-words.tsv";

    private record Key(String base, PartOfSpeech partOfSpeech) {}

    private final Map<Key, List<String>> glosses;

    private CommonWords(Map<Key, List<String>> glosses) {
        this.glosses = Map.copyOf(glosses);
    }

    /**
     * @throws UncheckedIOException where the list that ships is missing: a mistake of the build
     */
    static CommonWords load() {
        final Map<Key, List<String>> glosses = new HashMap<>();
        try (InputStream in = CommonWords.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IOException(RESOURCE + " is missing");
            }
            final BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty() || line.startsWith("#")) {
                    continue;
                }
                final String[] cells = line.split("\t", -1);
                final List<String> meanings =
                        cells[2].isEmpty() ? List.of() : List.of(cells[2].replace("/", GlossChooser.SYNONYM));
                for (final String base : cells[0].split(" ", -1)) {
                    glosses.put(new Key(base, PartOfSpeech.valueOf(cells[1])), meanings);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CommonWords(glosses);
    }

    /** An empty list where the word is known to need no gloss; nothing where it is not in the list. */
    Optional<List<String>> find(String base, PartOfSpeech partOfSpeech) {
        return Optional.ofNullable(glosses.get(new Key(base, partOfSpeech)));
    }
}
