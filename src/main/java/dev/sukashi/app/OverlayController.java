package dev.sukashi.app;

import dev.sukashi.app.screen.RegionActions;
import dev.sukashi.desktop.ClipboardWatcher;
import dev.sukashi.desktop.DesktopException;
import dev.sukashi.i18n.Messages;
import dev.sukashi.line.Line;
import dev.sukashi.line.LineEvent;
import dev.sukashi.line.Problem;
import dev.sukashi.overlay.OverlayWindow;
import dev.sukashi.translate.LineQueue;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Does what hotkeys and {@code trigger} ask for. Its state belongs to the event thread. */
final class OverlayController {
    private final OverlayWindow overlay;
    private final Pipeline pipeline;
    private final RegionActions regions;
    private final ClipboardWatcher clipboard;
    private final Messages messages;
    private final Map<Action, String> hotkeys;
    private final Consumer<Boolean> screenReading;
    private final Runnable quit;
    private boolean clickThrough;
    private boolean paused;
    private boolean ordered;

    /**
     * @param hotkeys what the player has to press for each action; for hints
     * @param screenReading told whether the screen may be read: not while the overlay is hidden or paused
     * @param quit ends the program; must not block
     */
    OverlayController(
            OverlayWindow overlay,
            Pipeline pipeline,
            RegionActions regions,
            ClipboardWatcher clipboard,
            Messages messages,
            Map<Action, String> hotkeys,
            boolean ordered,
            Consumer<Boolean> screenReading,
            Runnable quit) {
        this.overlay = overlay;
        this.pipeline = pipeline;
        this.regions = regions;
        this.clipboard = clipboard;
        this.messages = messages;
        this.hotkeys = Map.copyOf(hotkeys);
        this.ordered = ordered;
        this.screenReading = screenReading;
        this.quit = quit;
    }

    /** Begins the action and returns at once. Safe from any thread. */
    void perform(Action action) {
        switch (action) {
            case RETRY -> pipeline.retry();
            case PREVIOUS -> pipeline.showPrevious();
            case NEXT -> pipeline.showNext();
            case COPY_SOURCE -> pipeline.withCurrent((line, soFar) -> clipboard.copy(line.text()));
            case COPY_TRANSLATION -> pipeline.withCurrent(this::copyTranslation);
            case PICK_REGION -> regions.pickRegion();
            case CAPTURE -> regions.capture();
            case CAPTURE_AGAIN -> regions.captureAgain();
            case NEXT_REGION -> regions.nextRegion();
            case REMOVE_REGION -> regions.removeRegion();
            case AUTO_READ -> regions.toggleAuto();
            case SHOW_REGIONS -> regions.toggleFrames();
            case QUIT -> quit.run();
            case TOGGLE_OVERLAY -> EventThread.later(this::toggleOverlay);
            case SHOW -> EventThread.later(this::show);
            case CLICK_THROUGH -> EventThread.later(() -> overlay.notice(setClickThrough(!clickThrough)));
            case PAUSE -> EventThread.later(this::togglePause);
            case ORDERED -> EventThread.later(this::toggleOrdered);
        }
    }

    /**
     * For the event thread.
     *
     * @return what the player is to know: the way back, or why it cannot be done
     */
    String setClickThrough(boolean on) {
        try {
            overlay.setClickThrough(on);
            clickThrough = on;
            return messages.text(
                    on ? "status.clickThroughOn" : "status.clickThroughOff",
                    "hotkey",
                    hotkeys.getOrDefault(Action.CLICK_THROUGH, "./run trigger " + Action.CLICK_THROUGH.id()));
        } catch (DesktopException unavailable) {
            return messages.problem(Problem.of(
                    Problem.Kind.DESKTOP,
                    "feature",
                    messages.text("feature.clickThrough"),
                    "reason",
                    String.valueOf(unavailable.getMessage())));
        }
    }

    private void toggleOverlay() {
        overlay.setVisible(!overlay.isVisible());
        allowReading();
    }

    private void allowReading() {
        screenReading.accept(overlay.isVisible() && !paused);
    }

    /** A way back that always works: visible, and taking clicks. */
    private void show() {
        overlay.setVisible(true);
        allowReading();
        if (clickThrough) {
            overlay.notice(setClickThrough(false));
        }
    }

    private void togglePause() {
        paused = !paused;
        pipeline.setPaused(paused);
        allowReading();
        overlay.notice(messages.text(paused ? "status.paused" : "status.resumed"));
    }

    private void toggleOrdered() {
        ordered = !ordered;
        pipeline.setMode(ordered ? LineQueue.Mode.ORDERED : LineQueue.Mode.LIVE);
        overlay.notice(messages.text(ordered ? "status.ordered" : "status.live"));
    }

    private void copyTranslation(Line line, List<LineEvent> soFar) {
        final String text = soFar.stream()
                .map(OverlayController::text)
                .filter(translation -> !translation.isEmpty())
                .collect(Collectors.joining("\n"));
        if (!text.isEmpty()) {
            clipboard.copy(text);
        }
    }

    private static String text(LineEvent event) {
        if (event instanceof final LineEvent.Finished finished) {
            return finished.text();
        }
        return event instanceof final LineEvent.Delta delta ? delta.soFar() : "";
    }
}
