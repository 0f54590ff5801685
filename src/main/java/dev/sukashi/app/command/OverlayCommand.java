package dev.sukashi.app.command;

import dev.sukashi.app.OverlayApp;
import dev.sukashi.settings.SettingsFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Opens the overlay and runs until it is ended. */
final class OverlayCommand implements Callable<Integer> {
    private final CommandContext context;

    OverlayCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        final SettingsFile.Loaded loaded = context.loadSettings();
        final Optional<OverlayApp> opened = OverlayApp.open(new OverlayApp.Context(
                context.folders(),
                loaded.settings(),
                loaded.problems(),
                context.messages(),
                context.environment(),
                List.of()));
        if (opened.isEmpty()) {
            context.say("overlay.alreadyRunning");
            return CommandContext.OK;
        }
        final OverlayApp app = opened.get();
        new SettingsFile(context.folders().settings()).keepAsLastGood();
        // However the program ends (quit, Ctrl+C, logging out), the virtual machine's shutdown takes it apart.
        Runtime.getRuntime().addShutdownHook(new Thread(app::close, "sukashi-shutdown"));
        context.say("overlay.ready", "hotkeys", app.hotkeyHelp());
        app.awaitQuit();
        return CommandContext.OK;
    }
}
