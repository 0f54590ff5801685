package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** What comes off the wire may be cut anywhere and may be anything, in each protocol. */
class DialectPropertyTest {
    /** How each service writes a piece of text, some thinking, and its end. */
    enum Protocol {
        ANTHROPIC {
            @Override
            Dialect dialect() {
                return new AnthropicDialect();
            }

            @Override
            String text(String soFar, String piece) {
                final ObjectNode event = object("content_block_delta");
                event.putObject("delta").put("type", "text_delta").put("text", piece);
                return "event: content_block_delta\ndata: " + event + "\n\n";
            }

            @Override
            String thought() {
                return "event: ping\ndata: {\"type\": \"ping\"}\n\n"
                        + "data: {\"type\":\"content_block_delta\",\"delta\":{\"type\":\"thinking_delta\","
                        + "\"thinking\":\"…\"}}\n\n";
            }

            @Override
            String end() {
                return Wire.event("{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"}}")
                        + Wire.event("{\"type\":\"message_stop\"}");
            }
        },
        GEMINI {
            @Override
            Dialect dialect() {
                return new GeminiDialect();
            }

            @Override
            String text(String soFar, String piece) {
                final ObjectNode event = JsonNodeFactory.instance.objectNode();
                final ObjectNode content =
                        event.putArray("candidates").addObject().putObject("content");
                content.putArray("parts").addObject().put("text", piece);
                return "data: " + event + "\n\n";
            }

            @Override
            String thought() {
                return "data: {\"candidates\":[{\"content\":{\"parts\":[{\"thought\":true,\"text\":\"…\"}]}}]}\n\n";
            }

            @Override
            String end() {
                return "data: {\"candidates\":[{\"finishReason\":\"STOP\"}]}\n\n";
            }
        },
        COHERE {
            @Override
            Dialect dialect() {
                return new CohereDialect();
            }

            @Override
            String text(String soFar, String piece) {
                final ObjectNode event = object("content-delta");
                event.putObject("delta")
                        .putObject("message")
                        .putObject("content")
                        .put("text", piece);
                return "event: content-delta\ndata: " + event + "\n\n";
            }

            @Override
            String thought() {
                return "data: {\"type\":\"content-delta\",\"delta\":{\"message\":{\"content\":{\"thinking\":\"…\"}}}}\n\n";
            }

            @Override
            String end() {
                return Wire.event("{\"type\":\"message-end\",\"delta\":{\"finish_reason\":\"COMPLETE\"}}")
                        + Wire.event("[DONE]");
            }
        },
        QWEN_MT {
            @Override
            Dialect dialect() {
                return new QwenMtDialect();
            }

            @Override
            String text(String soFar, String piece) {
                final ObjectNode chunk = JsonNodeFactory.instance.objectNode().put("model", "qwen-mt-plus");
                final ObjectNode choice = chunk.putArray("choices").addObject();
                choice.putObject("delta").put("content", soFar + piece);
                return "data: " + chunk + "\n\n";
            }

            @Override
            String thought() {
                return ": keep-alive\n\n";
            }

            @Override
            String end() {
                return "data: [DONE]\n\n";
            }
        },
        ERNIE {
            @Override
            Dialect dialect() {
                return new ErnieDialect();
            }

            @Override
            String text(String soFar, String piece) {
                final ObjectNode event = JsonNodeFactory.instance.objectNode();
                return "data: " + event.put("is_end", false).put("result", piece) + "\n\n";
            }

            @Override
            String thought() {
                return ": keep-alive\n\n";
            }

            @Override
            String end() {
                return "data: {\"is_end\":true,\"result\":\"\"}\n\n";
            }
        };

        abstract Dialect dialect();

        abstract String text(String soFar, String piece);

        abstract String thought();

        abstract String end();

