package dev.sukashi.source.screen;

import dev.sukashi.ocr.Box;
import dev.sukashi.ocr.OcrResult;
import dev.sukashi.ocr.StrokeMap;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a region is read, and what of it is a line. Has no thread and no clock: it is shown pictures, told what
 * they hold, and says what is to be done next.
 *
 * <pre>
 *   WATCHING  the text that was read goes, or more appears         → CHANGING
 *   CHANGING  it is all back, or what appeared is gone             → WATCHING
 *             quiet for as long as the typewriter rests            → READING: asks for a reading
 *             nothing is left                                      → WATCHING
 *             ten seconds are over                                 → READING, whatever else changes
 *   READING   more appears                                         → CHANGING, the reading is void
 *             it was read, and stayed quiet for a little longer    → WATCHING: a line, unless it is the old one
 * </pre>
 */
final class RegionWatcher {
    /** Something that changes all the time is read so often. */
    static final Duration CAP = Duration.ofSeconds(10);

    /** With less of its strokes left, the text is another one. */
    private static final double KEPT = 0.75;

    /** With as much of them left, it is the same text; more where nothing moves that could hide some. */
    private static final double BACK = 0.9;

    private static final double STILL_BACK = 0.995;

    private static final double USUAL_LETTER = 14;
    private static final double SMALLEST_LETTER = 6;
    private static final double LARGEST_LETTER = 120;
    private static final double TYPED_LETTERS = 1.5;
    private static final double LASTING_LETTERS = 0.3;
    private static final int LEAST_SQUARES = 3;

    /** What is less sure is a picture's texture. Engines that give no confidence are believed. */
    private static final double LEAST_CONFIDENCE = 40;

    private static final int MOST_MISSES = 5;
    private static final Duration AFTER_MISS = Duration.ofMillis(100);
    private static final double STRICTER = 1.6;

    /** A text that stood still for so long was there to be read. */
    private static final Duration RESTED = Duration.ofMillis(90);

    private enum State {
        WATCHING,
        CHANGING,
        READING
    }

    private final StrokeTracker tracker = new StrokeTracker();
    private final TypingPace pace = new TypingPace();
    private final ToldLine told = new ToldLine();
    private State state = State.WATCHING;
    private Glance glance = Glance.NOTHING;
    private Instant looked = Instant.EPOCH;

    /** When the present change began, and when strokes came last. */
    private Instant since = Instant.EPOCH;

    private Instant changed = Instant.EPOCH;
    private boolean typed;

    /** How long it had been quiet when the present change began. */
    private Duration restBefore = Duration.ZERO;

    private long ticket;
    private boolean forced;
    private @Nullable OcrResult result;
    private Glance glanceAtRead = Glance.NOTHING;

    private long erasedTicket;

    /** What stood still during the present change, until more came. */
    private @Nullable BufferedImage rested;

    private Glance glanceAtRest = Glance.NOTHING;

    private double letter = USUAL_LETTER;
    private int misses;
    private Instant concluded = Instant.EPOCH;

    /** Shows the region as it is now. */
    Step look(Instant now, BufferedImage picture) {
        final Instant before = looked;
        looked = now;
        glance = tracker.see(now.toEpochMilli(), StrokeMap.of(picture));
        if (state == State.WATCHING) {
            if (glance.kept() >= KEPT && !hasGrown()) {
                return Step.WAIT;
            }
            beginChange(before);
        }
        noteWhatGoes();
        final Step last = noteWhatIsErased(before);
        noteWhatComes(before);
        if (last != Step.WAIT) {
            return last;
        }
        if (isQuietFor(RESTED)) {
            rested = picture;
            glanceAtRest = glance;
        }
        if (isAsItWas()) {
            state = State.WATCHING;
            return Step.WAIT;
        }
        return next(picture);
    }

    /** Whether something changes, so that looking more often makes a line come sooner. */
    boolean isBusy() {
        return state != State.WATCHING;
    }

    /** Tells what a picture holds. */
    Step heard(long ticket, OcrResult read) {
        if (ticket == erasedTicket) {
            return tellErased(BlinkFilter.without(read, tracker::blinks));
        }
        if (state != State.READING || ticket != this.ticket) {
            return Step.WAIT;
        }
        result = BlinkFilter.without(read, tracker::blinks);
        return concludeOnceQuiet();
    }

    /** Tells that a picture cannot be read. */
    void failed(long ticket) {
        if (state == State.READING && ticket == this.ticket) {
            tracker.heldNothing();
            endChange();
        }
    }

    /** After a time without looking: what stands there now is read, and is a line unless it was the last one told. */
    void resume() {
        tracker.forget();
        told.stands();
        state = State.WATCHING;
    }

    /** Another way to the text has told a line of this region. */
    void wasTold(OcrResult other) {
        told.tell(other);
    }

    private boolean hasGrown() {
        final double stricter = Math.pow(STRICTER, misses);
        return glance.fresh() >= TYPED_LETTERS * letter * stricter
                || glance.hasReplaced(letter * stricter)
                || glance.lasting() >= Math.max(LEAST_SQUARES, LASTING_LETTERS * letter) * stricter;
    }

