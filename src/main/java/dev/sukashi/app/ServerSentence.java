package dev.sukashi.app;

import dev.sukashi.app.local.ServerStatus;
import dev.sukashi.i18n.Messages;

/** Says how a local server is. */
public final class ServerSentence {
    private ServerSentence() {}

    /** One sentence for the player. */
    public static String of(ServerStatus status, Messages messages) {
        if (status instanceof ServerStatus.Loading loading) {
            return messages.text(
                    "local.loading",
                    "name",
                    loading.name(),
                    "seconds",
                    Long.toString(loading.since().toSeconds()));
        }
        if (status instanceof ServerStatus.Failed failed) {
            return messages.problem(failed.problem());
        }
        return messages.text(
                status instanceof ServerStatus.Ready ? "local.ready" : "local.restarting", "name", status.name());
    }
}
