package dev.sukashi.desktop.portable;

import dev.sukashi.desktop.GameWindow;
import dev.sukashi.desktop.WindowTracker;
import java.util.List;
import java.util.Optional;

/** Java tells nothing of other programs' windows. */
final class NoWindows implements WindowTracker {
    @Override
    public Optional<GameWindow> active() {
        return Optional.empty();
    }

    @Override
    public Optional<GameWindow> at(int x, int y) {
        return Optional.empty();
    }

    @Override
    public Optional<GameWindow> find(long id) {
        return Optional.empty();
    }

    @Override
    public List<GameWindow> all() {
        return List.of();
    }
}
