package dev.sukashi.reader;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The Japanese–English dictionary in memory: flat byte arrays with offsets, searched in place. Immutable.
 *
 * <p>The file is gzip over these parts, integers big-endian:
 *
 * <pre>
 * int    {@link #MAGIC}
 * UTF    creation date of the EDICT file it was made from
 * int    number of entries; int number of distinct texts
 * column headwords, sorted by their UTF-8 bytes: shared-prefix length, suffix length, suffix (lengths one byte each)
 * column readings: length (one byte), then {@link #kanaCode} bytes
 * column flags: one byte each
 * column texts used: varint, 0 for the next text not used before, else how far back the used one stands
 * column texts: varint length, UTF-8: a sense a line, "classes:gloss/gloss"
 * </pre>
 *
 * where each column starts with its length in bytes as an int. Entries of one headword stand in order of preference.
 */
final class JapaneseDictionary {
    static final int MAGIC = 0x534b4a32;
    /** Hiragana and katakana take one byte, 1 to 192; any other character is this and two bytes of UTF-16. */
    static final int KANA_ESCAPE = 0xFF;

    static final int KANA_FIRST = 0x3040;
    static final int KANA_LAST = 0x30FF;

    private static final String RESOURCE = "edict.bin.gz";

    private final String created;
    private final int size;
    private final byte[] heads;
    private final int[] headStarts;
    private final byte[] readings;
    private final int[] readingStarts;
    private final byte[] flags;
    private final int[] textOf;
    private final byte[] texts;
    private final int[] textStarts;
    /** First entry of each bucket plus one; 0 is an empty bucket. */
    private final int[] buckets;

    private final int[] nextInBucket;

    private JapaneseDictionary(byte[] payload) throws IOException {
        final DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
        if (in.readInt() != MAGIC) {
            throw new IOException("not a dictionary of this version");
        }
        created = in.readUTF();
        size = in.readInt();
        final int distinct = in.readInt();
        headStarts = new int[size + 1];
        heads = unfold(column(in), headStarts);
        readings = column(in);
        readingStarts = new int[size + 1];
        for (int i = 0, at = 0; i < size; i++) {
            readingStarts[i] = at;
            at += 1 + (readings[at] & 0xFF);
            readingStarts[i + 1] = at;
        }
        flags = column(in);
        textOf = new int[size];
        resolve(column(in), textOf);
        texts = column(in);
        textStarts = new int[distinct];
        index(texts, textStarts);
        buckets = new int[Integer.highestOneBit(Math.max(2, size)) * 2];
        nextInBucket = new int[size];
        indexReadings();
    }

    /**
     * Loads the dictionary that ships.
     *
     * @throws UncheckedIOException where it is missing or damaged: a mistake of the build
     */
    static JapaneseDictionary load() {
        try (InputStream in = JapaneseDictionary.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IOException(RESOURCE + " is missing");
            }
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JapaneseDictionary read(InputStream in) throws IOException {
        return new JapaneseDictionary(payload(in));
    }

    /** The file's content without its compression, which differs between versions of zlib. */
    static byte[] payload(InputStream in) throws IOException {
        try (GZIPInputStream unzipped = new GZIPInputStream(in, 1 << 16)) {
            return unzipped.readAllBytes();
        }
    }

    /** Creation date of the EDICT file that it was made from, such as 2021-02-03. */
    String created() {
        return created;
    }

    int size() {
        return size;
    }

    Entry entry(int i) {
        final int at = textStarts[textOf[i]];
        final int length = varint(texts, at);
        final String text = new String(texts, at + varintLength(length), length, StandardCharsets.UTF_8);
        final List<Sense> senses = new ArrayList<>();
        for (final String line : text.split("\n", -1)) {
            final int colon = line.indexOf(':');
            senses.add(new Sense(
                    line.substring(0, colon), List.of(line.substring(colon + 1).split("/", -1))));
        }
        return new Entry(head(i), reading(i), flags[i], senses);
    }

    /** Entries that are written so, and then those that are read so; empty where there are none. */
    List<Entry> find(String form) {
        final List<Entry> found = new ArrayList<>();
        final byte[] key = form.getBytes(StandardCharsets.UTF_8);
        for (int i = firstHead(key); i < size && compareHead(i, key) == 0; i++) {
            found.add(entry(i));
        }
        final byte[] kana = kanaCode(form);
        if (kana.length <= 0xFF) {
            for (int i = buckets[bucket(kana, 0, kana.length)]; i != 0; i = nextInBucket[i - 1]) {
                final int start = readingStarts[i - 1] + 1;
                if (Arrays.equals(readings, start, readingStarts[i], kana, 0, kana.length)) {
                    found.add(entry(i - 1));
                }
            }
        }
        return found;
    }

    /** Whether a headword begins so: lets a search for the longest one stop early. */
    boolean hasHeadwordFrom(String start) {
        final byte[] key = start.getBytes(StandardCharsets.UTF_8);
        final int i = firstHead(key);
        return i < size
                && headStarts[i + 1] - headStarts[i] >= key.length
                && Arrays.equals(heads, headStarts[i], headStarts[i] + key.length, key, 0, key.length);
    }

    /** A reading as the file holds it. */
    static byte[] kanaCode(String reading) {
        final byte[] out = new byte[reading.length() * 3];
        int n = 0;
        for (int i = 0; i < reading.length(); i++) {
            final char c = reading.charAt(i);
            if (c >= KANA_FIRST && c <= KANA_LAST) {
                out[n++] = (byte) (c - KANA_FIRST + 1);
            } else {
                out[n++] = (byte) KANA_ESCAPE;
                out[n++] = (byte) (c >> 8);
                out[n++] = (byte) c;
            }
        }
        return Arrays.copyOf(out, n);
    }

    private String head(int i) {
        return new String(heads, headStarts[i], headStarts[i + 1] - headStarts[i], StandardCharsets.UTF_8);
    }

    private String reading(int i) {
        final StringBuilder out = new StringBuilder();
        for (int at = readingStarts[i] + 1; at < readingStarts[i + 1]; at++) {
            final int code = readings[at] & 0xFF;
            if (code == KANA_ESCAPE) {
                out.append((char) (((readings[at + 1] & 0xFF) << 8) | (readings[at + 2] & 0xFF)));
                at += 2;
            } else {
                out.append((char) (code - 1 + KANA_FIRST));
            }
        }
        return out.toString();
    }

    /** The lowest entry whose headword is not below the key. */
    private int firstHead(byte[] key) {
        int low = 0;
        int high = size;
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (compareHead(middle, key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int compareHead(int i, byte[] key) {
        return Arrays.compareUnsigned(heads, headStarts[i], headStarts[i + 1], key, 0, key.length);
    }

    private void indexReadings() {
        // From the last to the first, so that each bucket's chain keeps the order of the file.
        for (int i = size - 1; i >= 0; i--) {
            final int start = readingStarts[i] + 1;
            if (start < readingStarts[i + 1]) {
                final int bucket = bucket(readings, start, readingStarts[i + 1]);
                nextInBucket[i] = buckets[bucket];
                buckets[bucket] = i + 1;
            }
        }
    }

    private int bucket(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        hash *= 0x9E3779B9;
        return (hash ^ (hash >>> 16)) & (buckets.length - 1);
    }

    private static byte[] column(DataInputStream in) throws IOException {
        final byte[] column = new byte[in.readInt()];
        in.readFully(column);
        return column;
    }

    /** Undoes the sharing of prefixes and notes where each headword starts. */
    private static byte[] unfold(byte[] folded, int[] starts) {
        int total = 0;
        for (int at = 0; at < folded.length; at += 2 + (folded[at + 1] & 0xFF)) {
            total += (folded[at] & 0xFF) + (folded[at + 1] & 0xFF);
        }
        final byte[] heads = new byte[total];
        int to = 0;
        for (int at = 0, i = 0; at < folded.length; i++) {
            final int shared = folded[at] & 0xFF;
            final int own = folded[at + 1] & 0xFF;
            if (shared > 0) {
                System.arraycopy(heads, starts[i - 1], heads, to, shared);
            }
            System.arraycopy(folded, at + 2, heads, to + shared, own);
            starts[i] = to;
            to += shared + own;
            starts[i + 1] = to;
            at += 2 + own;
        }
        return heads;
    }

    private static void resolve(byte[] column, int[] textOf) {
        int used = 0;
        for (int i = 0, at = 0; i < textOf.length; i++) {
            final int back = varint(column, at);
            at += varintLength(back);
            textOf[i] = back == 0 ? used++ : used - back;
        }
    }

    private static void index(byte[] texts, int[] starts) {
        for (int i = 0, at = 0; i < starts.length; i++) {
            final int length = varint(texts, at);
            starts[i] = at;
            at += varintLength(length) + length;
        }
    }

    private static int varint(byte[] bytes, int at) {
        int value = 0;
        int shift = 0;
        int i = at;
        while (bytes[i] < 0) {
            value |= (bytes[i++] & 0x7F) << shift;
            shift += 7;
        }
        return value | (bytes[i] << shift);
    }

    private static int varintLength(int value) {
        return value < 1 << 7 ? 1 : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : 4;
    }
}
