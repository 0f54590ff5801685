package dev.sukashi.app;

import dev.sukashi.line.Line;
import dev.sukashi.line.LineEvent;
import dev.sukashi.line.Problem;
import dev.sukashi.line.SourceKind;
import dev.sukashi.source.SourceText;
import dev.sukashi.time.Scheduler;
import dev.sukashi.translate.LineQueue;
import dev.sukashi.translate.Translator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The one orchestrator: text from the sources becomes lines, lines go to the translators' queues, and what becomes of
 * them goes to the listeners. Public methods may be called from any thread; everything happens on the scheduler's.
 */
public final class Pipeline implements AutoCloseable {
    private static final int BACKLOG_LINES = 500;

    private final Config config;
    private final LongSupplier ids;
    private final Scheduler scheduler;
    private final List<PipelineListener> listeners;
    private final List<LineQueue> queues = new ArrayList<>();
    private final Backlog backlog = new Backlog(BACKLOG_LINES);
    private final Map<SourceKind, Line> newestOfSource = new EnumMap<>(SourceKind.class);
    private boolean paused;
    private @Nullable Line current;

    /**
     * What the pipeline goes by.
     *
     * @param game id of the running game's profile
     * @param clean makes a line's text of what a source delivered, or nothing where it holds no line
     * @param maxCharacters a longer text is shown but not sent
     */
    public record Config(
            String game, Function<String, Optional<String>> clean, int maxCharacters, LineQueue.Mode mode) {}

    /**
     * The caller keeps the translators and the scheduler, and closes them after this.
     *
     * @param ids gives ids that only grow
     */
    public Pipeline(
            Config config,
            LongSupplier ids,
            Scheduler scheduler,
            List<Translator> translators,
            List<PipelineListener> listeners) {
        this.config = config;
        this.ids = ids;
        this.scheduler = scheduler;
        this.listeners = List.copyOf(listeners);
        for (final Translator translator : translators) {
            queues.add(new LineQueue(translator, scheduler, config.mode(), this::tell));
        }
    }

    /** Takes what a source delivered. */
    public void accept(SourceText text) {
        scheduler.execute(() -> take(text));
    }

    /** While paused, what the sources deliver is passed over. */
    public void setPaused(boolean paused) {
        scheduler.execute(() -> this.paused = paused);
    }

    public void setMode(LineQueue.Mode mode) {
        scheduler.execute(() -> queues.forEach(queue -> queue.setMode(mode)));
    }

    /** Translates the line that the player is on once more. */
    public void retry() {
        scheduler.execute(() -> {
            if (current != null) {
                again(current);
            }
        });
    }

    /** Translates an older line again, and makes it the one the player is on. */
    public void retry(Line line) {
        scheduler.execute(() -> again(line));
    }

    /** Goes back to the line before the one the player is on, with what became of it; nothing before the first. */
    public void showPrevious() {
        scheduler.execute(
                () -> Optional.ofNullable(current).flatMap(backlog::before).ifPresent(this::recall));
    }

    /** Goes forward again, up to the newest line. */
    public void showNext() {
        scheduler.execute(
                () -> Optional.ofNullable(current).flatMap(backlog::after).ifPresent(this::recall));
    }

    /**
     * Tells the line that the player is on, and what became of it; nothing before the first line.
     *
     * @param receiver called on the pipeline's thread
     */
    public void withCurrent(BiConsumer<Line, List<LineEvent>> receiver) {
        scheduler.execute(
                () -> Optional.ofNullable(current).ifPresent(line -> receiver.accept(line, backlog.soFar(line))));
    }

    private void recall(Line line) {
        current = line;
        listeners.forEach(listener -> listener.onLineAgain(line, backlog.soFar(line)));
    }

    private void take(SourceText raw) {
        if (paused) {
            return;
        }
        final boolean tooLong = raw.length() > config.maxCharacters();
        final String beginning =
                tooLong ? raw.text().substring(0, Math.min(raw.text().length(), config.maxCharacters())) : raw.text();
        config.clean().apply(beginning).ifPresent(text -> take(raw, text, tooLong));
    }

    private void take(SourceText raw, String text, boolean tooLong) {
        final Optional<Line> replaced =
                raw.replacesPrevious() ? Optional.ofNullable(newestOfSource.get(raw.source())) : Optional.empty();
        final Optional<Line> same = replaced.filter(line -> line.text().equals(text))
                .filter(line -> raw.speaker().equals(Optional.ofNullable(line.speaker())));
        if (same.isPresent()) {
            recall(same.get());
            return;
        }
        final Line line = new Line(
                ids.getAsLong(),
                config.game(),
                raw.source(),
                raw.speaker().orElse(null),
                text,
                scheduler.clock().instant());
        newestOfSource.put(raw.source(), line);
        announce(line);
        replaced.ifPresent(earlier -> {
            queues.forEach(queue -> queue.withdraw(earlier, line));
            backlog.remove(earlier);
        });
        if (tooLong) {
            hold(line, raw.length());
        } else {
            queues.forEach(queue -> queue.submit(line));
        }
    }

    private void announce(Line line) {
        current = line;
        backlog.add(line);
        listeners.forEach(listener -> listener.onLine(line));
    }

    /** Shown, not sent. */
    private void hold(Line line, long length) {
        final Problem problem = Problem.of(
                Problem.Kind.TEXT_TOO_LONG,
                "length",
                Long.toString(length),
                "limit",
                Integer.toString(config.maxCharacters()));
        queues.forEach(queue -> queue.refuse(line, problem));
    }

    private void again(Line line) {
        final List<LineEvent> soFar = backlog.soFar(line);
        if (soFar.stream().anyMatch(Pipeline::isHeld)) {
            recall(line);
            return;
        }
        current = line;
        final List<LineEvent> underWay =
                soFar.stream().filter(event -> !event.isLast()).toList();
        listeners.forEach(listener -> listener.onLineAgain(line, underWay));
        queues.forEach(queue -> queue.submitAgain(line));
    }

    /** What was held back for its length is never sent, however often the player asks. */
    private static boolean isHeld(LineEvent event) {
        return event instanceof final LineEvent.Failed failed
                && failed.problem().kind() == Problem.Kind.TEXT_TOO_LONG;
    }

    private void tell(LineEvent event) {
        backlog.add(event);
        listeners.forEach(listener -> listener.onEvent(event));
    }

    /** Cancels what is under way; returns when no listener will hear anything more. */
    @Override
    public void close() {
        final CompletableFuture<Void> closed =
                CompletableFuture.runAsync(() -> queues.forEach(LineQueue::close), scheduler);
        try {
            closed.join();
        } catch (CompletionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }
}
