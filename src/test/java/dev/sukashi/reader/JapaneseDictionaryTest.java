package dev.sukashi.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class JapaneseDictionaryTest {
    private static final Path EDICT = Path.of("/usr/share/edict/edict");
    private static final Path SAMPLE = Path.of("src/test/resources/dev/sukashi/reader/edict-sample");

    private final JapaneseDictionary shipped = JapaneseDictionary.load();

    @Test
    void aSampleOfEdictIsInTheShippedDictionaryAsTheCompilerMakesIt() throws IOException {
        assertThat(DictionaryCompiler.created(SAMPLE)).isEqualTo(shipped.created());
        final List<Entry> sample = DictionaryCompiler.entries(SAMPLE);
        assertThat(sample).hasSizeGreaterThan(30);
        for (final Entry entry : sample) {
            assertThat(shipped.find(entry.headword())).contains(entry);
        }
    }

    @Test
    void aCompiledSampleReadsBackEntryByEntry() throws IOException {
        final JapaneseDictionary dictionary = JapaneseDictionary.read(zipped(DictionaryCompiler.compile(SAMPLE)));
        final List<Entry> entries = DictionaryCompiler.entries(SAMPLE);
        assertThat(dictionary.size()).isEqualTo(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            assertThat(dictionary.entry(i)).isEqualTo(entries.get(i));
        }
    }

    @Tag("debian")
    @Test
    void theShippedDictionaryIsWhatTheCompilerMakesOfTheWholeOfEdict() throws IOException {
        assertThat(EDICT).as("EDICT is missing: apt-get install edict").exists();
        assertThat(DictionaryCompiler.created(EDICT))
                .as("another EDICT than the dictionary was made from: compile it anew")
                .isEqualTo(shipped.created());
        try (InputStream in = JapaneseDictionary.class.getResourceAsStream("edict.bin.gz")) {
            assertThat(in).isNotNull();
            // The compressed bytes differ between versions of zlib; what is in them may not.
            assertThat(DictionaryCompiler.compile(EDICT)).isEqualTo(JapaneseDictionary.payload(in));
        }
    }

    @Test
    void theFileStaysSmall() throws IOException {
        assertThat(Files.size(Path.of("src/main/resources/dev/sukashi/reader/edict.bin.gz")))
                .isLessThan(6_000_000);
    }

    @Test
    void aWordIsFoundByItsWritingAndByItsReading() {
        assertThat(shipped.find("学校")).extracting(Entry::reading).containsExactly("がっこう");
        assertThat(shipped.find("がっこう")).extracting(Entry::headword).contains("学校");
        assertThat(shipped.find("ソーラーカー")).extracting(Entry::headword).containsExactly("ソーラーカー");
    }

    @Test
    void whatIsNotAWordIsNotFound() {
        assertThat(shipped.find("")).isEmpty();
        assertThat(shipped.find("学校学校学校")).isEmpty();
        assertThat(shipped.find("\uFFFF")).isEmpty();
        assertThat(shipped.find("あ".repeat(1000))).isEmpty();
    }

    @Test
    void markersAreNoPartOfAMeaning() {
        final Entry study = shipped.find("勉強").get(0);
        assertThat(study.senses().get(0).glosses()).containsExactly("study");
        assertThat(study.has(Entry.COMMON)).isTrue();
    }

    @Test
    void noEntryHasMoreThanFourSensesOfThreeGlosses() {
        for (int i = 0; i < shipped.size(); i += 17) {
            final Entry entry = shipped.entry(i);
            assertThat(entry.senses()).hasSizeBetween(1, 4);
            assertThat(entry.senses())
                    .allSatisfy(sense ->
                            assertThat(sense.glosses()).hasSizeBetween(1, 3).noneMatch(String::isBlank));
        }
    }

    @Test
    void aFileOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> JapaneseDictionary.read(zipped(new byte[100])))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version");
    }

    private static InputStream zipped(byte[] payload) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(payload);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
