package dev.sukashi.vision;

import dev.sukashi.line.Problem;
import dev.sukashi.line.Usage;
import dev.sukashi.llm.LlmAnswer;
import dev.sukashi.llm.LlmCall;
import dev.sukashi.llm.LlmListener;
import dev.sukashi.ocr.OcrException;
import dev.sukashi.prompt.Degeneration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One picture's request. One thread waits for its text, the adapter's tell it. */
final class Reading implements LlmListener {
    /** Why an answer without text is none: the model never came to it. In other words for the same, none was there. */
    private static final Set<String> CUT_SHORT = Set.of("length", "max_tokens", "MAX_TOKENS");

    private final String language;
    private final ReadingLimit limit;
    private final Optional<BegunTranslations> translations;
    private final Consumer<Usage> spent;
    private final Consumer<Reading> onEnd;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private volatile @Nullable BegunTranslation begun;
    private @Nullable LlmCall call;
    private boolean unwanted;

    private record Outcome(String text, Optional<Problem> problem) {}

    /**
     * @param translations where the translation that follows the text goes; empty where none was asked for
     * @param onEnd told when the request is over, its translation included; possibly more than once
     */
    Reading(
            String language,
            ReadingLimit limit,
            Optional<BegunTranslations> translations,
            Consumer<Usage> spent,
            Consumer<Reading> onEnd) {
        this.language = language;
        this.limit = limit;
        this.translations = translations;
        this.spent = spent;
        this.onEnd = onEnd;
    }

    /** Tells the call that may have to be cancelled. */
    void follow(LlmCall sent) {
        synchronized (this) {
            call = sent;
            if (!unwanted) {
                return;
            }
        }
        sent.cancel();
    }

    /** The text; empty for none. */
    String await() throws OcrException {
        final Outcome result;
        try {
            result = outcome.get();
        } catch (InterruptedException interrupted) {
            cancel();
            Thread.currentThread().interrupt();
            throw new OcrException(Problem.of(Problem.Kind.SUPERSEDED));
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
        if (result.problem().isPresent()) {
            throw new OcrException(result.problem().get());
        }
        return result.text();
    }

    /** Ends the wait, as nothing more will be told. */
    void giveUp() {
        cancel();
        fail(Problem.of(Problem.Kind.SUPERSEDED));
    }

    private void cancel() {
        final LlmCall running;
        synchronized (this) {
            unwanted = true;
            running = call;
        }
        if (running != null) {
            running.cancel();
        }
        onEnd.accept(this);
    }

    @Override
    public void onDelta(String soFar) {
        final PictureAnswer answer = answer(soFar, false);
        final Optional<Problem> nonsense = nonsenseIn(answer);
        if (nonsense.isPresent()) {
            cancel();
            fail(nonsense.get());
        } else if (answer.translation().isPresent()) {
            if (answer.text().isEmpty()) {
                cancel();
                succeed("");
            } else {
                begun(answer.text()).delta(answer.translation().get());
                succeed(answer.text());
            }
        }
    }

    @Override
    public void onFinished(LlmAnswer whole) {
        onEnd.accept(this);
        final PictureAnswer answer = answer(whole.text(), true);
        final Optional<Problem> nonsense = nonsenseIn(answer);
        final String translation = answer.translation().orElse("");
        final boolean translated = begun != null || !(answer.text().isEmpty() || translation.isEmpty());
        if (nonsense.isEmpty() && translated) {
            begun(answer.text()).finished(translation, whole.usage());
            succeed(answer.text());
            return;
        }
        // Before the waiting thread goes on, which may want to know.
        spent.accept(whole.usage());
        nonsense.ifPresentOrElse(this::fail, () -> succeed(answer.text()));
    }

    @Override
    public void onFailed(Problem problem) {
        onEnd.accept(this);
        final boolean nothingSaid = problem.kind() == Problem.Kind.EMPTY_ANSWER
                && !CUT_SHORT.contains(problem.details().getOrDefault("reason", ""));
        if (nothingSaid) {
            succeed("");
        } else {
            fail(problem);
        }
    }

    private PictureAnswer answer(String text, boolean whole) {
        return translations.isPresent()
                ? PictureAnswer.of(text, language, whole)
                : new PictureAnswer(PictureAnswer.text(text, language), Optional.empty());
    }

    private Optional<Problem> nonsenseIn(PictureAnswer answer) {
        final boolean runaway = answer.translation()
                .map(translation -> Degeneration.isRunaway(answer.text(), translation))
                .orElse(false);
        return runaway ? Optional.of(Problem.of(Problem.Kind.DEGENERATE)) : limit.exceededBy(answer.text());
    }

    /** Handed over before the text is told, so that it is there when the line comes for it. */
    private BegunTranslation begun(String text) {
        final BegunTranslation known = begun;
        if (known != null) {
            return known;
        }
        final BegunTranslation made = new BegunTranslation(text, this::cancel);
        begun = made;
        translations.ifPresent(all -> all.offer(made));
        return made;
    }

    private void succeed(String text) {
        outcome.complete(new Outcome(text, Optional.empty()));
    }

    private void fail(Problem problem) {
        final BegunTranslation translation = begun;
        if (translation != null) {
            translation.failed(problem);
        }
        outcome.complete(new Outcome("", Optional.of(problem)));
    }
}
