package dev.sukashi.reader;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the dictionary resource from EDICT: {@code DictionaryCompiler /usr/share/edict/edict
 * src/main/resources/dev/sukashi/reader/edict.bin.gz}. The same EDICT gives the same payload, byte for byte.
 */
final class DictionaryCompiler {
    private static final Pattern CREATED = Pattern.compile("Created: (\\d{4}-\\d{2}-\\d{2})");
    private static final int LONGEST = 0xFF;

    private DictionaryCompiler() {}

    public static void main(String[] args) throws IOException {
        final byte[] payload = compile(Path.of(args[0]));
        try (OutputStream out = zip(Files.newOutputStream(Path.of(args[1])))) {
            out.write(payload);
        }
        System.out.printf("%,d bytes, zipped %,d%n", payload.length, Files.size(Path.of(args[1])));
    }

    private static OutputStream zip(OutputStream out) throws IOException {
        return new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        };
    }

    /** The creation date in EDICT's first line. */
    static String created(Path edict) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(edict, Charset.forName("EUC-JP"))) {
            final Matcher matcher = CREATED.matcher(in.readLine());
            if (!matcher.find()) {
                throw new IOException(edict + " does not say when it was created");
            }
            return matcher.group(1);
        }
    }

    static List<Entry> entries(Path edict) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(edict, Charset.forName("EUC-JP"))) {
            return in.lines()
                    .flatMap(line -> EdictLine.parse(line).stream())
                    .filter(entry -> utf8(entry.headword()).length <= LONGEST
                            && JapaneseDictionary.kanaCode(entry.reading()).length <= LONGEST)
                    .sorted(Comparator.comparing((Entry entry) -> utf8(entry.headword()), Arrays::compareUnsigned)
                            .thenComparing(entry -> !entry.has(Entry.COMMON))
                            .thenComparing(entry -> entry.has(Entry.IRREGULAR))
                            .thenComparing(entry -> entry.has(Entry.RARE)))
                    .collect(Collectors.collectingAndThen(Collectors.toCollection(LinkedHashSet::new), ArrayList::new));
        }
    }

    static byte[] compile(Path edict) throws IOException {
        final List<Entry> entries = entries(edict);
        final ByteArrayOutputStream heads = new ByteArrayOutputStream();
        final ByteArrayOutputStream readings = new ByteArrayOutputStream();
        final ByteArrayOutputStream flags = new ByteArrayOutputStream();
        final ByteArrayOutputStream used = new ByteArrayOutputStream();
        final ByteArrayOutputStream texts = new ByteArrayOutputStream();
        final Map<String, Integer> known = new LinkedHashMap<>();
        byte[] last = {};
        for (final Entry entry : entries) {
            final byte[] head = utf8(entry.headword());
            final int mismatch = Arrays.mismatch(last, head);
            final int shared = mismatch < 0 ? head.length : mismatch;
            heads.write(shared);
            heads.write(head.length - shared);
            heads.write(head, shared, head.length - shared);
            last = head;
            final byte[] reading = JapaneseDictionary.kanaCode(entry.reading());
            readings.write(reading.length);
            readings.writeBytes(reading);
            flags.write(entry.flags());
            final String text = text(entry);
            final Integer number = known.get(text);
            varint(used, number == null ? 0 : known.size() - number);
            if (number == null) {
                known.put(text, known.size());
                varint(texts, utf8(text).length);
                texts.writeBytes(utf8(text));
            }
        }
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(JapaneseDictionary.MAGIC);
        out.writeUTF(created(edict));
        out.writeInt(entries.size());
        out.writeInt(known.size());
        for (final ByteArrayOutputStream column : List.of(heads, readings, flags, used, texts)) {
            out.writeInt(column.size());
            column.writeTo(out);
        }
        return bytes.toByteArray();
    }

    private static String text(Entry entry) {
        return entry.senses().stream()
                .map(sense -> sense.classes() + ":" + String.join("/", sense.glosses()))
                .collect(Collectors.joining("\n"));
    }

    private static void varint(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest >= 0x80) {
            out.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
