package dev.sukashi.clean;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenPyVoicingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Clipboard voicing enabled. ",
                "Clipboard voicing enabled.",
                "Clipboard voicing disabled.",
                "Self-voicing enabled. ",
                "Self-voicing disabled.",
                "Clipboard voicing enabled. Press 'shift+C' to disable.",
                "Self-voicing disabled. Clipboard voicing enabled. ",
                "剪贴板朗读已启用。",
                "机器朗读已禁用。",
                "대사 복사하기를 켭니다. ",
            })
    void anAnnouncementAloneIsNoLine(String text) {
        assertThat(new RenPyVoicing().apply(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Clipboard voicing enabled. 「行こう」, 「行こう」",
        "Clipboard voicing enabled. Eileen: Hello., Eileen: Hello.",
        "剪贴板朗读已启用。你好, 你好",
        "Hello., Hello.",
        "The clipboard voicing enabled. Really?, The clipboard voicing enabled. Really?",
    })
    void aLineKeepsItsText(String text, String line) {
        assertThat(new RenPyVoicing().apply(text)).hasValue(line);
    }
}
