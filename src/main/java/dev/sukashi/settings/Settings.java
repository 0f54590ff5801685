package dev.sukashi.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user chose, read from {@code settings.json}; absent parts have their defaults.
 *
 * @param from BCP-47 tag of the games' language
 * @param to BCP-47 tag of the player's language
 * @param language BCP-47 tag of the program's own words; empty for the system's
 * @param maxCharacters a longer text is shown but not sent
 * @param onlySourceLanguage whether text that is not in the source language is passed over
 * @param ordered whether every line is translated in order, instead of the newest first
 * @param showUsage whether tokens and cost are shown below the translation
 * @param hotkeys the key combination of each action, by the action's name; empty where it has none
 */
public record Settings(
        String from,
        String to,
        String language,
        List<TranslatorSettings> translators,
        Sources sources,
        int maxCharacters,
        boolean onlySourceLanguage,
        boolean ordered,
        boolean clickThrough,
        boolean showSource,
        boolean showFurigana,
        boolean showUsage,
        Map<String, String> hotkeys) {
    static final int DEFAULT_MAX_CHARACTERS = 10_000;

    /** Where lines come from. */
    public record Sources(boolean clipboard, List<String> sockets) {
        public Sources {
            sockets = List.copyOf(sockets);
        }
    }

    public Settings {
        translators = List.copyOf(translators);
        hotkeys = Map.copyOf(hotkeys);
    }

    /** The same translators for the demo's lines, which come from the clipboard in that language. */
    public Settings forDemo(String tag) {
        return new Settings(
                tag,
                to,
                language,
                translators,
                new Sources(true, List.of()),
                DEFAULT_MAX_CHARACTERS,
                true,
                false,
                false,
                showSource,
                showFurigana,
                showUsage,
                hotkeys);
    }

    /** All translators that are switched on, in their order. */
    public List<TranslatorSettings> enabledTranslators() {
        return translators.stream().filter(TranslatorSettings::enabled).toList();
    }

    /** The first translator that is switched on. */
    public Optional<TranslatorSettings> firstTranslator() {
        return translators.stream().filter(TranslatorSettings::enabled).findFirst();
    }

    /** The translator of that id, switched on or not. */
    public Optional<TranslatorSettings> translator(String id) {
        return translators.stream()
                .filter(translator -> translator.id().equals(id))
                .findFirst();
    }
}
