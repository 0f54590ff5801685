package dev.sukashi.app;

import dev.sukashi.desktop.Hotkey;
import dev.sukashi.line.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which combination does what: the player's own, else the defaults. What cannot be used is a problem, and the default
 * stands in for it.
 *
 * @param hotkeys no two actions have the same
 */
record HotkeyTable(Map<Action, Hotkey> hotkeys, List<Problem> problems) {
    HotkeyTable {
        hotkeys = Map.copyOf(hotkeys);
        problems = List.copyOf(problems);
    }

    /**
     * @param written by action name; an empty text takes an action's hotkey away
     * @param known whether the desktop knows the key
     */
    static HotkeyTable of(Map<String, String> written, Predicate<Hotkey> known) {
        final List<Problem> problems = new ArrayList<>();
        written.keySet().stream()
                .filter(name -> Action.named(name).isEmpty())
                .sorted()
                .forEach(name -> problems.add(problem(name, names(), name)));
        final Map<Action, Hotkey> hotkeys = new EnumMap<>(Action.class);
        final Map<Hotkey, Action> taken = new HashMap<>();
        for (final Action action : Action.values()) {
            final String chosen = written.getOrDefault(action.id(), action.defaultHotkey());
            if (chosen.isBlank()) {
                continue;
            }
            parse(chosen, action, known, problems).ifPresent(hotkey -> {
                final Action other = taken.putIfAbsent(hotkey, action);
                if (other == null) {
                    hotkeys.put(action, hotkey);
                } else {
                    problems.add(problem(action.id(), "≠ hotkeys." + other.id(), hotkey.toString()));
                }
            });
        }
        return new HotkeyTable(hotkeys, problems);
    }

    /** The chosen one, else the default, which an action may lack. */
    private static Optional<Hotkey> parse(
            String chosen, Action action, Predicate<Hotkey> known, List<Problem> problems) {
        try {
            final Hotkey hotkey = Hotkey.parse(chosen);
            if (known.test(hotkey)) {
                return Optional.of(hotkey);
            }
        } catch (IllegalArgumentException unreadable) {
            // Told below, like a key that the desktop does not know.
        }
        problems.add(problem(action.id(), "Ctrl+Alt+O", chosen));
        return action.defaultHotkey().isEmpty() ? Optional.empty() : Optional.of(Hotkey.parse(action.defaultHotkey()));
    }

    private static Problem problem(String action, String expected, String found) {
        return Problem.of(Problem.Kind.BAD_SETTING, "key", "hotkeys." + action, "expected", expected, "found", found);
    }

    private static String names() {
        return Arrays.stream(Action.values()).map(Action::id).collect(Collectors.joining(" | "));
    }
}
