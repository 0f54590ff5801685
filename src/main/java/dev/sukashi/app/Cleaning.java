package dev.sukashi.app;

import dev.sukashi.clean.CleanChain;
import dev.sukashi.clean.CleanStep;
import dev.sukashi.clean.RenPyVoicing;
import dev.sukashi.clean.RepeatFilter;
import dev.sukashi.clean.SourceLanguageFilter;
import dev.sukashi.clean.TextTidy;
import dev.sukashi.settings.Settings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The steps that text goes through before it is a line. */
final class Cleaning {
    private Cleaning() {}

    /** A chain of its own, which remembers what went through it. */
    static CleanChain of(Settings settings, Clock clock) {
        final List<CleanStep> steps = new ArrayList<>(List.of(new TextTidy(), new RenPyVoicing()));
        if (settings.onlySourceLanguage()) {
            steps.add(new SourceLanguageFilter(settings.from()));
        }
        steps.add(new RepeatFilter(clock));
        return new CleanChain(steps);
    }
}
