package dev.sukashi.source.screen;

import dev.sukashi.line.Problem;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells a problem when it begins, and not ten times a second. */
final class ToldProblem {
    private final Consumer<Problem> listener;
    private @Nullable Problem lasting;

    ToldProblem(Consumer<Problem> listener) {
        this.listener = listener;
    }

    void lasts(Problem problem) {
        if (!problem.equals(lasting)) {
            lasting = problem;
            listener.accept(problem);
        }
    }

    void isOver() {
        lasting = null;
    }
}
