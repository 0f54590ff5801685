package dev.sukashi.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.desktop.DesktopException;
import dev.sukashi.desktop.GlobalHotkeys;
import dev.sukashi.desktop.Hotkey;
import dev.sukashi.game.OcrRegion;
import dev.sukashi.game.RegionPlace;
import dev.sukashi.line.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HotkeyRegistryTest {
    private final Keys keys = new Keys();
    private final List<String> done = new ArrayList<>();
    private final HotkeyRegistry registry =
            new HotkeyRegistry(keys, HotkeyTable.of(Map.of(), key -> true), action -> done.add(action.id()));

    @Test
    void aRegionsKeysReadItBesideTheActions() throws DesktopException {
        registry.register();
        assertThat(registry.setRegions(List.of(region("menu", "F8")), done::add))
                .isEmpty();

        keys.press("F8");
        keys.press("Ctrl+Alt+R");
        assertThat(done).containsExactly("menu", "pick-region");
        assertThat(registry.setRegions(List.of(), done::add)).isEmpty();
        assertThat(keys.listened).doesNotContainKey(Hotkey.parse("F8"));
    }

    @Test
    void whatCannotBeUsedIsTold() throws DesktopException {
        registry.register();
        final List<Problem> problems = registry.setRegions(
                List.of(
                        region("a", "Ctrl+Alt+U"),
                        region("b", "Ctrl++"),
                        region("c", "FOO"),
                        region("d", "F8"),
                        region("e", "f8"),
                        region("f", "")),
                done::add);

        assertThat(problems)
                .extracting(problem -> problem.details().get("expected"))
                .containsExactly("≠ hotkeys.pause", "Ctrl+Alt+1", "Ctrl+Alt+1", "≠ d");
        keys.press("Ctrl+Alt+U");
        keys.press("F8");
        assertThat(done).containsExactly("pause", "d");
    }

    @Test
    void theHookIsLeftAloneWhereNothingChanges() throws DesktopException {
        registry.register();
        registry.setRegions(List.of(region("a", "F8")), done::add);
        registry.setRegions(List.of(region("a", "F8"), region("b", "")), done::add);

        assertThat(keys.registrations).isEqualTo(2);
    }

    @Test
    void withoutKeysNonePromised() {
        keys.broken = true;
        assertThat(org.assertj.core.api.Assertions.catchThrowable(registry::register))
                .isInstanceOf(DesktopException.class);

        assertThat(registry.labels()).isEmpty();
        assertThat(registry.setRegions(List.of(region("a", "F8")), done::add)).isEmpty();
        assertThat(keys.registrations).isEqualTo(1);
    }

    private static OcrRegion region(String name, String hotkey) {
        return new OcrRegion(
                        name, 0, 0, 1, 1, OcrRegion.Layout.AUTO, true, OcrRegion.Role.TEXT, OcrRegion.TESSERACT, hotkey)
                .at(RegionPlace.WHOLE);
    }

    private static final class Keys implements GlobalHotkeys {
        private Map<Hotkey, Runnable> listened = Map.of();
        private int registrations;
        private boolean broken;

        @Override
        public void register(Map<Hotkey, Runnable> actions) throws DesktopException {
            registrations++;
            if (broken) {
                throw new DesktopException("no keys");
            }
            listened = Map.copyOf(actions);
        }

        @Override
        public boolean knows(Hotkey hotkey) {
            return !hotkey.key().equals("FOO");
        }

        void press(String combination) {
            listened.getOrDefault(Hotkey.parse(combination), () -> {}).run();
        }

        @Override
        public void close() {
            listened = Map.of();
        }
    }
}
