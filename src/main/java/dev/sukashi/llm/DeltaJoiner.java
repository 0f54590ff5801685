package dev.sukashi.llm;

/**
 * Puts a stream's pieces together. Most services send what is new; some send the whole text each time, without saying
 * so. That shows when every piece begins with the one before it: once is enough for a long piece, twice for a short one
 * (an answer may well begin with the same word twice). A run of one character proves nothing.
 */
final class DeltaJoiner {
    private static final int LONG = 8;
    private static final int ENOUGH = 2;

    private final StringBuilder joined = new StringBuilder();
    private String previous = "";
    private String beforeLast = "";
    private int extensions;
    private boolean eachExtends = true;
    private boolean cumulative;
    private boolean restates;
    private boolean increments;

    void add(String delta) {
        if (delta.isEmpty()) {
            return;
        }
        joined.append(delta);
        if (!eachExtends) {
            return;
        }
        if (delta.startsWith(previous)) {
            if (delta.length() > previous.length() && isVaried(previous)) {
                extensions++;
                cumulative |= extensions >= ENOUGH || previous.length() >= LONG;
            }
            previous = delta;
        } else if (cumulative && delta.length() * 2 >= previous.length()) {
            // The service thought better of its beginning.
            previous = delta;
        } else {
            eachExtends = false;
            cumulative = false;
        }
    }

    /** All text until now, by a service that says so. */
    void replace(String whole) {
        joined.setLength(0);
        joined.append(whole);
        previous = whole;
        cumulative = false;
        extensions = 0;
        eachExtends = false;
    }

    /**
     * All text until now, by a service that is thought to restate it but may send pieces after all. It does if the
     * second does not begin with the first, or if what looked like a short beginning said twice is followed by less.
     */
    void restate(String whole) {
        if (whole.isEmpty()) {
            return;
        }
        final String until = joined.toString();
        final boolean extendsAll = !increments && whole.startsWith(until);
        final boolean extendsLast = previous.length() >= LONG && whole.startsWith(previous);
        final boolean less = restates && !beforeLast.isEmpty() && until.length() < LONG;
        if (less && !extendsAll && whole.length() * 2 < until.length()) {
            restates = false;
            append(beforeLast + until, whole);
        } else if (restates || extendsAll || extendsLast) {
            // Only the first repetition may have been chance.
            beforeLast = restates ? "" : until;
            restates |= !until.isEmpty();
            replace(whole);
        } else {
            append(until, whole);
        }
    }

    private void append(String until, String piece) {
        replace(until + piece);
        previous = piece;
        increments = true;
        beforeLast = "";
    }

    String text() {
        return cumulative ? previous : joined.toString();
    }

    private static boolean isVaried(String text) {
        return text.codePoints().distinct().limit(2).count() > 1;
    }
}
