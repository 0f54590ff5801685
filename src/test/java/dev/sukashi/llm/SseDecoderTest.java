package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseDecoderTest {
    private final List<SseEvent> events = new ArrayList<>();
    private final SseDecoder decoder = new SseDecoder(events::add);

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void anyLineEndingEndsALine(String end) throws MalformedAnswerException {
        feed("data: a" + end + end + "data:b" + end + end);
        assertThat(events).containsExactly(new SseEvent("", "a"), new SseEvent("", "b"));
    }

    @Test
    void severalDataLinesAreOneText() throws MalformedAnswerException {
        feed("event: x\ndata: one\ndata:two\n\n");
        assertThat(events).containsExactly(new SseEvent("x", "one\ntwo"));
    }

    @Test
    void onlyOneSpaceBelongsToTheColon() throws MalformedAnswerException {
        feed("data:  two\n\n");
        assertThat(events).containsExactly(new SseEvent("", " two"));
    }

    @Test
    void commentsBlankLinesAndOtherFieldsSayNothing() throws MalformedAnswerException {
        feed(": OPENROUTER PROCESSING\n\n\n\n: keep-alive\nid: 7\nretry: 10\n\ndata\n\ndata: a\n\n");
        assertThat(events).containsExactly(new SseEvent("", "a"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstField() throws MalformedAnswerException {
        feed("\uFEFFdata: a\n\n");
        assertThat(events).containsExactly(new SseEvent("", "a"));
    }

    @Test
    void aCarriageReturnDeliversWithoutWaitingForALineFeed() throws MalformedAnswerException {
        feed("data: a\r\r");
        assertThat(events).containsExactly(new SseEvent("", "a"));
        feed("\ndata: b\r\n\r\n");
        assertThat(events).containsExactly(new SseEvent("", "a"), new SseEvent("", "b"));
    }

    @Test
    void theLastEventNeedsNoBlankLine() throws MalformedAnswerException {
        feed("data: a\n\ndata: b");
        decoder.end();
        assertThat(events).containsExactly(new SseEvent("", "a"), new SseEvent("", "b"));
    }

    private void feed(String text) throws MalformedAnswerException {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (final byte b : bytes) {
            decoder.feed(new byte[] {b}, 0, 1);
        }
    }
}
