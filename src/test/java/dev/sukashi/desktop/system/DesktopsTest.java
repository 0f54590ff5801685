package dev.sukashi.desktop.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.desktop.ClipboardWatcher.Copied;
import dev.sukashi.desktop.Desktop;
import dev.sukashi.desktop.Hotkey;
import dev.sukashi.desktop.testing.XServer;
import dev.sukashi.desktop.x11.X11Desktop;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("x11")
class DesktopsTest {
    @TempDir
    private Path cache;

    @BeforeAll
    static void needsADisplay() {
        XServer.require();
    }

    @Test
    void anXServerGivesTheX11DesktopAndClosingItEndsAllItsThreads() throws Exception {
        final BlockingQueue<Copied> heard = new LinkedBlockingQueue<>();
        try (Desktop desktop = Desktops.open(cache)) {
            assertThat(desktop).isInstanceOf(X11Desktop.class);
            desktop.clipboard().start(100, heard::add);
            desktop.hotkeys().register(Map.of(Hotkey.parse("F9"), () -> {}));
            XServer.copy("開いた");
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(new Copied("開いた", 3));
            assertThat(XServer.ownThreads())
                    .contains("sukashi-hotkeys-hook", "sukashi-x11-clipboard", "sukashi-x11-windows");
            assertThat(desktop.screen().seesCoveredWindows()).isTrue();
            assertThat(desktop.screen().screen(desktop.screen().bounds()).getWidth())
                    .isEqualTo(1280);
            assertThat(desktop.windows().all()).isEmpty();
        }
        XServer.await("the threads end", () -> XServer.ownThreads().isEmpty());
    }

    /** From just before another client takes the clipboard to the listener's call. */
    @Test
    void aCopyIsHeardWithinAFewMilliseconds() throws Exception {
        final int rounds = 3000;
        final long[] nanos = new long[rounds];
        final AtomicLong heardAt = new AtomicLong();
        final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (Desktop watching = Desktops.open(cache);
                Desktop copying = Desktops.open(cache)) {
            watching.clipboard().start(100, copied -> {
                heardAt.set(System.nanoTime());
                heard.add(copied.text());
            });
            for (int i = 0; i < rounds; i++) {
                final long before = System.nanoTime();
                copying.clipboard().copy("吾輩は猫である" + i);
                assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("吾輩は猫である" + i);
                nanos[i] = heardAt.get() - before;
            }
        }
        final long[] warm = Arrays.copyOfRange(nanos, rounds / 3, rounds);
        Arrays.sort(warm);
        final double median = warm[warm.length / 2] / 1e6;
        final double late = warm[warm.length * 99 / 100] / 1e6;
        System.out.printf("clipboard latency: median %.2f ms, p99 %.2f ms%n", median, late);
        assertThat(median).isLessThan(10);
    }
}