    private void beginChange(Instant before) {
        state = State.CHANGING;
        restBefore = Duration.between(changed, before);
        since = looked;
        changed = looked;
        typed = false;
    }

    private void noteWhatGoes() {
        if (glance.known() > 0 && glance.kept() < KEPT) {
            typed &= !told.isThere();
            told.goes(looked, glance.kept());
        }
    }

    /** A line that goes before it was read, having stood still, was whole: the player has read it, and went on. */
    private Step noteWhatIsErased(Instant before) {
        if (!glance.erased()) {
            return Step.WAIT;
        }
        typed = false;
        final BufferedImage picture = rested;
        final boolean stood = Duration.between(changed, before).compareTo(RESTED) >= 0;
        rested = null;
        if (forced || picture == null || !stood) {
            return Step.WAIT;
        }
        final boolean beingRead = state == State.READING;
        state = State.CHANGING;
        changed = looked;
        if (!beingRead) {
            erasedTicket = ++ticket;
            glanceAtRead = glanceAtRest;
            return new Step.Read(ticket, picture);
        }
        if (result != null) {
            return tellErased(result);
        }
        erasedTicket = ticket;
        return Step.WAIT;
    }

    /** The reading of a line that is gone already, which is wanted beside the newest one; 0 for none. */
    long erasedTicket() {
        return erasedTicket;
    }

    private Step tellErased(OcrResult read) {
        erasedTicket = 0;
        if (!isText(read)) {
            return Step.WAIT;
        }
        final ToldLine.Verdict verdict = told.judge(read, glanceAtRead, letter);
        if (verdict == ToldLine.Verdict.SAME) {
            return Step.WAIT;
        }
        misses = 0;
        told.tell(read);
        told.goes(looked, 0);
        return new Step.Tell(read, verdict == ToldLine.Verdict.MORE);
    }

    private void noteWhatComes(Instant before) {
        if (!glance.grows()) {
            return;
        }
        if (typed && before.isAfter(changed)) {
            pace.rested(Duration.between(changed, before));
        }
        typed = true;
        rested = null;
        changed = looked;
        told.grows(looked);
        if (state == State.READING && !forced) {
            state = State.CHANGING;
        }
    }

    /** Noise that flips back triggers nothing. */
    private boolean isAsItWas() {
        if (forced || hasGrown()) {
            return false;
        }
        return glance.known() == 0
                || told.isThere()
                || (glance.kept() >= (glance.isStill() ? STILL_BACK : BACK) && told.onlyFlashed());
    }

    private Step next(BufferedImage picture) {
        if (!forced && !Duration.between(since, looked).minus(CAP).isNegative()) {
            forced = true;
            return read(picture);
        }
        if (state == State.READING) {
            return concludeOnceQuiet();
        }
        final boolean waited = !looked.isBefore(concluded.plus(AFTER_MISS.multipliedBy((1L << misses) - 1)));
        if (!isQuietFor(pace.likelyOver()) || !glance.isSteady() || !waited) {
            return Step.WAIT;
        }
        if (glance.isEmpty()) {
            tracker.heldNothing();
            endChange();
            return Step.WAIT;
        }
        return read(picture);
    }

    private boolean isQuietFor(Duration time) {
        return Duration.between(changed, looked).compareTo(time) >= 0;
    }

    private Step read(BufferedImage picture) {
        state = State.READING;
        result = null;
        glanceAtRead = glance;
        return new Step.Read(++ticket, picture);
    }

    private Step concludeOnceQuiet() {
        final OcrResult read = result;
        final boolean ready = read != null && (forced || isQuietFor(pace.surelyOver(SameLine.isFinished(read.text()))));
        return ready ? conclude(read) : Step.WAIT;
    }

    private Step conclude(OcrResult read) {
        if (!isText(read)) {
            tracker.heldNothing();
            misses = Math.min(MOST_MISSES, misses + 1);
            endChange();
            return Step.WAIT;
        }
        final ToldLine.Verdict verdict = told.judge(read, glance, letter);
        if (verdict == ToldLine.Verdict.MORE) {
            pace.rested(restBefore);
        }
        final int squares = tracker.wasRead(boxes(read));
        letter = Math.max(SMALLEST_LETTER, Math.min(LARGEST_LETTER, (double) squares / SameLine.length(read.text())));
        endChange();
        if (verdict == ToldLine.Verdict.SAME) {
            misses = Math.min(MOST_MISSES, misses + 1);
            told.stands();
            return Step.WAIT;
        }
        misses = 0;
        told.tell(read);
        return new Step.Tell(read, verdict == ToldLine.Verdict.MORE);
    }

    private void endChange() {
        rested = null;
        if (typed) {
            pace.ended();
        }
        state = State.WATCHING;
        forced = false;
        concluded = looked;
    }

    private static boolean isText(OcrResult read) {
        final boolean rated =
                read.lines().stream().anyMatch(line -> !line.words().isEmpty());
        return !read.text().isBlank() && (!rated || read.confidence() >= LEAST_CONFIDENCE);
    }

    private static List<Box> boxes(OcrResult read) {
        return read.lines().stream()
                .flatMap(line -> line.words().stream())
                .map(OcrResult.Word::box)
                .toList();
    }
}
