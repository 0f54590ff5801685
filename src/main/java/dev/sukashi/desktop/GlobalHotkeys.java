package dev.sukashi.desktop;

import java.util.Map;

/** Hears of key combinations wherever the focus is. The keys still reach the program that has the focus. */
public interface GlobalHotkeys extends AutoCloseable {
    /**
     * Replaces what is listened for.
     *
     * @param actions what to run for each combination; runs on the hook's thread and must not block
     * @throws DesktopException where this desktop shows a program no keys
     */
    void register(Map<Hotkey, Runnable> actions) throws DesktopException;

    /** Whether the combination's key is one that can be listened for. */
    boolean knows(Hotkey hotkey);

    @Override
    void close();
}
