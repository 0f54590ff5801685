package dev.sukashi.desktop.portable;

import dev.sukashi.desktop.DesktopException;
import dev.sukashi.desktop.StayOnTop;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** AWT's "always on top", said again every second because a game that goes full screen can take the top from it. */
final class PortableStayOnTop implements StayOnTop {
    static final Duration PERIOD = Duration.ofSeconds(1);

    private final ScheduledExecutorService scheduler;

    PortableStayOnTop(ScheduledExecutorService scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void keep(Window window) throws DesktopException {
        if (!Toolkit.getDefaultToolkit().isAlwaysOnTopSupported()) {
            throw new DesktopException("windows cannot be kept on top here");
        }
        EventQueue.invokeLater(() -> window.setAlwaysOnTop(true));
        final Future<?> again = scheduler.scheduleWithFixedDelay(
                () -> EventQueue.invokeLater(() -> raise(window)),
                PERIOD.toMillis(),
                PERIOD.toMillis(),
                TimeUnit.MILLISECONDS);
        window.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(WindowEvent event) {
                again.cancel(false);
                window.removeWindowListener(this);
            }
        });
    }

    private static void raise(Window window) {
        // Setting what is set does nothing.
        if (window.isVisible()) {
            window.setAlwaysOnTop(false);
            window.setAlwaysOnTop(true);
        }
    }
}
