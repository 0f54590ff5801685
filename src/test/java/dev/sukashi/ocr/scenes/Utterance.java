package dev.sukashi.ocr.scenes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is said, and by whom.
 *
 * @param speaker empty for the narrator
 */
public record Utterance(String speaker, List<Run> runs) {
    private static final int FIRST_WIDE = 0x2000;
    private static final Pattern RUBY = Pattern.compile("\\{([^|}]+)\\|([^}]+)}");

    /**
     * Words with one reading over them.
     *
     * @param reading empty for none
     */
    public record Run(String text, String reading) {}

    public Utterance {
        runs = List.copyOf(runs);
    }

    /** @param marked with readings as {@code {word|reading}} */
    static Utterance parse(String speaker, String marked) {
        final List<Run> runs = new ArrayList<>();
        final Matcher ruby = RUBY.matcher(marked);
        int done = 0;
        while (ruby.find()) {
            runs.add(new Run(marked.substring(done, ruby.start()), ""));
            runs.add(new Run(ruby.group(1), ruby.group(2)));
            done = ruby.end();
        }
        runs.add(new Run(marked.substring(done), ""));
        runs.removeIf(run -> run.text().isEmpty());
        return new Utterance(speaker, runs);
    }

    /** Without readings. */
    public String text() {
        return String.join("", runs.stream().map(Run::text).toList());
    }

    /** By the narrator, and no name of a chapter or silence in quotes. */
    boolean isTold() {
        return speaker.isEmpty() && Character.isLetterOrDigit(text().codePointAt(0));
    }

    /** Whether it has but letters that fill a square, as columns need. */
    boolean isWide() {
        return text().chars().allMatch(character -> character > FIRST_WIDE);
    }

    Utterance followedBy(Utterance next, String between) {
        final List<Run> both = new ArrayList<>(runs);
        if (!between.isEmpty()) {
            both.add(new Run(between, ""));
        }
        both.addAll(next.runs);
        return new Utterance(speaker, both);
    }

    boolean hasReadings() {
        return runs.stream().anyMatch(run -> !run.reading().isEmpty());
    }
}
