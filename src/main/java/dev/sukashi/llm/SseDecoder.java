package dev.sukashi.llm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Bytes to server-sent events, after the WHATWG HTML standard, section 9.2.6. It departs from it once: an event that the
 * end of the stream leaves without its blank line is delivered, as several servers end so. Bytes are cut anywhere;
 * decoding waits for whole lines, so no character is ever split.
 *
 * <p>OkHttp's own reader is not used because it refuses streams that are not labelled {@code text/event-stream}, which
 * gateways forget, and drops that last event.
 */
final class SseDecoder {
    private static final int MAX_EVENT_BYTES = 8 << 20;

    private final Consumer<SseEvent> sink;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private final StringBuilder data = new StringBuilder();
    private boolean hasData;
    private boolean afterCarriageReturn;
    private boolean firstLine = true;
    private String name = "";

    SseDecoder(Consumer<SseEvent> sink) {
        this.sink = sink;
    }

    void feed(byte[] bytes, int offset, int length) throws MalformedAnswerException {
        for (int i = offset; i < offset + length; i++) {
            final byte b = bytes[i];
            if (b == '\n' && afterCarriageReturn) {
                afterCarriageReturn = false;
            } else if (b == '\n' || b == '\r') {
                afterCarriageReturn = b == '\r';
                endLine();
            } else {
                afterCarriageReturn = false;
                line.write(b);
                if (line.size() + data.length() > MAX_EVENT_BYTES) {
                    throw new MalformedAnswerException("an event without an end");
                }
            }
        }
    }

    /** The stream ended: what is left over is a line and an event. */
    void end() throws MalformedAnswerException {
        if (line.size() > 0) {
            endLine();
        }
        dispatch();
    }

    private void endLine() throws MalformedAnswerException {
        final String text = decode(line.toByteArray());
        line.reset();
        final String field = firstLine && text.startsWith("\uFEFF") ? text.substring(1) : text;
        firstLine = false;
        if (field.isEmpty()) {
            dispatch();
            return;
        }
        final int colon = field.indexOf(':');
        final String key = colon < 0 ? field : field.substring(0, colon);
        final String rest = colon < 0 ? "" : field.substring(colon + 1);
        final String value = rest.startsWith(" ") ? rest.substring(1) : rest;
        switch (key) {
            case "data" -> {
                if (hasData) {
                    data.append('\n');
                }
                data.append(value);
                hasData = true;
            }
            case "event" -> name = value;
            default -> {
                // A comment, or a field that means nothing here.
            }
        }
    }

    private void dispatch() {
        if (hasData && !data.toString().isBlank()) {
            sink.accept(new SseEvent(name, data.toString()));
        }
        data.setLength(0);
        hasData = false;
        name = "";
    }

    private static String decode(byte[] bytes) throws MalformedAnswerException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedAnswerException("not UTF-8");
        }
    }
}
