package dev.sukashi.app.llmtest;

import dev.sukashi.line.Problem;
import dev.sukashi.line.Usage;
import java.time.Duration;
import java.util.Optional;

/**
 * What came of a translator's test.
 *
 * @param problem what is wrong and what to do; empty where all is well
 * @param model the model that answered, as the service names it, else as the settings do
 * @param firstToken from sending to the first piece of text; zero where none came
 * @param total from sending to the end
 * @param translation of the test's sentence; empty where it failed
 */
public record TestResult(
        Optional<Problem> problem, String model, Duration firstToken, Duration total, Usage usage, String translation) {
    public boolean ok() {
        return problem.isEmpty();
    }
}
