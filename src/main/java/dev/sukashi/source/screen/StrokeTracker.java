package dev.sukashi.source.screen;

import dev.sukashi.ocr.Box;
import dev.sukashi.ocr.StrokeMap;
import java.util.Arrays;
import java.util.Collection;

/**
 * Follows a region's strokes from look to look. Letters come and stay; what moves comes and goes, and what blinks goes
 * and comes again at the same place: squares that went twice within seconds are passed over. Text that is replaced goes
 * all at once, and teaches nothing.
 */
final class StrokeTracker {
    /** A stroke is as strong as this at least, before a text was read. */
    private static final int STRONG = 56;

    private static final int WEAKEST = 36;
    private static final int STRONGEST = 90;
    private static final double SHARE_OF_TEXT = 0.45;

    /** A stroke stays one until it is this much weaker: over a moving picture its strength varies. */
    private static final double STAYS = 0.6;

    private static final int SETTLED_MILLIS = 500;
    private static final int BLINK_MILLIS = 800;
    private static final int MEMORY_MILLIS = 8_000;
    private static final int TIMES_GONE = 2;

    /** Where more than this share of the region comes and goes it is no icon, but a picture that moves behind the text. */
    private static final double MOST_VOLATILE = 0.15;

    /** When this share of the text goes at one look, it was erased. */
    private static final double ERASED = 0.3;

    private static final double MOSTLY = 0.5;
    private static final int LEAST_ERASED = 20;
    private static final double NOISE_WEIGHT = 0.25;
    private static final int AROUND = 1;

    private int width;
    private int height;
    private int reduction = 1;
    private byte[] sign = {};
    private int[] since = {};
    private int[] gone = {};
    private byte[] timesGone = {};
    private boolean[] before = {};
    private byte[] text = {};
    private short[] strength = {};
    private int textSquares;
    private int[] dying = {};
    private int strong = STRONG;
    private boolean fewAreVolatile = true;
    private double noise;
    private long start = Long.MIN_VALUE;
    private int last;
    private int previous;
    private int remembered;

    /**
     * Looks once more.
     *
     * @param millis a time that does not go back
     */
    Glance see(long millis, StrokeMap map) {
        if (start == Long.MIN_VALUE) {
            start = millis;
        }
        if (map.width() != width || map.height() != height || map.reduction() != reduction) {
            begin(map);
        }
        previous = last;
        last = (int) (millis - start);
        int born = 0;
        int died = 0;
        int settled = 0;
        int settledDied = 0;
        int recent = 0;
        int recentDied = 0;
        final int weak = (int) (strong * STAYS);
        for (int i = 0; i < sign.length; i++) {
            final int value = map.at(i);
            final byte was = sign[i];
            strength[i] = (short) value;
            final boolean old = was != 0 && last - since[i] >= SETTLED_MILLIS;
            settled += old ? 1 : 0;
            final boolean sinceRead = was != 0 && since[i] > remembered && !isVolatile(i);
            recent += sinceRead ? 1 : 0;
            if (was != 0 && value * was >= weak) {
                continue;
            }
            final byte is = (byte) (value >= strong ? 1 : value <= -strong ? -1 : 0);
            if (is == was) {
                continue;
            }
            sign[i] = is;
            since[i] = last;
            if (was != 0) {
                dying[died++] = i;
                settledDied += old ? 1 : 0;
                recentDied += sinceRead ? 1 : 0;
            }
            if (is != 0 && !isVolatile(i)) {
                born++;
            }
        }
        learn(died, settledDied >= LEAST_ERASED && settledDied >= ERASED * settled);
        return glance(born, recentDied >= LEAST_ERASED && recentDied >= MOSTLY * recent);
    }

    private void begin(StrokeMap map) {
        width = map.width();
        height = map.height();
        reduction = map.reduction();
        final int squares = width * height;
        sign = new byte[squares];
        since = new int[squares];
        gone = new int[squares];
        timesGone = new byte[squares];
        before = new boolean[squares];
        text = new byte[squares];
        strength = new short[squares];
        dying = new int[squares];
        textSquares = 0;
        remembered = -1;
        noise = 0;
    }

    private boolean isVolatile(int square) {
        return fewAreVolatile && comesAndGoes(square);
    }

    private boolean comesAndGoes(int square) {
        return timesGone[square] >= TIMES_GONE && last - gone[square] < MEMORY_MILLIS;
    }

