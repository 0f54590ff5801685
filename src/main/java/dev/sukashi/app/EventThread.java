package dev.sukashi.app;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.swing.SwingUtilities;

/** Brings work of other threads to the event thread. */
public final class EventThread {
    private EventThread() {}

    /** Waits until it is done. */
    public static void run(Runnable task) {
        get(() -> {
            task.run();
            return "";
        });
    }

    /** Runs soon, in the order of the calls, without waiting. */
    static void later(Runnable task) {
        SwingUtilities.invokeLater(task);
    }

    /** Runs at once where this is the event thread already. */
    public static <T> T get(Supplier<T> task) {
        if (SwingUtilities.isEventDispatchThread()) {
            return task.get();
        }
        final AtomicReference<T> result = new AtomicReference<>();
        try {
            SwingUtilities.invokeAndWait(() -> result.set(task.get()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException(failed.getCause());
        }
        return result.get();
    }
}
