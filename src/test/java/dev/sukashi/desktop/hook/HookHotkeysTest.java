package dev.sukashi.desktop.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sukashi.desktop.DesktopException;
import dev.sukashi.desktop.Hotkey;
import dev.sukashi.desktop.hook.HookHotkeys.LetterNaming;
import dev.sukashi.desktop.testing.XServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys pressed on a real X server, whatever has the focus. */
@Tag("x11")
class HookHotkeysTest {
    private static final Hotkey MARK = Hotkey.parse("F9");

    private final BlockingQueue<String> fired = new LinkedBlockingQueue<>();

    @TempDir
    private Path cache;

    private HookHotkeys hotkeys;

    @BeforeAll
    static void needsADisplay() {
        XServer.require();
    }

    @BeforeEach
    void register() throws Exception {
        hotkeys = new HookHotkeys(cache, LetterNaming.ASCII);
        hotkeys.register(Map.of(Hotkey.parse("Ctrl+Alt+O"), () -> fired.add("o"), MARK, () -> fired.add("mark")));
    }

    @AfterEach
    void endsWithoutAThreadLeft() {
        hotkeys.close();
        XServer.run("xdotool", "keyup", "o", "keyup", "Caps_Lock");
        XServer.await("the hotkeys' threads end", () -> XServer.ownThreads().isEmpty());
    }

    @Test
    void aCombinationFiresOnceEachTimeItIsPressed() throws Exception {
        XServer.press("ctrl+alt+o");
        XServer.press("ctrl+alt+o");
        assertFired("o", "o");
    }

    @Test
    void withAnotherModifierOrOneLessItIsAnotherCombination() throws Exception {
        XServer.press("ctrl+alt+shift+o");
        XServer.press("ctrl+o");
        XServer.press("o");
        XServer.press("shift+F9");
        assertFired();
    }

    @Test
    void capsLockMakesNoDifference() throws Exception {
        XServer.run("xdotool", "key", "Caps_Lock");
        try {
            XServer.run("xdotool", "key", "ctrl+alt+o");
            assertFired("o");
        } finally {
            XServer.run("xdotool", "key", "Caps_Lock");
        }
    }

    @Test
    void aKeyHeldDownFiresOnce() throws Exception {
        XServer.run("xset", "r", "rate", "100", "50");
        XServer.run("xdotool", "keydown", "ctrl", "keydown", "alt", "keydown", "o");
        // The server repeats a held key of itself; xdotool's own pause lets that happen.
        XServer.run("xdotool", "sleep", "0.6");
        XServer.run("xdotool", "keyup", "o", "keyup", "alt", "keyup", "ctrl");
        assertFired("o");
    }

    @Test
    void aLetterIsFoundWhereTheLayoutHasIt() throws Exception {
        XServer.run("setxkbmap", "fr");
        try {
            hotkeys.register(Map.of(Hotkey.parse("Ctrl+A"), () -> fired.add("a"), MARK, () -> fired.add("mark")));
            XServer.press("ctrl+a");
            assertFired("a");
        } finally {
            XServer.run("setxkbmap", "us");
        }
    }

    @Test
    void newActionsReplaceTheOld() throws Exception {
        hotkeys.register(Map.of(Hotkey.parse("Ctrl+Page_Up"), () -> fired.add("up"), MARK, () -> fired.add("mark")));
        XServer.press("ctrl+alt+o");
        XServer.press("ctrl+Page_Up");
        assertFired("up");
    }

    @Test
    void nothingFiresAfterTheEnd() throws Exception {
        hotkeys.close();
        XServer.press("ctrl+alt+o");
        hotkeys.register(Map.of(MARK, () -> fired.add("mark")));
        assertFired();
    }

    @Test
    void aFailingActionDoesNotStopTheOthers() throws Exception {
        hotkeys.register(Map.of(
                Hotkey.parse("Ctrl+Alt+O"),
                () -> {
                    throw new IllegalStateException("on purpose");
                },
                MARK,
                () -> fired.add("mark")));
        XServer.press("ctrl+alt+o");
        assertFired();
    }

    @Test
    void twoAtOnceAreRefusedWithAReason() {
        try (HookHotkeys second = new HookHotkeys(cache, LetterNaming.ASCII)) {
            assertThatThrownBy(() -> second.register(Map.of(MARK, () -> {})))
                    .isInstanceOf(DesktopException.class)
                    .hasMessageContaining("already");
        }
    }

    @Test
    void aKeyThatDoesNotExistIsRefusedByName() {
        assertThatThrownBy(() -> hotkeys.register(Map.of(Hotkey.parse("Ctrl+Foo"), () -> {})))
                .isInstanceOf(DesktopException.class)
                .hasMessageContaining("FOO");
    }

    /** These fired, in this order, and nothing else did before the mark's key. */
    private void assertFired(String... expected) throws InterruptedException {
        XServer.press("F9");
        for (final String name : expected) {
            assertThat(fired.poll(10, TimeUnit.SECONDS)).isEqualTo(name);
        }
        assertThat(fired.poll(10, TimeUnit.SECONDS)).isEqualTo("mark");
        assertThat(fired).isEmpty();
    }
}
