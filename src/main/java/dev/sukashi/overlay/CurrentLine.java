package dev.sukashi.overlay;

import dev.sukashi.i18n.Messages;
import dev.sukashi.line.Line;
import dev.sukashi.line.LineEvent;
import dev.sukashi.line.Problem;
import dev.sukashi.overlay.text.RubySpan;
import dev.sukashi.reader.Word;
import java.awt.Color;
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
    /** For each translator that was fallen back from on this line, who is asked in its place. */
    private final Map<String, String> standIns = new HashMap<>();
    /** Why each translator was last fallen back from: said once, not with every line. */
    private final Map<String, Fall> falls = new HashMap<>();

    private Optional<Line> line = Optional.empty();
    private List<RubySpan> rubies = List.of();
    private Optional<Notice> notice = Optional.empty();
    private String usage = "";
    private long newest = Long.MIN_VALUE;
    private long showing;

    CurrentLine(Languages languages, Messages messages, Clock clock) {
        this.languages = languages;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param lineId the line that its reason stands with */
    private record Fall(Problem problem, long lineId) {}

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
        for (final LineEvent event : soFar) {
            if (event instanceof LineEvent.Superseded) {
                final Optional<Progress> before = Optional.ofNullable(progress.get(event.translator()));
                progress.put(
                        event.translator(),
                        new Progress.Broken(
                                before.map(Progress::text).orElse(""), Problem.of(Problem.Kind.SUPERSEDED)));
            } else {
                apply(event);
            }
        }
    }

    private void turnTo(Line next) {
        line = Optional.of(next);
        rubies = List.of();
        progress.clear();
        standIns.clear();
        usage = "";
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
    boolean setUsage(long lineId, String sentence) {
        if (!isOn(lineId) || usage.equals(sentence)) {
            return false;
        }
        usage = sentence;
        return true;
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
        return noteStandIn(event) || !after.equals(before);
    }

    /**
     * @return whether that changed anything
     */
    private boolean noteStandIn(LineEvent event) {
        final String translator = event.translator();
        if (event instanceof final LineEvent.FellBack fall) {
            final Fall known = falls.get(translator);
            if (known == null || known.problem().kind() != fall.problem().kind()) {
                falls.put(translator, new Fall(fall.problem(), event.lineId()));
            }
            standIns.put(translator, fall.to());
            return true;
        }
        if (event instanceof final LineEvent.Finished finished) {
            if (finished.answeredBy().equals(translator)) {
                falls.remove(translator);
                return standIns.remove(translator) != null;
            }
            return !finished.answeredBy().equals(standIns.put(translator, finished.answeredBy()));
        }
        return event instanceof LineEvent.Queued && standIns.remove(translator) != null;
    }

    private static Optional<Progress> after(LineEvent event, Optional<Progress> before) {
        if (event instanceof LineEvent.Queued
                || event instanceof LineEvent.Started
                || event instanceof LineEvent.FellBack) {
            return Optional.of(new Progress.Waiting());
        }
        if (event instanceof final LineEvent.Waiting waiting) {
            return Optional.of(new Progress.Limited(waiting.until()));
        }
        if (event instanceof LineEvent.Thinking) {
            return before.filter(state -> !isWait(state)).or(() -> Optional.of(new Progress.Thinking()));
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

    private static boolean isWait(Progress state) {
        return state instanceof Progress.Waiting
                || state instanceof Progress.Thinking
                || state instanceof Progress.Limited;
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
        return progress.values().stream().anyMatch(CurrentLine::isWait);
    }

    /** Whether what is shown changes as time goes on. */
    boolean isCountingDown() {
        return progress.values().stream().anyMatch(Progress.Limited.class::isInstance);
    }

    /** What stands on the panel, from top to bottom. */
    List<Block> blocks(boolean showSource, boolean showFurigana) {
        final List<Block> blocks = new ArrayList<>();
        if (showSource) {
            line.ifPresent(shown -> addSource(shown, showFurigana, blocks));
        }
        final List<TranslatorLabel> present = present();
        for (final TranslatorLabel translator : present) {
            final boolean named = present.size() > 1 || standIns.containsKey(translator.id());
            final Optional<Color> colour = named ? Optional.of(colourOf(translator)) : Optional.empty();
            if (named) {
                blocks.add(new Block.Text(
                        "name:" + translator.id(),
                        Block.Role.TRANSLATOR,
                        nameOf(translator),
                        List.of(),
                        uiLocale(),
                        languages.source(),
                        false,
                        colour));
            }
            addTranslation(translator, colour, blocks);
        }
        if (!usage.isEmpty()) {
            blocks.add(text("usage", Block.Role.USAGE, usage, uiLocale(), Optional.empty()));
        }
        notice.ifPresent(
                hint -> blocks.add(text("notice", Block.Role.NOTICE, hint.sentence(), uiLocale(), Optional.empty())));
        return blocks;
    }

    private void addSource(Line shown, boolean showFurigana, List<Block> blocks) {
        final Locale source = languages.source();
        if (shown.speaker() != null && !shown.speaker().isBlank()) {
            blocks.add(text("speaker", Block.Role.SPEAKER, shown.speaker(), source, Optional.empty()));
        }
        blocks.add(new Block.Text(
                "source",
                Block.Role.SOURCE,
                shown.text(),
                showFurigana ? rubies : List.of(),
                source,
                languages.target(),
                false,
                Optional.empty()));
    }

    private void addTranslation(TranslatorLabel translator, Optional<Color> colour, List<Block> blocks) {
        final Progress state = progress.getOrDefault(translator.id(), new Progress.Waiting());
        final String key = "translation:" + translator.id();
        if (isWait(state)) {
            blocks.add(new Block.Waiting(
                    key, languages.target(), languages.source(), waitingFor(state), uiLocale(), colour));
        } else if (!state.text().isBlank()) {
            blocks.add(new Block.Text(
                    key,
                    Block.Role.TRANSLATION,
                    state.text(),
                    List.of(),
                    languages.target(),
                    languages.source(),
                    state instanceof Progress.Streaming,
                    colour));
        }
        if (state instanceof Progress.Broken broken) {
            final String sentence = messages.problem(broken.problem());
            blocks.add(text("problem:" + translator.id(), Block.Role.PROBLEM, sentence, uiLocale(), colour));
        }
        addReasonOfFall(translator, colour, blocks);
    }

    private String waitingFor(Progress state) {
        if (state instanceof Progress.Thinking) {
            return messages.text("overlay.thinking");
        }
        if (state instanceof final Progress.Limited limited) {
            final long millis =
                    Duration.between(clock.instant(), limited.until()).toMillis();
            return millis <= 0 ? "" : messages.text("overlay.limit", "seconds", Long.toString((millis + 999) / 1000));
        }
        return "";
    }

    /** Why another answers. Where all failed it stands with each line, else with the first one only. */
    private void addReasonOfFall(TranslatorLabel translator, Optional<Color> colour, List<Block> blocks) {
        final Fall fall = falls.get(translator.id());
        if (fall == null || !standIns.containsKey(translator.id())) {
            return;
        }
        if (progress.get(translator.id()) instanceof Progress.Broken || isOn(fall.lineId())) {
            final String sentence = messages.text(
                    "overlay.fellBack", "name", translator.name(), "problem", messages.problem(fall.problem()));
            blocks.add(text("fell:" + translator.id(), Block.Role.NOTICE, sentence, uiLocale(), colour));
        }
    }

    /** Its name, and that of the one who answers in its place. */
    private String nameOf(TranslatorLabel translator) {
        final String standIn = standIns.get(translator.id());
        return standIn == null ? translator.name() : translator.name() + " → " + nameOf(standIn);
    }

    private String nameOf(String id) {
        return translators.stream()
                .filter(known -> known.id().equals(id))
                .map(TranslatorLabel::name)
                .findFirst()
                .orElse(id);
    }

    private Color colourOf(TranslatorLabel translator) {
        final int place = translators.indexOf(translator);
        return translator.colourAt(place >= 0 ? place : translators.size());
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

    private Block.Text text(String key, Block.Role role, String text, Locale language, Optional<Color> colour) {
        return new Block.Text(key, role, text, List.of(), language, languages.source(), false, colour);
    }

    private Locale uiLocale() {
        return messages.locale();
    }
}
