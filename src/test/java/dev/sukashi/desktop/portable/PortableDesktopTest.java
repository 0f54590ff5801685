package dev.sukashi.desktop.portable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sukashi.desktop.ClipboardWatcher.Copied;
import dev.sukashi.desktop.DesktopException;
import dev.sukashi.desktop.hook.HookHotkeys;
import dev.sukashi.desktop.hook.HookHotkeys.LetterNaming;
import dev.sukashi.desktop.testing.XServer;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.swing.JWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("x11")
class PortableDesktopTest {
    private final BlockingQueue<Copied> heard = new LinkedBlockingQueue<>();

    @TempDir
    private Path cache;

    private PortableDesktop desktop;

    @BeforeEach
    void open() {
        XServer.require();
        desktop = new PortableDesktop(
                Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "sukashi-desktop")),
                new HookHotkeys(cache, LetterNaming.NONE));
        XServer.copy("この前から");
        desktop.clipboard().start(100, heard::add);
    }

    @AfterEach
    void endsWithoutAThreadLeft() {
        desktop.close();
        XServer.await("the threads end", () -> XServer.ownThreads().isEmpty());
    }

    @Test
    void oneTextAfterAnotherIsHeardThoughTheirKindIsTheSame() throws Exception {
        // Its own copy comes after the first look, which takes what was there before for old.
        desktop.clipboard().copy("自分の");
        XServer.await("the copy arrives", () -> XServer.paste().equals("自分の"));
        XServer.copy("一つ目");
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(new Copied("一つ目", 3));
        XServer.copy("二つ目");
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(new Copied("二つ目", 3));
        assertThat(heard).isEmpty();
    }

    @Test
    void clickThroughSaysThatItIsMissing() {
        assertThatThrownBy(() -> desktop.clickThrough().set(new JWindow(), true))
                .isInstanceOf(DesktopException.class);
    }
}
