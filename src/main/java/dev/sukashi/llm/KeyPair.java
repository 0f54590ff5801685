package dev.sukashi.llm;

import dev.sukashi.line.Problem;

/** A key of two halves, written {@code ID:SECRET}. */
record KeyPair(Secret id, Secret secret) {
    /** Whether the key has two halves. */
    static boolean isOne(Secret key) {
        return key.reveal().contains(":");
    }

    /** Throws {@link Problem.Kind#KEY_MALFORMED}, or {@link Problem.Kind#UNUSABLE_SETTING} for a key without two halves. */
    static KeyPair of(Secret key) throws ProblemException {
        if (!key.isSendable()) {
            throw new ProblemException(Problem.of(Problem.Kind.KEY_MALFORMED));
        }
        final String both = key.reveal();
        final int colon = both.indexOf(':');
        if (colon <= 0 || colon == both.length() - 1) {
            throw new ProblemException(Problem.of(
                    Problem.Kind.UNUSABLE_SETTING, "key", "key", "expected", "ID:SECRET", "found", Secret.MASK));
        }
        return new KeyPair(Secret.of(both.substring(0, colon)), Secret.of(both.substring(colon + 1)));
    }

    /** The text without either half. */
    String mask(String text) {
        return secret.mask(id.mask(text));
    }
}
