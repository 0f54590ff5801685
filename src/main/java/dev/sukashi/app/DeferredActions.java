package dev.sukashi.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Answers the control socket: what is asked for while the program is still starting is done once it can be. */
final class DeferredActions {
    private final List<Action> waiting = new ArrayList<>();
    private @Nullable Consumer<Action> performer;

    synchronized void performBy(Consumer<Action> consumer) {
        performer = consumer;
        waiting.forEach(consumer);
        waiting.clear();
    }

    /** Called by the socket's thread. */
    String answer(String request) {
        if (!request.startsWith(ControlSocket.TRIGGER)) {
            return "ok";
        }
        final Optional<Action> action = Action.named(request.substring(ControlSocket.TRIGGER.length()));
        action.ifPresent(this::perform);
        return action.isPresent() ? "ok" : "unknown";
    }

    private synchronized void perform(Action action) {
        if (performer == null) {
            waiting.add(action);
        } else {
            performer.accept(action);
        }
    }
}