        private static ObjectNode object(String type) {
            return JsonNodeFactory.instance.objectNode().put("type", type).put("index", 0);
        }
    }

    @Property(tries = 500)
    void anyStreamCutIntoAnyReadsGivesTheSameText(
            @ForAll Protocol protocol,
            @ForAll("pieces") List<String> pieces,
            @ForAll("lineEnds") String end,
            @ForAll @IntRange(min = 1, max = 40) int longest,
            @ForAll long seed)
            throws MalformedAnswerException {
        final StringBuilder wire = new StringBuilder(protocol.thought());
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            // Each begins with its number, so that none looks like a repetition of the one before.
            final String piece = i + "·" + pieces.get(i);
            wire.append(protocol.text(text.toString(), piece));
            text.append(piece);
        }
        wire.append(protocol.end());
        final byte[] bytes = wire.toString().replace("\n", end).getBytes(StandardCharsets.UTF_8);
        assertThat(read(protocol, bytes, bytes.length, new Random(0))).isEqualTo(text.toString());
        assertThat(read(protocol, bytes, longest, new Random(seed))).isEqualTo(text.toString());
    }

    @Property(tries = 1500)
    void anyBytesEndInAnErrorOrInWholeCharacters(
            @ForAll Protocol protocol, @ForAll("wireBytes") byte[] bytes, @ForAll long seed) {
        try {
            assertThat(isBroken(read(protocol, bytes, 7, new Random(seed)))).isFalse();
        } catch (MalformedAnswerException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.strings()
                .withChars("aé 魔。「」\n\t\"\\:\u2028{}[]\r")
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

    /** Fragments of the protocols, values of the wrong kind, and noise, shuffled. */
    @Provide
    Arbitrary<byte[]> wireBytes() {
        final List<String> fragments = new ArrayList<>(List.of(
                "data: ",
                "event: error\n",
                "event: message_start\n",
                "\n\n",
                "\r",
                "{",
                "}",
                "[",
                "]",
                "\"",
                "null",
                "魔",
                "\\ud83d",
                "<html>",
                "data: {\"type\":\"error\",\"error\":{\"type\":7}}\n\n",
                "data: {\"type\":\"message_start\",\"message\":[1,{\"content\":\"x\"}]}\n\n",
                "data: {\"type\":\"content-delta\",\"delta\":{\"message\":{\"content\":[null,{}]}}}\n\n",
                "data: {\"type\":\"message-end\",\"delta\":{\"finish_reason\":{},\"usage\":{\"tokens\":3}}}\n\n",
                "data: {\"candidates\":[[],null,{\"content\":{\"parts\":\"x\"},\"finishReason\":9}]}\n\n",
                "data: {\"promptFeedback\":[],\"usageMetadata\":{\"promptTokenCount\":\"many\"}}\n\n",
                "data: {\"error_code\":\"110\",\"error_msg\":null}\n\n",
                "data: {\"result\":5,\"is_end\":\"maybe\"}\n\n",
                "data: {\"model\":\"qwen-mt-plus\",\"choices\":[{\"delta\":{\"content\":\"\\ud83d\"}}]}\n\n",
                "data: [1,\"x\",null]\n\n",
                "data: 12\n\n"));
        for (final Protocol protocol : Protocol.values()) {
            fragments.add(protocol.text("", "ok"));
            fragments.add(protocol.thought());
            fragments.add(protocol.end());
        }
        final Arbitrary<byte[]> known = Arbitraries.of(fragments).map(text -> text.getBytes(StandardCharsets.UTF_8));
        final Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(6);
        return Arbitraries.frequencyOf(Tuple.of(5, known), Tuple.of(1, noise))
                .list()
                .ofMaxSize(20)
                .map(DialectPropertyTest::join);
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

    private static String read(Protocol protocol, byte[] bytes, int longest, Random random)
            throws MalformedAnswerException {
        final AnswerParser parser = new AnswerParser(protocol.dialect());
        final AnswerBuilder answer = new AnswerBuilder();
        int at = 0;
        while (at < bytes.length) {
            final int length = Math.min(bytes.length - at, 1 + random.nextInt(longest));
            parser.feed(Arrays.copyOfRange(bytes, at, at + length), length).forEach(answer::add);
            assertThat(isBroken(answer.visible())).isFalse();
            at += length;
        }
        parser.end().forEach(answer::add);
        return answer.answer().text();
    }
}
