package dev.sukashi.translate;

import dev.sukashi.line.Line;
import dev.sukashi.line.Problem;

/** Stands in for a translator that cannot be used, and says why for each line instead of leaving the player alone. */
public final class UnusableTranslator implements Translator {
    private final String id;
    private final Problem problem;

    public UnusableTranslator(String id, Problem problem) {
        this.id = id;
        this.problem = problem;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Call translate(Line line, Listener listener) {
        listener.onFailed(problem);
        return () -> {};
    }

    @Override
    public void close() {}
}
