package dev.sukashi.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes what hotkeys and the control socket ask for; what comes while the program starts is done once it can be. */
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
            return ControlSocket.DONE;
        }
        final Optional<Action> action = Action.named(request.substring(ControlSocket.TRIGGER.length()));
        action.ifPresent(this::perform);
        return action.isPresent() ? ControlSocket.DONE : "unknown";
    }

    /** Does it, or keeps it for when it can be done. */
    synchronized void perform(Action action) {
        if (performer == null) {
            waiting.add(action);
        } else {
            performer.accept(action);
        }
    }
}
