package dev.sukashi.prompt;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The glossary as translation models read it. */
final class Glossary {
    private Glossary() {}

    /** {@code src->dst #note}, a line for each word that stands in the text, the longest first. */
    static String lines(PromptInput input) {
        return present(input.dialogue(), input.glossary()).stream()
                .map(entry -> entry.source() + "->" + entry.target()
                        + (entry.note().isBlank() ? "" : " #" + oneLine(entry.note())))
                .collect(Collectors.joining("\n"));
    }

    /** The text with each word replaced; the longest wins, and what was put in is not looked at again. */
    static String replaceIn(String text, List<GlossaryEntry> glossary) {
        final List<GlossaryEntry> present = present(text, glossary);
        if (present.isEmpty()) {
            return text;
        }
        final Map<String, String> targets = new HashMap<>();
        present.forEach(entry -> targets.putIfAbsent(entry.source(), entry.target()));
        final String words =
                present.stream().map(GlossaryEntry::source).map(Pattern::quote).collect(Collectors.joining("|"));
        return Pattern.compile(words)
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(targets.getOrDefault(found.group(), "")));
    }

    private static List<GlossaryEntry> present(String text, List<GlossaryEntry> glossary) {
        return glossary.stream()
                .filter(entry -> !entry.source().isEmpty() && text.contains(entry.source()))
                .sorted(Comparator.comparingInt(
                                (GlossaryEntry entry) -> entry.source().length())
                        .reversed())
                .toList();
    }

    private static String oneLine(String note) {
        return note.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
