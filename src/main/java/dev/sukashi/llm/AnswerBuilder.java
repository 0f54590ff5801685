package dev.sukashi.llm;

import dev.sukashi.line.Usage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers the parts of one answer. Not safe for several threads. */
final class AnswerBuilder {
    private final DeltaJoiner text = new DeltaJoiner();
    private String model = "";
    private String finishReason = "";
    private Usage usage = Usage.NONE;
    private boolean recognised;
    private boolean begun;
    private boolean thought;
    private boolean finished;
    private boolean done;
    private @Nullable String blocked;
    private @Nullable ServiceError error;

    /** Takes a part; true where it is a sign that the model works: text or thinking. */
    boolean add(AnswerPart part) {
        recognised = true;
        boolean alive = false;
        if (part instanceof AnswerPart.Text piece) {
            text.add(piece.delta());
            alive = !piece.delta().isEmpty();
        } else if (part instanceof AnswerPart.Whole whole) {
            text.replace(whole.soFar());
            alive = !whole.soFar().isEmpty();
        } else if (part instanceof AnswerPart.Restated restated) {
            text.restate(restated.soFar());
            alive = !restated.soFar().isEmpty();
        } else if (part instanceof AnswerPart.Thought) {
            alive = true;
            thought = true;
        } else if (part instanceof AnswerPart.Model named) {
            model = named.name();
        } else if (part instanceof AnswerPart.Finish finish) {
            finishReason = finish.reason();
            finished = true;
        } else if (part instanceof AnswerPart.Cost cost) {
            usage = larger(usage, cost.usage());
        } else if (part instanceof AnswerPart.Blocked refusal) {
            blocked = (blocked == null ? "" : blocked) + refusal.reason();
        } else if (part instanceof AnswerPart.Failed failed) {
            error = failed.error();
        } else if (part instanceof AnswerPart.Done) {
            done = true;
        }
        begun |= alive;
        return alive;
    }

    /** Each count only grows; some services tell the prompt's at the beginning and the answer's at the end. */
    private static Usage larger(Usage one, Usage other) {
        return new Usage(
                Math.max(one.input(), other.input()),
                Math.max(one.output(), other.output()),
                Math.max(one.cached(), other.cached()));
    }

    /** Whether anything at all was the protocol's. */
    boolean recognised() {
        return recognised;
    }

    /** Whether text or thinking came. */
    boolean begun() {
        return begun;
    }

    /** Whether the model thinks, or did: in a field of its own or in the text. */
    boolean thinking() {
        return thought || Thinking.opens(text.text());
    }

    /** Whether the model said that it ended. */
    boolean finished() {
        return finished;
    }

    /** Whether the stream said that nothing more comes. */
    boolean done() {
        return done;
    }

    Optional<ServiceError> error() {
        return Optional.ofNullable(error);
    }

    Optional<String> blocked() {
        return Optional.ofNullable(blocked);
    }

    String finishReason() {
        return finishReason;
    }

    /** What can be shown by now: whole characters, no thinking. */
    String visible() {
        return Texts.withoutLoneSurrogates(Thinking.strip(text.text(), false));
    }

    LlmAnswer answer() {
        final String all = Texts.withoutLoneSurrogates(Thinking.strip(text.text(), true));
        return new LlmAnswer(all, model, finishReason, usage);
    }
}
