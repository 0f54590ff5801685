package dev.sukashi.app.screen;

import dev.sukashi.desktop.GameWindow;
import dev.sukashi.game.GameProfile;
import dev.sukashi.game.OcrRegion;
import java.awt.Rectangle;
import java.util.List;
import java.util.Optional;

/**
 * The game that is played.
 *
 * @param window where its regions lie; the whole screen where it is empty
 */
record Playing(GameProfile profile, Optional<GameWindow> window) {
    List<OcrRegion> regions() {
        return profile.regions();
    }

    Playing withProfile(GameProfile changed) {
        return new Playing(changed, window);
    }

    /** What the regions' places are shares of, in the screen's own pixels. */
    Rectangle content(Rectangle screen) {
        return window.map(GameWindow::bounds).orElse(screen);
    }

    boolean isVisible() {
        return window.map(GameWindow::visible).orElse(true);
    }

    /** Whether nothing that a reader of the regions goes by differs. */
    boolean readsLike(Playing other) {
        return regions().equals(other.regions())
                && content(new Rectangle()).equals(other.content(new Rectangle()))
                && window.map(GameWindow::id).equals(other.window.map(GameWindow::id))
                && isVisible() == other.isVisible();
    }
}
