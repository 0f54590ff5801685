package dev.sukashi.llm;

import java.util.List;
import java.util.regex.Pattern;

/** A key. It says nothing of itself: neither text nor log nor exception shows it. Only this room can read it. */
public final class Secret {
    /** No key: no header is sent for it. */
    public static final Secret NONE = new Secret("");

    static final String MASK = "•••";

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    public static Secret of(String value) {
        return value.isEmpty() ? NONE : new Secret(value);
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    /** The keys that {@code |} separates; one that is empty where there is none. */
    List<Secret> split() {
        if (!value.contains("|")) {
            return List.of(this);
        }
        final List<Secret> keys = Pattern.compile("\\|")
                .splitAsStream(value)
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .distinct()
                .map(Secret::of)
                .toList();
        return keys.isEmpty() ? List.of(NONE) : keys;
    }

    /** For the header that carries it, and nothing else. */
    String reveal() {
        return value;
    }

    /**
     * Whether a header can hold it: visible ASCII (RFC 9110, 5.5), no space inside, and no quote around it, as a key
     * has neither and a careless paste brings both.
     */
    boolean isSendable() {
        return value.chars().allMatch(c -> c > ' ' && c < 0x7f)
                && !value.startsWith("\"")
                && !value.endsWith("\"")
                && !value.startsWith("'")
                && !value.endsWith("'");
    }

    /** Whether it is too short to protect anything. */
    boolean isPlaceholder() {
        return value.length() < 12;
    }

    /** The text without this key. */
    String mask(String text) {
        return isEmpty() ? text : text.replace(value, MASK);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return isEmpty() ? "(no key)" : MASK;
    }
}
