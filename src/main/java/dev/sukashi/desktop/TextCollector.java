package dev.sukashi.desktop;

/**
 * Takes in the characters of a copied text one after another and keeps the first of them, tidied: NULs are left out,
 * CRLF becomes LF, and a surrogate without its other half becomes U+FFFD. For one thread at a time.
 */
public final class TextCollector {
    private static final char REPLACEMENT = '\uFFFD';

    private final int maxCharacters;
    private final StringBuilder kept = new StringBuilder();
    private long length;
    private boolean full;
    private boolean carriageReturn;
    private char highSurrogate;

    /** @param maxCharacters UTF-16 units that are kept at most; the rest is only counted */
    public TextCollector(int maxCharacters) {
        this.maxCharacters = maxCharacters;
    }

    /** The whole of a text at hand. */
    public static ClipboardWatcher.Copied collect(CharSequence text, int maxCharacters) {
        final TextCollector collector = new TextCollector(maxCharacters);
        collector.add(text);
        return collector.finish();
    }

    public void add(CharSequence part) {
        for (int i = 0; i < part.length(); i++) {
            add(part.charAt(i));
        }
    }

    private void add(char c) {
        if (c == 0) {
            return;
        }
        if (highSurrogate != 0 && Character.isLowSurrogate(c)) {
            keepPair(highSurrogate, c);
            highSurrogate = 0;
            return;
        }
        endHalves(c == '\n');
        if (c == '\r') {
            carriageReturn = true;
        } else if (Character.isHighSurrogate(c)) {
            highSurrogate = c;
        } else {
            keep(Character.isLowSurrogate(c) ? REPLACEMENT : c);
        }
    }

    /** Decides what waited for the character after it. */
    private void endHalves(boolean lineFeedFollows) {
        if (highSurrogate != 0) {
            keep(REPLACEMENT);
            highSurrogate = 0;
        }
        if (carriageReturn) {
            if (!lineFeedFollows) {
                keep('\r');
            }
            carriageReturn = false;
        }
    }

    private void keep(char c) {
        length++;
        full = full || kept.length() >= maxCharacters;
        if (!full) {
            kept.append(c);
        }
    }

    private void keepPair(char high, char low) {
        length += 2;
        full = full || kept.length() + 2 > maxCharacters;
        if (!full) {
            kept.append(high).append(low);
        }
    }

    /** What was collected; a surrogate pair is kept whole or not at all. */
    public ClipboardWatcher.Copied finish() {
        endHalves(false);
        return new ClipboardWatcher.Copied(kept.toString(), length);
    }
}
