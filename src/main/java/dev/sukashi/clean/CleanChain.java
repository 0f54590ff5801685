package dev.sukashi.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Steps in their order. The first that drops the text ends it. */
public final class CleanChain {
    private final List<CleanStep> steps;

    public CleanChain(List<CleanStep> steps) {
        this.steps = List.copyOf(steps);
    }

    /**
     * What one step did.
     *
     * @param after empty where the step dropped the text
     */
    public record Done(String step, String before, Optional<String> after) {
        /** Whether the step made a difference. */
        public boolean changed() {
            return !after.equals(Optional.of(before));
        }
    }

    /**
     * @return the cleaned text, never blank; empty where it is no line
     */
    public Optional<String> apply(String text) {
        Optional<String> left = notBlank(text);
        for (final CleanStep step : steps) {
            left = left.flatMap(step::apply).flatMap(CleanChain::notBlank);
        }
        return left;
    }

    /** What each step would do to a text now, up to the one that drops it. Nothing is remembered. */
    public List<Done> explain(String text) {
        final List<Done> done = new ArrayList<>();
        Optional<String> left = notBlank(text);
        for (final CleanStep step : steps) {
            if (left.isEmpty()) {
                break;
            }
            final String before = left.get();
            left = step.preview(before).flatMap(CleanChain::notBlank);
            done.add(new Done(step.name(), before, left));
        }
        return List.copyOf(done);
    }

    private static Optional<String> notBlank(String text) {
        return Optional.of(text).filter(one -> !one.isBlank());
    }
}
