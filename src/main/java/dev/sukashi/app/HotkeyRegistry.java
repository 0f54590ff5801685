package dev.sukashi.app;

import dev.sukashi.desktop.DesktopException;
import dev.sukashi.desktop.GlobalHotkeys;
import dev.sukashi.desktop.Hotkey;
import dev.sukashi.game.OcrRegion;
import dev.sukashi.line.Problem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the desktop listens for: the actions' combinations, and those of the regions that are on the screen just now. Where
 * both want the same, the action has it.
 */
final class HotkeyRegistry {
    private final GlobalHotkeys desktop;
    private final HotkeyTable table;
    private final Consumer<Action> perform;
    private Map<Hotkey, String> regions = Map.of();
    private boolean listening;

    /** @param perform must not block */
    HotkeyRegistry(GlobalHotkeys desktop, HotkeyTable table, Consumer<Action> perform) {
        this.desktop = desktop;
        this.table = table;
        this.perform = perform;
    }

    /**
     * Begins to listen for the actions.
     *
     * @throws DesktopException the desktop shows no keys; nothing is ever listened for then
     */
    synchronized void register() throws DesktopException {
        desktop.register(actions());
        listening = true;
    }

    /** What the player has to press for each action; where the desktop shows no keys, none are promised. */
    synchronized Map<Action, String> labels() {
        final Map<Action, String> labels = new EnumMap<>(Action.class);
        if (listening) {
            table.hotkeys().forEach((action, hotkey) -> labels.put(action, hotkey.toString()));
        }
        return labels;
    }

    /**
     * Listens for these regions' combinations, beside the actions', and for no other region's.
     *
     * @param capture given the region's name; must not block
     * @return what keeps a combination from being listened for
     */
    synchronized List<Problem> setRegions(List<OcrRegion> present, Consumer<String> capture) {
        final List<Problem> problems = new ArrayList<>();
        final Map<Hotkey, String> wanted = wanted(present, problems);
        if (!listening || wanted.equals(regions)) {
            return problems;
        }
        regions = wanted;
        final Map<Hotkey, Runnable> all = actions();
        wanted.forEach((hotkey, name) -> all.put(hotkey, () -> capture.accept(name)));
        try {
            desktop.register(all);
        } catch (DesktopException unavailable) {
            problems.add(Problem.of(
                    Problem.Kind.DESKTOP,
                    "feature",
                    String.join(
                            ", ", wanted.keySet().stream().map(Hotkey::toString).toList()),
                    "reason",
                    String.valueOf(unavailable.getMessage())));
        }
        return problems;
    }

    private Map<Hotkey, Runnable> actions() {
        final Map<Hotkey, Runnable> actions = new HashMap<>();
        table.hotkeys().forEach((action, hotkey) -> actions.put(hotkey, () -> perform.accept(action)));
        return actions;
    }

    private Map<Hotkey, String> wanted(List<OcrRegion> present, List<Problem> problems) {
        final Map<Hotkey, String> wanted = new LinkedHashMap<>();
        for (final OcrRegion region : present) {
            if (!region.hotkey().isBlank()) {
                parse(region, problems)
                        .filter(hotkey -> isFree(hotkey, region, wanted, problems))
                        .ifPresent(hotkey -> wanted.put(hotkey, region.name()));
            }
        }
        return wanted;
    }

    private Optional<Hotkey> parse(OcrRegion region, List<Problem> problems) {
        try {
            final Hotkey hotkey = Hotkey.parse(region.hotkey());
            if (desktop.knows(hotkey)) {
                return Optional.of(hotkey);
            }
        } catch (IllegalArgumentException unreadable) {
            // Told below, like a key that the desktop does not know.
        }
        problems.add(problem(region, "Ctrl+Alt+1"));
        return Optional.empty();
    }

    private boolean isFree(Hotkey hotkey, OcrRegion region, Map<Hotkey, String> wanted, List<Problem> problems) {
        final Optional<String> action = table.hotkeys().entrySet().stream()
                .filter(entry -> entry.getValue().equals(hotkey))
                .map(entry -> "hotkeys." + entry.getKey().id())
                .findFirst();
        final Optional<String> other = action.or(() -> Optional.ofNullable(wanted.get(hotkey)));
        other.ifPresent(owner -> problems.add(problem(region, "≠ " + owner)));
        return other.isEmpty();
    }

    private static Problem problem(OcrRegion region, String expected) {
        return Problem.of(
                Problem.Kind.BAD_SETTING,
                "key",
                "ocr.regions “" + region.name() + "” hotkey",
                "expected",
                expected,
                "found",
                region.hotkey());
    }
}
