package dev.sukashi.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HotkeyTest {
    @ParameterizedTest
    @CsvSource({"ctrl + alt+o, Ctrl+Alt+O", "F9, F9", "Alt+Control+Page_Up, Ctrl+Alt+PAGE_UP", "win+1, Meta+1"})
    void isWrittenOneWayHoweverItWasTyped(String typed, String written) {
        assertThat(Hotkey.parse(typed)).hasToString(written);
    }

    @Test
    void isTheSameInAnyOrder() {
        assertThat(Hotkey.parse("Alt+Ctrl+O")).isEqualTo(Hotkey.parse("Ctrl+Alt+O"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ctrl", "Ctrl+", "A+B", "Ctrl++A"})
    void refusesWhatIsNoCombination(String typed) {
        assertThatThrownBy(() -> Hotkey.parse(typed)).isInstanceOf(IllegalArgumentException.class);
    }
}
