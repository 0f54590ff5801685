package dev.sukashi.app.command;

import dev.sukashi.app.Action;
import dev.sukashi.app.ControlSocket;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Does in the running program what a hotkey would do. */
@Command(name = "trigger", description = "Do in the running program what a hotkey would do.")
final class TriggerCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(
            index = "0",
            paramLabel = "ACTION",
            description = "${COMPLETION-CANDIDATES}",
            completionCandidates = ActionNames.class)
    private String action = "";

    TriggerCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (Action.named(action).isEmpty()) {
            context.say("trigger.unknown", "action", action, "actions", String.join(", ", new ActionNames()));
            return CommandContext.USAGE;
        }
        final Optional<String> answer = ControlSocket.ask(context.folders().home(), ControlSocket.TRIGGER + action);
        if (answer.filter(ControlSocket.DONE::equals).isEmpty()) {
            context.say("trigger.notRunning");
            return CommandContext.FAILED;
        }
        return CommandContext.OK;
    }

    /** For the help text. */
    static final class ActionNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Action.values()).map(Action::id).toList().iterator();
        }
    }
}
