package dev.sukashi.vision;

import dev.sukashi.line.Line;
import dev.sukashi.line.Problem;
import dev.sukashi.line.Usage;
import dev.sukashi.translate.Translator;
import java.text.Normalizer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A translation that comes with the text of a picture, before anybody has asked for the line. Keeps what comes until
 * somebody does. The lock is held while the listener is told, so that it hears all in its order.
 */
final class BegunTranslation {
    private final String text;
    private final Runnable stop;
    private String soFar = "";
    private @Nullable End end;
    private Translator.@Nullable Listener listener;
    private boolean silent;

    /** How it ended: with the whole translation, or with a problem. */
    private record End(String text, Usage usage, Optional<Problem> problem) {
        void tell(Translator.Listener listener) {
            problem.ifPresentOrElse(listener::onFailed, () -> listener.onFinished(text, usage));
        }
    }

    /**
     * @param text what is translated
     * @param stop ends the request
     */
    BegunTranslation(String text, Runnable stop) {
        this.text = text;
        this.stop = stop;
    }

    /** Whether it is the line's, whatever cleaning did to its spaces and signs. */
    boolean isOf(Line line) {
        final String mine = words(text);
        final String speaker = line.speaker();
        return mine.equals(words(line.text())) || (speaker != null && mine.equals(words(speaker + line.text())));
    }

    private static String words(String text) {
        final String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        final StringBuilder words = new StringBuilder(plain.length());
        plain.codePoints().filter(Character::isLetterOrDigit).forEach(words::appendCodePoint);
        // A line may be nothing but dots.
        return words.length() > 0 ? words.toString() : plain.replaceAll("\\s", "");
    }

    synchronized void delta(String translation) {
        soFar = translation;
        if (listener != null && !silent && !translation.isEmpty()) {
            listener.onDelta(translation);
        }
    }

    void finished(String translation, Usage usage) {
        end(new End(translation, usage, Optional.empty()));
    }

    void failed(Problem problem) {
        end(new End("", Usage.NONE, Optional.of(problem)));
    }

    private synchronized void end(End how) {
        if (end != null) {
            return;
        }
        end = how;
        if (listener != null && !silent) {
            how.tell(listener);
        }
    }

    /** Tells what has come, and from now on what comes. */
    synchronized void listen(Translator.Listener who) {
        listener = who;
        if (silent) {
            return;
        }
        if (end != null) {
            end.tell(who);
        } else if (!soFar.isEmpty()) {
            who.onDelta(soFar);
        }
    }

    /** Ends the request; nothing more is told. */
    void cancel() {
        synchronized (this) {
            silent = true;
        }
        stop.run();
    }
}
