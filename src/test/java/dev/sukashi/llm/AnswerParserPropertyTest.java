package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** What comes off the wire may be cut anywhere and may be anything. */
class AnswerParserPropertyTest {
    @Property(tries = 300)
    void anyStreamCutIntoAnyReadsGivesTheSameText(
            @ForAll("pieces") List<String> pieces,
            @ForAll("lineEnds") String end,
            @ForAll boolean space,
            @ForAll boolean done,
            @ForAll @IntRange(min = 1, max = 40) int longest,
            @ForAll long seed)
            throws MalformedAnswerException {
        final StringBuilder wire = new StringBuilder();
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            // Each begins with its number, so that none looks like a repetition of the one before.
            final String piece = i + "·" + pieces.get(i);
            text.append(piece);
            wire.append(": keep-alive").append(end).append(end);
            wire.append("data:")
                    .append(space ? " " : "")
                    .append(Wire.chunk(piece))
                    .append(end)
                    .append(end);
        }
        if (done) {
            wire.append("data: [DONE]").append(end).append(end);
        }
        final byte[] bytes = wire.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(read(bytes, bytes.length, new Random(0))).isEqualTo(text.toString());
        assertThat(read(bytes, longest, new Random(seed))).isEqualTo(text.toString());
    }

    @Property(tries = 1000)
    void anyBytesEndInAnErrorOrInWholeCharacters(@ForAll("wireBytes") byte[] bytes, @ForAll long seed) {
        try {
            final String text = read(bytes, 7, new Random(seed));
            assertThat(text).matches(whole -> !isBroken(whole));
        } catch (MalformedAnswerException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.strings()
                .withChars("aé 魔。「」\n\t\"\\:\u2028")
                .withChars('{', '}', '[', ']', '\r')
                .ofMaxLength(8)
                .map(text -> text + "😀".repeat(text.length() % 2))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<String> lineEnds() {
        return Arbitraries.of("\n", "\r\n", "\r");
    }

    /** Fragments of the protocol and noise, shuffled. */
    @Provide
    Arbitrary<byte[]> wireBytes() {
        final Arbitrary<byte[]> protocol = Arbitraries.of(
                        "data: ",
                        "data:{\"choices\":[{\"delta\":{\"content\":\"",
                        "魔",
                        "\\ud83d",
                        "\\ude00",
                        "\"}}]}",
                        "\n\n",
                        "\r",
                        "event: error\n",
                        "[DONE]",
                        "{",
                        "<html>",
                        "<think>",
                        "</think>",
                        "\"",
                        "null",
                        "data: {\"choices\":[{\"delta\":{\"content\":\"ok\"}}]}\n\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
        final Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(6);
        return Arbitraries.frequencyOf(Tuple.of(4, protocol), Tuple.of(1, noise))
                .list()
                .ofMaxSize(20)
                .map(AnswerParserPropertyTest::join);
    }

    private static byte[] join(List<byte[]> parts) {
        final ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }

    /** Half a character, or the sign that stands for one. */
    private static boolean isBroken(String text) {
        return text.codePoints()
                .anyMatch(c -> (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) || c == 0xFFFD);
    }

    private static String read(byte[] bytes, int longest, Random random) throws MalformedAnswerException {
        final AnswerParser parser = new AnswerParser(new OpenAiDialect());
        final AnswerBuilder answer = new AnswerBuilder();
        final List<String> shown = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            final int length = Math.min(bytes.length - at, 1 + random.nextInt(longest));
            parser.feed(Arrays.copyOfRange(bytes, at, at + length), length).forEach(answer::add);
            shown.add(answer.visible());
            at += length;
        }
        parser.end().forEach(answer::add);
        assertThat(shown).noneMatch(AnswerParserPropertyTest::isBroken);
        return answer.answer().text();
    }
}
