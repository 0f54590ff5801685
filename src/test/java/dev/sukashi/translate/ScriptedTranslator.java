package dev.sukashi.translate;

import dev.sukashi.line.Line;
import dev.sukashi.line.Problem;
import dev.sukashi.line.Usage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A translator whose answers the test gives by hand. */
final class ScriptedTranslator implements Translator {
    private final String id;
    final Map<Long, Listener> asked = new LinkedHashMap<>();
    final List<Long> cancelled = new ArrayList<>();

    ScriptedTranslator() {
        this("main");
    }

    ScriptedTranslator(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Call translate(Line line, Listener listener) {
        asked.put(line.id(), listener);
        return () -> cancelled.add(line.id());
    }

    void answer(long id) {
        asked.get(id).onDelta("half");
        asked.get(id).onFinished("translation " + id, Usage.NONE);
    }

    void fail(long id) {
        asked.get(id).onFailed(Problem.of(Problem.Kind.SERVER_ERROR));
    }

    @Override
    public void close() {}
}
