package dev.sukashi.desktop.system;

import dev.sukashi.desktop.Desktop;
import dev.sukashi.desktop.DesktopException;
import dev.sukashi.desktop.GlobalHotkeys;
import dev.sukashi.desktop.hook.HookHotkeys;
import dev.sukashi.desktop.hook.HookHotkeys.LetterNaming;
import dev.sukashi.desktop.portable.PortableDesktop;
import dev.sukashi.desktop.x11.X11Desktop;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows which desktop this is; nothing else in the program asks. */
public final class Desktops {
    private static final Logger log = LoggerFactory.getLogger(Desktops.class);

    private Desktops() {}

    /**
     * This system's desktop, or as much of one as Java offers everywhere. Needs a screen ({@link
     * java.awt.GraphicsEnvironment#isHeadless()} is false).
     *
     * @param cacheFolder this user's own; native libraries are unpacked into it
     */
    public static Desktop open(Path cacheFolder) {
        final String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        final boolean mac = system.contains("mac");
        final boolean x11 = !mac && !system.contains("windows") && System.getenv("DISPLAY") != null;
        final GlobalHotkeys hotkeys = new HookHotkeys(cacheFolder, mac ? LetterNaming.NONE : LetterNaming.ASCII);
        if (x11) {
            try {
                return X11Desktop.open(System::nanoTime, hotkeys);
            } catch (DesktopException e) {
                log.warn("X11 cannot be used in full: {}", e.getMessage());
            }
        }
        return new PortableDesktop(portableScheduler(), hotkeys);
    }

    private static ScheduledExecutorService portableScheduler() {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            final Thread thread = new Thread(task, "sukashi-desktop");
            thread.setDaemon(true);
            return thread;
        });
    }
}