    private void learn(int died, boolean settledWereErased) {
        int ofText = 0;
        int unexpected = 0;
        for (int i = 0; i < died; i++) {
            ofText += text[dying[i]] == 0 ? 0 : 1;
            unexpected += isVolatile(dying[i]) ? 0 : 1;
        }
        if (settledWereErased || (textSquares > 0 && ofText >= ERASED * textSquares)) {
            return;
        }
        noise += NOISE_WEIGHT * (unexpected - noise);
        for (int i = 0; i < died; i++) {
            final int square = dying[i];
            final boolean forgotten = last - gone[square] >= MEMORY_MILLIS;
            timesGone[square] = (byte) (forgotten ? 1 : Math.min(TIMES_GONE, timesGone[square] + 1));
            gone[square] = last;
        }
    }

    private Glance glance(int born, boolean erased) {
        int strokes = 0;
        int kept = 0;
        int fresh = 0;
        int lasting = 0;
        int comingAndGoing = 0;
        for (int i = 0; i < sign.length; i++) {
            comingAndGoing += comesAndGoes(i) ? 1 : 0;
            if (sign[i] == 0) {
                continue;
            }
            strokes++;
            kept += text[i] == sign[i] ? 1 : 0;
            if (!before[i] && since[i] <= previous && !isVolatile(i)) {
                fresh++;
                lasting += last - since[i] >= BLINK_MILLIS ? 1 : 0;
            }
        }
        fewAreVolatile = comingAndGoing <= MOST_VOLATILE * sign.length;
        return new Glance(
                strokes,
                born,
                noise,
                textSquares,
                textSquares == 0 ? 1 : (double) kept / textSquares,
                fresh,
                lasting,
                erased);
    }

    /**
     * What stands there now was read.
     *
     * @param words where, in the picture's pixels; empty where that is not known
     * @return squares that are the text's strokes
     */
    int wasRead(Collection<Box> words) {
        Arrays.fill(text, (byte) 0);
        if (words.isEmpty()) {
            takeAsText(0, 0, width, height);
        }
        for (final Box word : words) {
            takeAsText(
                    Math.max(0, word.x() / reduction - AROUND),
                    Math.max(0, word.y() / reduction - AROUND),
                    Math.min(width, (word.x() + word.width()) / reduction + 1 + AROUND),
                    Math.min(height, (word.y() + word.height()) / reduction + 1 + AROUND));
        }
        remember();
        if (!words.isEmpty()) {
            strong = learnedStrength();
        }
        return textSquares;
    }

    /**
     * Whether what stands there comes and goes.
     *
     * @param box in the picture's pixels
     */
    boolean blinks(Box box) {
        int strokes = 0;
        int blinking = 0;
        final int right = Math.min(width, (box.x() + box.width()) / reduction + 1);
        final int bottom = Math.min(height, (box.y() + box.height()) / reduction + 1);
        for (int y = Math.max(0, box.y() / reduction); y < bottom; y++) {
            for (int i = y * width + Math.max(0, box.x() / reduction); i < y * width + right; i++) {
                final boolean comesAndGoes = isVolatile(i);
                strokes += sign[i] != 0 || comesAndGoes ? 1 : 0;
                blinking += comesAndGoes ? 1 : 0;
            }
        }
        return blinking > 0 && blinking >= MOSTLY * strokes;
    }

    /** What stands there now holds no text. */
    void heldNothing() {
        Arrays.fill(text, (byte) 0);
        remember();
    }

    private void takeAsText(int left, int top, int right, int bottom) {
        for (int y = top; y < bottom; y++) {
            for (int i = y * width + left; i < y * width + right; i++) {
                text[i] = isVolatile(i) ? 0 : sign[i];
            }
        }
    }

    private void remember() {
        textSquares = 0;
        remembered = last;
        Arrays.fill(before, false);
        for (int i = 0; i < sign.length; i++) {
            textSquares += text[i] == 0 ? 0 : 1;
            if (sign[i] != 0) {
                before[i] = true;
                // A letter's edge that flickers is no new stroke.
                before[Math.max(0, i - 1)] = true;
                before[Math.min(sign.length - 1, i + 1)] = true;
                before[Math.max(0, i - width)] = true;
                before[Math.min(sign.length - 1, i + width)] = true;
            }
        }
    }

    /** Letters stand out more than a picture behind a box; other letters of the game may stand out less than these. */
    private int learnedStrength() {
        final int[] counts = new int[256];
        int left = 0;
        for (int i = 0; i < text.length; i++) {
            if (text[i] != 0) {
                counts[Math.min(255, Math.abs(strength[i]))]++;
                left++;
            }
        }
        left /= 2;
        int median = 255;
        while (left > 0 && median > 0) {
            left -= counts[median--];
        }
        return (int) Math.max(WEAKEST, Math.min(STRONGEST, SHARE_OF_TEXT * median));
    }

    /** Forgets what was seen, after a time without looking. */
    void forget() {
        width = 0;
    }
}
