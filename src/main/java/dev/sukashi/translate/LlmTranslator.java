package dev.sukashi.translate;

import dev.sukashi.line.Line;
import dev.sukashi.line.Problem;
import dev.sukashi.llm.LlmAdapter;
import dev.sukashi.llm.LlmAnswer;
import dev.sukashi.llm.LlmCall;
import dev.sukashi.llm.LlmListener;
import dev.sukashi.llm.LlmRequest;
import dev.sukashi.llm.RateLimits;
import dev.sukashi.prompt.PromptBuilder;
import java.time.Instant;

/** Asks a configured model. */
public final class LlmTranslator implements Translator {
    private final String id;
    private final PromptBuilder prompt;
    private final LlmAdapter adapter;
    private final boolean stream;

    /** Takes over the adapter and closes it. */
    public LlmTranslator(String id, PromptBuilder prompt, LlmAdapter adapter, boolean stream) {
        this.id = id;
        this.prompt = prompt;
        this.adapter = adapter;
        this.stream = stream;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Call translate(Line line, Listener listener) {
        final LlmCall call =
                adapter.send(new LlmRequest(prompt.build(line), stream, prompt.hints(line)), new LlmListener() {
                    @Override
                    public void onDelta(String soFar) {
                        final String text =
                                prompt.unwrap(line, lineBreaks(soFar), false).stripLeading();
                        if (!text.isEmpty()) {
                            listener.onDelta(text);
                        }
                    }

                    @Override
                    public void onFinished(LlmAnswer answer) {
                        listener.onFinished(
                                prompt.unwrap(line, lineBreaks(answer.text()).strip(), true), answer.usage());
                    }

                    @Override
                    public void onFailed(Problem problem) {
                        listener.onFailed(problem);
                    }

                    @Override
                    public void onThinking() {
                        listener.onThinking();
                    }

                    @Override
                    public void onPause(Instant until) {
                        listener.onWaiting(until);
                    }

                    @Override
                    public void onLimits(RateLimits limits) {
                        listener.onAllowance(Allowance.of(limits));
                    }
                });
        return call::cancel;
    }

    private static String lineBreaks(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    @Override
    public void close() {
        adapter.close();
    }
}
