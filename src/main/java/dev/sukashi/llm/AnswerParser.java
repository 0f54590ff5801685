package dev.sukashi.llm;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Bytes of a body to parts of an answer. Whether it is a stream or one JSON value is seen by its first character, as
 * services ignore what was asked of them and mislabel what they send. Not safe for several threads.
 */
final class AnswerParser {
    private static final int MAX_BYTES = 32 << 20;
    /** Kept to show what came when it was no answer. */
    private static final int START = 2048;

    private static final String BLANKS = " \t\r\n\u00ef\u00bb\u00bf";

    private enum Form {
        UNKNOWN,
        STREAM,
        JSON,
        HTML
    }

    private final Dialect dialect;
    private final ByteArrayOutputStream whole = new ByteArrayOutputStream(1024);
    private final ByteArrayOutputStream start = new ByteArrayOutputStream(256);
    private final List<SseEvent> events = new ArrayList<>();
    private final SseDecoder decoder = new SseDecoder(events::add);
    private Form form = Form.UNKNOWN;
    private long total;
    private boolean brokenOff;

    AnswerParser(Dialect dialect) {
        this.dialect = dialect;
    }

    List<AnswerPart> feed(byte[] bytes, int length) throws MalformedAnswerException {
        total += length;
        if (total > MAX_BYTES) {
            throw new MalformedAnswerException("an answer without an end");
        }
        if (start.size() < START) {
            start.write(bytes, 0, Math.min(length, START - start.size()));
        }
        final int offset = form == Form.UNKNOWN ? blanks(bytes, length) : 0;
        if (form == Form.UNKNOWN && offset < length) {
            form = recognise(bytes[offset]);
        }
        return switch (form) {
            case UNKNOWN -> List.of();
            case HTML -> throw new MalformedAnswerException("HTML");
            case JSON -> {
                whole.write(bytes, offset, length - offset);
                yield List.of();
            }
            case STREAM -> {
                decoder.feed(bytes, offset, length - offset);
                yield read();
            }
        };
    }

    /** The body ended in good order. */
    List<AnswerPart> end() throws MalformedAnswerException {
        if (form == Form.STREAM) {
            decoder.end();
            try {
                return read();
            } catch (MalformedAnswerException e) {
                brokenOff = true;
                return List.of();
            }
        }
        if (form == Form.JSON) {
            final Optional<List<JsonNode>> values = Json.values(whole.toString(StandardCharsets.UTF_8));
            if (values.isEmpty()) {
                throw new MalformedAnswerException("not JSON");
            }
            final List<AnswerPart> parts = new ArrayList<>();
            values.get().forEach(value -> parts.addAll(dialect.readWhole(value)));
            return parts;
        }
        return List.of();
    }

    /** Whether the stream ended in the middle of an event. */
    boolean brokenOff() {
        return brokenOff;
    }

    /** Whether one JSON value is under way, of which nothing can be said before its end. */
    boolean isReadingWhole() {
        return form == Form.JSON;
    }

    /** Whether nothing but blanks came. */
    boolean isBlank() {
        return form == Form.UNKNOWN;
    }

    /** The first characters that came. */
    String start() {
        return start.toString(StandardCharsets.UTF_8);
    }

    private List<AnswerPart> read() throws MalformedAnswerException {
        final List<AnswerPart> parts = new ArrayList<>();
        for (final SseEvent event : List.copyOf(events)) {
            if (event.data().strip().equals("[DONE]")) {
                parts.add(new AnswerPart.Done());
                break;
            }
            final Optional<List<JsonNode>> values = Json.values(event.data());
            if (values.isPresent()) {
                values.get().forEach(value -> parts.addAll(dialect.readEvent(event.name(), value)));
            } else if (event.name().equals("error")) {
                parts.add(new AnswerPart.Failed(new ServiceError("", "", event.data())));
            } else {
                throw new MalformedAnswerException("an event that is not JSON");
            }
        }
        events.clear();
        return parts;
    }

    private static Form recognise(byte first) {
        return switch (first) {
            case '{', '[' -> Form.JSON;
            case '<' -> Form.HTML;
            default -> Form.STREAM;
        };
    }

    /** How many bytes at the start are blanks or of a byte order mark. */
    private static int blanks(byte[] bytes, int length) {
        int at = 0;
        while (at < length && BLANKS.indexOf((char) (bytes[at] & 0xff)) >= 0) {
            at++;
        }
        return at;
    }
}
