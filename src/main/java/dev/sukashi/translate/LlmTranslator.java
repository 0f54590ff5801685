package dev.sukashi.translate;

import dev.sukashi.line.Line;
import dev.sukashi.line.Problem;
import dev.sukashi.llm.LlmAdapter;
import dev.sukashi.llm.LlmAnswer;
import dev.sukashi.llm.LlmCall;
import dev.sukashi.llm.LlmListener;
import dev.sukashi.llm.LlmRequest;
import dev.sukashi.prompt.PromptBuilder;

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
                        listener.onDelta(soFar.stripLeading());
                    }

                    @Override
                    public void onFinished(LlmAnswer answer) {
                        listener.onFinished(answer.text().strip(), answer.usage());
                    }

                    @Override
                    public void onFailed(Problem problem) {
                        listener.onFailed(problem);
                    }
                });
        return call::cancel;
    }

    @Override
    public void close() {
        adapter.close();
    }
}
