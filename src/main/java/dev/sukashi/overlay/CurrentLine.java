package dev.sukashi.overlay;

import dev.sukashi.i18n.Messages;
import dev.sukashi.line.Line;
import dev.sukashi.line.LineEvent;
import dev.sukashi.overlay.text.RubySpan;
import dev.sukashi.reader.Word;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The line the player is on and all that is known of it. It keeps the house rule: what belongs to another line is not
 * shown, and no older line takes a newer one's place unless the player asks for it. Confined to one thread.
 */
final class CurrentLine {
    /** A hint that came just before a new line stays for that line too, so that it can be read. */
    static final Duration NOTICE_STAYS = Duration.ofSeconds(5);

    private final Clock clock;
    private Messages messages;
    private Languages languages;

    private List<TranslatorLabel> translators = List.of();
    private final Map<String, Progress> progress = new LinkedHashMap<>();
    private Optional<Line> line = Optional.empty();
    private List<RubySpan> rubies = List.of();
    private Optional<Notice> notice = Optional.empty();
    private long newest = Long.MIN_VALUE;
    private long showing;

    CurrentLine(Languages languages, Messages messages, Clock clock) {
        this.languages = languages;
        this.messages = messages;
        this.clock = clock;
    }

    private record Notice(String sentence, Instant since) {}

    void setLanguages(Languages languages) {
        this.languages = languages;
    }

    void setMessages(Messages messages) {
        this.messages = messages;
    }

    void setTranslators(List<TranslatorLabel> translators) {
        this.translators = List.copyOf(translators);
    }

    /** Another number for each line put on show. */
    long showing() {
        return showing;
    }

    Optional<Line> line() {
        return line;
    }

    /**
     * @return whether it is on show now: not if a newer one was already
     */
    boolean show(Line next) {
        if (next.id() <= newest) {
            return false;
        }
        newest = next.id();
        turnTo(next);
        return true;
    }

    /** Shows a line because the player asked for it, whatever is newer. */
    void recall(Line asked, List<LineEvent> soFar) {
        newest = Math.max(newest, asked.id());
        turnTo(asked);
        soFar.forEach(this::apply);
    }

    private void turnTo(Line next) {
        line = Optional.of(next);
        rubies = List.of();
        progress.clear();
        showing++;
        notice = notice.filter(
                hint -> Duration.between(hint.since(), clock.instant()).compareTo(NOTICE_STAYS) < 0);
    }

    /**
     * @return whether anything changed
     */
    boolean setReading(long lineId, List<Word> words) {
        if (!isOn(lineId)) {
            return false;
        }
        rubies = Furigana.over(line.orElseThrow().text(), words);
        return true;
    }

    void setNotice(String sentence) {
        notice = sentence.isBlank() ? Optional.empty() : Optional.of(new Notice(sentence, clock.instant()));
    }

    /**
     * @return whether anything changed
     */
    boolean apply(LineEvent event) {
        if (!isOn(event.lineId())) {
            return false;
        }
        final Optional<Progress> before = Optional.ofNullable(progress.get(event.translator()));
        final Optional<Progress> after = after(event, before);
        after.ifPresentOrElse(
                state -> progress.put(event.translator(), state), () -> progress.remove(event.translator()));
        return !after.equals(before);
    }

    private static Optional<Progress> after(LineEvent event, Optional<Progress> before) {
        if (event instanceof LineEvent.Queued || event instanceof LineEvent.Started) {
            return Optional.of(new Progress.Waiting());
        }
        if (event instanceof LineEvent.Delta delta) {
            return delta.soFar().isBlank() || before.filter(CurrentLine::isOver).isPresent()
                    ? before
                    : Optional.of(new Progress.Streaming(delta.soFar()));
        }
        if (event instanceof LineEvent.Finished finished) {
            return Optional.of(new Progress.Whole(finished.text()));
        }
        if (event instanceof LineEvent.Failed failed) {
            return Optional.of(new Progress.Broken(before.map(Progress::text).orElse(""), failed.problem()));
        }
        return Optional.empty();
    }

    private static boolean isOver(Progress state) {
        return state instanceof Progress.Whole || state instanceof Progress.Broken;
    }

    private boolean isOn(long lineId) {
        return line.filter(shown -> shown.id() == lineId).isPresent();
    }

    /** For each translator with text, its length in characters. */
    Map<String, Integer> lengths() {
        final Map<String, Integer> lengths = new HashMap<>();
        progress.forEach(
                (translator, state) -> lengths.put(translator, state.text().length()));
        return lengths;
    }

    boolean isWaiting() {
        return progress.values().stream().anyMatch(Progress.Waiting.class::isInstance);
    }

    /** What stands on the panel, from top to bottom. */
    List<Block> blocks(boolean showSource, boolean showFurigana) {
        final List<Block> blocks = new ArrayList<>();
        if (showSource) {
            line.ifPresent(shown -> addSource(shown, showFurigana, blocks));
        }
        final List<TranslatorLabel> present = present();
        for (final TranslatorLabel translator : present) {
            if (present.size() > 1) {
                blocks.add(
                        text("name:" + translator.id(), Block.Role.TRANSLATOR, translator.name(), uiLocale(), false));
            }
            addTranslation(translator.id(), blocks);
        }
        notice.ifPresent(hint -> blocks.add(text("notice", Block.Role.NOTICE, hint.sentence(), uiLocale(), false)));
        return blocks;
    }

    private void addSource(Line shown, boolean showFurigana, List<Block> blocks) {
        final Locale source = languages.source();
        if (shown.speaker() != null && !shown.speaker().isBlank()) {
            blocks.add(text("speaker", Block.Role.SPEAKER, shown.speaker(), source, false));
        }
        blocks.add(new Block.Text(
                "source",
                Block.Role.SOURCE,
                shown.text(),
                showFurigana ? rubies : List.of(),
                source,
                languages.target(),
                false));
    }

    private void addTranslation(String translator, List<Block> blocks) {
        final Progress state = progress.getOrDefault(translator, new Progress.Waiting());
        final String key = "translation:" + translator;
        if (state instanceof Progress.Waiting) {
            blocks.add(new Block.Waiting(key, languages.target(), languages.source()));
            return;
        }
        if (!state.text().isBlank()) {
            final boolean unfinished = state instanceof Progress.Streaming;
            blocks.add(text(key, Block.Role.TRANSLATION, state.text(), languages.target(), unfinished));
        }
        if (state instanceof Progress.Broken broken) {
            final String sentence = messages.problem(broken.problem());
            blocks.add(text("problem:" + translator, Block.Role.PROBLEM, sentence, uiLocale(), false));
        }
    }

    /** Those at work on the line: the known ones in their order, then any other in the order it was heard of. */
    private List<TranslatorLabel> present() {
        final List<TranslatorLabel> present = new ArrayList<>(translators.stream()
                .filter(translator -> progress.containsKey(translator.id()))
                .toList());
        progress.keySet().stream()
                .filter(id -> translators.stream().noneMatch(known -> known.id().equals(id)))
                .forEach(id -> present.add(new TranslatorLabel(id, id)));
        return present;
    }

    private Block.Text text(String key, Block.Role role, String text, Locale language, boolean unfinished) {
        return new Block.Text(key, role, text, List.of(), language, languages.source(), unfinished);
    }

    private Locale uiLocale() {
        return messages.locale();
    }
}
