package dev.sukashi.translate;

import dev.sukashi.line.Line;
import dev.sukashi.line.LineEvent;
import dev.sukashi.line.Problem;
import dev.sukashi.line.Usage;
import dev.sukashi.time.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which line one translator works on. Confined to its scheduler's thread: every method is called there, and
 * every event is told there.
 *
 * <p>{@link Mode#LIVE}: the newest line is the one the player reads, so it supersedes older ones, whose requests are
 * cancelled. When lines follow each other faster than anyone reads (fast-forward), a line waits a moment for a still
 * newer one before it is sent: 500 skipped lines cost two requests, not 500.
 *
 * <p>{@link Mode#ORDERED}: every line is translated, one after the other.
 *
 * <p>A line that the player asks for again runs beside the newest one, so at most two requests are under way.
 */
public final class LineQueue implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LineQueue.class);

    /** How lines take turns. */
    public enum Mode {
        LIVE,
        ORDERED
    }

    /** A line that follows so soon after another was sent belongs to a burst: nobody has read that one. */
    static final Duration BURST = Duration.ofMillis(300);

    /** In a burst a line is sent once no newer one came for so long. */
    static final Duration SETTLE = Duration.ofMillis(150);

    private final Translator translator;
    private final Scheduler scheduler;
    private final Clock clock;
    private final Consumer<LineEvent> events;
    private final Deque<Line> waiting = new ArrayDeque<>();
    private Mode mode;
    private @Nullable Job live;
    private @Nullable Job again;
    private @Nullable Instant lastStart;
    private Scheduler.@Nullable Timer settling;

    /** The caller keeps the translator and the scheduler, and closes them after this. */
    public LineQueue(Translator translator, Scheduler scheduler, Mode mode, Consumer<LineEvent> events) {
        this.translator = translator;
        this.scheduler = scheduler;
        this.clock = scheduler.clock();
        this.mode = mode;
        this.events = events;
    }

    /** Takes a new line, newer than all before. */
    public void submit(Line line) {
        events.accept(new LineEvent.Queued(line.id(), translator.id(), clock.instant()));
        if (mode == Mode.ORDERED) {
            waiting.add(line);
            startNext();
            return;
        }
        final boolean burst = inBurst();
        supersedeOlder(line);
        waiting.add(line);
        if (burst) {
            settling = scheduler.schedule(SETTLE, this::settled);
        } else {
            startNext();
        }
    }

    /**
     * Takes a line back, in either mode, that its source has replaced; what waits or is under way for it ends. The newer
     * line is submitted, or refused, afterwards.
     */
    public void withdraw(Line line, Line by) {
        final List<Job> ended =
                underWay().stream().filter(job -> job.line.id() == line.id()).toList();
        final boolean waited = waiting.remove(line);
        for (final Job job : ended) {
            job.cancel();
            live = live == job ? null : live;
            again = again == job ? null : again;
        }
        if (waited || !ended.isEmpty()) {
            supersede(line, by);
        }
        if (mode == Mode.ORDERED) {
            startNext();
        }
    }

    /** Takes a new line that will not be sent; older ones are superseded by it all the same. */
    public void refuse(Line line, Problem problem) {
        events.accept(new LineEvent.Queued(line.id(), translator.id(), clock.instant()));
        if (mode == Mode.LIVE) {
            supersedeOlder(line);
        }
        events.accept(new LineEvent.Failed(line.id(), translator.id(), clock.instant(), problem));
    }

    /** Translates a line anew that was superseded, failed, or that the player wants otherwise. */
    public void submitAgain(Line line) {
        if ((live != null && live.line.id() == line.id()) || waiting.contains(line)) {
            return;
        }
        if (again != null) {
            if (again.line.id() == line.id()) {
                return;
            }
            again.cancel();
            supersede(again.line, line);
        }
        events.accept(new LineEvent.Queued(line.id(), translator.id(), clock.instant()));
        again = new Job(line);
        again.start();
    }

    /** Lines that wait or are under way stay; what comes next follows the new mode. */
    public void setMode(Mode mode) {
        this.mode = mode;
    }

    /** Cancels everything without an event: for shutdown. */
    @Override
    public void close() {
        cancelSettling();
        waiting.clear();
        for (final Job job : underWay()) {
            job.cancel();
        }
        live = null;
        again = null;
    }

    private List<Job> underWay() {
        final List<Job> jobs = new ArrayList<>();
        if (live != null) {
            jobs.add(live);
        }
        if (again != null) {
            jobs.add(again);
        }
        return jobs;
    }

    private boolean inBurst() {
        return settling != null
                || (lastStart != null
                        && Duration.between(lastStart, clock.instant()).compareTo(BURST) < 0);
    }

    private void settled() {
        settling = null;
        startNext();
    }

    private void cancelSettling() {
        if (settling != null) {
            settling.cancel();
            settling = null;
        }
    }

    private void supersedeOlder(Line by) {
        cancelSettling();
        while (!waiting.isEmpty()) {
            supersede(waiting.remove(), by);
        }
        for (final Job job : underWay()) {
            job.cancel();
            supersede(job.line, by);
        }
        live = null;
        again = null;
    }

    private void supersede(Line line, Line by) {
        events.accept(new LineEvent.Superseded(line.id(), translator.id(), clock.instant(), by.id()));
    }

    private void startNext() {
        if (live == null && settling == null && !waiting.isEmpty()) {
            live = new Job(waiting.remove());
            lastStart = live.started;
            live.start();
        }
    }

    private void ended(Job job) {
        if (live == job) {
            live = null;
        } else if (again == job) {
            again = null;
        }
        startNext();
    }

    /** One translation under way. What the translator says comes from its threads and is brought to ours. */
    private final class Job implements Translator.Listener {
        private final Line line;
        private final Instant started = clock.instant();
        private Translator.@Nullable Call call;
        private boolean over;
        private String answeredBy = translator.id();

        Job(Line line) {
            this.line = line;
        }

        void start() {
            events.accept(new LineEvent.Started(line.id(), translator.id(), started));
            try {
                call = translator.translate(line, this);
            } catch (RuntimeException failure) {
                log.error("a translator failed to start", failure);
                onFailed(Problem.of(Problem.Kind.INTERNAL, "reason", String.valueOf(failure.getMessage())));
            }
        }

        void cancel() {
            over = true;
            if (call != null) {
                call.cancel();
            }
        }

        @Override
        public void onDelta(String soFar) {
            tell(() -> events.accept(new LineEvent.Delta(line.id(), translator.id(), clock.instant(), soFar)));
        }

        @Override
        public void onFinished(String text, Usage usage) {
            tell(() ->
                    end(new LineEvent.Finished(line.id(), translator.id(), clock.instant(), text, usage, answeredBy)));
        }

        @Override
        public void onThinking() {
            tell(() -> events.accept(new LineEvent.Thinking(line.id(), translator.id(), clock.instant())));
        }

        @Override
        public void onWaiting(Instant until) {
            tell(() -> events.accept(new LineEvent.Waiting(line.id(), translator.id(), clock.instant(), until)));
        }

        @Override
        public void onStarted() {
            tell(() -> events.accept(new LineEvent.Started(line.id(), translator.id(), clock.instant())));
        }

        @Override
        public void onFellBack(String to, Problem problem) {
            tell(() -> {
                answeredBy = to;
                events.accept(new LineEvent.FellBack(line.id(), translator.id(), clock.instant(), to, problem));
            });
        }

        @Override
        public void onFailed(Problem problem) {
            tell(() -> end(new LineEvent.Failed(line.id(), translator.id(), clock.instant(), problem)));
        }

        private void tell(Runnable event) {
            scheduler.execute(() -> {
                if (!over) {
                    event.run();
                }
            });
        }

        private void end(LineEvent event) {
            over = true;
            events.accept(event);
            ended(this);
        }
    }
}
