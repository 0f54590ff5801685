package dev.sukashi.source.screen;

import dev.sukashi.ocr.OcrResult;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The line that was told last, and what has become of its strokes since. */
final class ToldLine {
    /** With less of its strokes left at some time, it was erased, and not only hard to see. */
    private static final double ERASED = 0.7;

    /** Text that comes back at once was away for a flash, or for a time in which the player hid it. */
    private static final Duration FLASH = Duration.ofMillis(150);

    private static final Duration HIDDEN = Duration.ofMillis(1_500);

    /** Text that comes in more looks than these is typed. */
    private static final int AT_ONCE = 2;

    private static final double CLEARLY_SURER = 5;
    private static final double PART_OF_LETTER = 0.3;

    private String text = "";
    private double confidence;

    /** Since when its strokes are gone. */
    private @Nullable Instant gone;

    private double leastKept = 1;
    private int growths;
    private @Nullable Instant firstGrowth;

    /** What a reading is. */
    enum Verdict {
        /** The line that was told. */
        SAME,
        /** That line, which has grown, or is read better. */
        MORE,
        ANOTHER
    }

    boolean isThere() {
        return gone == null;
    }

    /** Its strokes, or many of them, are gone. */
    void goes(Instant now, double kept) {
        if (gone == null) {
            gone = now;
            leastKept = 1;
            growths = 0;
            firstGrowth = null;
        }
        leastKept = Math.min(leastKept, kept);
    }

    /** Strokes came. */
    void grows(Instant now) {
        growths++;
        if (firstGrowth == null) {
            firstGrowth = now;
        }
    }

    /** It is there after all. */
    void stands() {
        gone = null;
    }

    void tell(OcrResult told) {
        text = told.text();
        confidence = told.confidence();
        stands();
    }

    /** Whether, now that its strokes are back, it never really went. */
    boolean onlyFlashed() {
        return gone != null && growths <= AT_ONCE && !wasAwayLikeABlank(gone);
    }

    private boolean wasAwayLikeABlank(Instant from) {
        final Duration away = Duration.between(from, firstGrowth == null ? from : firstGrowth);
        return away.compareTo(FLASH) > 0 && away.compareTo(HIDDEN) <= 0;
    }

    /**
     * @param glance at what was read
     * @param letter strokes of a letter, in squares
     */
    Verdict judge(OcrResult read, Glance glance, double letter) {
        if (text.isEmpty()) {
            return Verdict.ANOTHER;
        }
        if (gone != null && (leastKept < ERASED || glance.isStill())) {
            final boolean saidAgain = growths > AT_ONCE || wasAwayLikeABlank(gone);
            return SameLine.isEqual(text, read.text()) && !saidAgain ? Verdict.SAME : Verdict.ANOTHER;
        }
        final int growth = SameLine.growth(text, read.text());
        if (growth > 0 && glance.fresh() >= PART_OF_LETTER * letter * growth) {
            return Verdict.MORE;
        }
        if (SameLine.isAlike(text, read.text())) {
            return glance.hasReplaced(letter) && !SameLine.isEqual(text, read.text()) ? Verdict.ANOTHER : Verdict.SAME;
        }
        final boolean untouched = gone == null && glance.known() > 0 && glance.fresh() < letter;
        if (!untouched) {
            return Verdict.ANOTHER;
        }
        return read.confidence() > confidence + CLEARLY_SURER ? Verdict.MORE : Verdict.SAME;
    }
}
