package dev.sukashi.translate;

import dev.sukashi.line.Problem;
import dev.sukashi.line.Usage;

/** Hears nothing. */
final class Ignoring implements Translator.Listener {
    @Override
    public void onDelta(String soFar) {}

    @Override
    public void onFinished(String text, Usage usage) {}

    @Override
    public void onFailed(Problem problem) {}
}
