package dev.sukashi.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.desktop.Hotkey;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HotkeyTableTest {
    @Test
    void thePlayersCombinationTakesTheDefaultsPlace() {
        final HotkeyTable table = HotkeyTable.of(Map.of("pause", "F9", "overlay", ""), key -> true);

        assertThat(table.problems()).isEmpty();
        assertThat(table.hotkeys()).containsEntry(Action.PAUSE, Hotkey.parse("F9"));
        assertThat(table.hotkeys()).doesNotContainKey(Action.TOGGLE_OVERLAY);
        assertThat(table.hotkeys()).containsKey(Action.CLICK_THROUGH);
    }

    @Test
    void whatCannotBeReadOrIsNoKeyHereGetsTheDefaultAndIsTold() {
        final HotkeyTable table = HotkeyTable.of(
                Map.of("pause", "Ctrl++", "overlay", "Ctrl+Foo", "quit", "Foo"),
                key -> !key.key().equals("FOO"));

        assertThat(table.problems())
                .extracting(problem -> problem.details().get("key"))
                .containsExactlyInAnyOrder("hotkeys.pause", "hotkeys.overlay", "hotkeys.quit");
        assertThat(table.hotkeys()).containsEntry(Action.PAUSE, Hotkey.parse("Ctrl+Alt+U"));
        assertThat(table.hotkeys()).doesNotContainKey(Action.QUIT);
    }

    @Test
    void twoActionsNeverShareACombination() {
        final HotkeyTable table = HotkeyTable.of(Map.of("retry", "Ctrl+Alt+O"), key -> true);

        assertThat(table.problems())
                .extracting(problem -> problem.details().get("key"))
                .containsExactly("hotkeys.retry");
        assertThat(table.hotkeys()).containsEntry(Action.TOGGLE_OVERLAY, Hotkey.parse("Ctrl+Alt+O"));
        assertThat(table.hotkeys()).doesNotContainKey(Action.RETRY);
    }

    @Test
    void anActionThatDoesNotExistIsTold() {
        assertThat(HotkeyTable.of(Map.of("fly", "F9"), key -> true).problems())
                .extracting(problem -> problem.details().get("found"))
                .containsExactly("fly");
    }
}
