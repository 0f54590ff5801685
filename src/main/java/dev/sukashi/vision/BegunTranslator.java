package dev.sukashi.vision;

import dev.sukashi.line.Line;
import dev.sukashi.line.Problem;
import dev.sukashi.line.Usage;
import dev.sukashi.translate.Translator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives a line the translation that came with its picture; any other line, and one that is asked for again, goes to the
 * translator in the usual way, as does one whose picture brought a text and then no translation.
 */
public final class BegunTranslator implements Translator {
    private final Translator inner;
    private final BegunTranslations begun;

    /** Takes over both and closes them. */
    public BegunTranslator(Translator inner, BegunTranslations begun) {
        this.inner = inner;
        this.begun = begun;
    }

    @Override
    public String id() {
        return inner.id();
    }

    @Override
    public Call translate(Line line, Listener listener) {
        final Optional<BegunTranslation> translation = begun.take(line);
        if (translation.isEmpty()) {
            return inner.translate(line, listener);
        }
        final Adoption adoption = new Adoption(line, listener, translation.get());
        translation.get().listen(adoption);
        return adoption;
    }

    @Override
    public void close() {
        begun.close();
        inner.close();
    }

    /** One line with the translation that was begun for it. */
    private final class Adoption implements Call, Listener {
        private final Line line;
        private final Listener listener;
        private final BegunTranslation translation;
        private boolean cancelled;
        private @Nullable Call instead;

        Adoption(Line line, Listener listener, BegunTranslation translation) {
            this.line = line;
            this.listener = listener;
            this.translation = translation;
        }

        @Override
        public void onDelta(String soFar) {
            listener.onDelta(soFar);
        }

        @Override
        public void onFinished(String text, Usage usage) {
            if (text.isBlank()) {
                askInstead();
            } else {
                listener.onFinished(text, usage);
            }
        }

        @Override
        public void onFailed(Problem problem) {
            listener.onFailed(problem);
        }

        private void askInstead() {
            synchronized (this) {
                if (cancelled) {
                    return;
                }
            }
            final Call asked = inner.translate(line, listener);
            synchronized (this) {
                instead = asked;
                if (!cancelled) {
                    return;
                }
            }
            asked.cancel();
        }

        @Override
        public void cancel() {
            final Call running;
            synchronized (this) {
                cancelled = true;
                running = instead;
            }
            translation.cancel();
            if (running != null) {
                running.cancel();
            }
        }
    }
}
