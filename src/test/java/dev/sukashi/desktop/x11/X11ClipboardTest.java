package dev.sukashi.desktop.x11;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.desktop.ClipboardWatcher.Copied;
import dev.sukashi.desktop.testing.XServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies of other programs, on a real X server. */
@Tag("x11")
class X11ClipboardTest {
    private static final int MAX = 20_000;
    private static final String MARK = "終わりの印";

    /** Runs ahead of the system's on demand, so that no test waits for a time-out. */
    private final AtomicLong timeAdded = new AtomicLong();

    private final BlockingQueue<Copied> heard = new LinkedBlockingQueue<>();
    private X11Clipboard clipboard;

    @BeforeAll
    static void needsADisplay() {
        XServer.require();
    }

    @BeforeEach
    void listen() throws Exception {
        clipboard = X11Clipboard.open(() -> System.nanoTime() + timeAdded.get());
        clipboard.start(MAX, heard::add);
    }

    @AfterEach
    void endsWithoutAThreadLeft() {
        clipboard.close();
        assertThat(XServer.ownThreads()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"はい", "恵「今日は、いい天気だね」", "😀👨‍👩‍👧 party", "a", "first\nsecond\n", "汉字 한국어 ñ"})
    void aTextComesAsItWasCopied(String text) throws Exception {
        XServer.copy(text);
        assertThat(next()).isEqualTo(new Copied(text, text.length()));
    }

    @Test
    void theSameTextCopiedTwiceComesTwice() throws Exception {
        XServer.copy("もう一度");
        assertThat(next().text()).isEqualTo("もう一度");
        XServer.copy("もう一度");
        assertThat(next().text()).isEqualTo("もう一度");
    }

    @Test
    void ofThreeMegabytesTheBeginningComesAndTheLengthIsTold() throws Exception {
        final String line = "吾輩は猫である。名前はまだ無い。\r\n";
        final int times = 3_000_000 / line.getBytes(StandardCharsets.UTF_8).length;
        XServer.copy(line.repeat(times));
        final Copied copied = next();
        assertThat(copied.text()).hasSize(MAX).startsWith("吾輩は猫である。名前はまだ無い。\n吾輩");
        assertThat(copied.length()).isEqualTo((line.length() - 1L) * times);
        assertThat(copied.truncated()).isTrue();
    }

    @Test
    void latin1ComesRightWhereThatIsAllTheOwnerHas() throws Exception {
        try (ForeignOwner owner = new ForeignOwner((o, request) -> {
            if (request.target() == o.atom("STRING")) {
                o.answer(request, "STRING", "Café déjà vu".getBytes(StandardCharsets.ISO_8859_1));
            } else {
                o.refuse(request);
            }
        })) {
            owner.take();
            assertThat(next().text()).isEqualTo("Café déjà vu");
        }
    }

    @Test
    void anImageIsNoText() throws Exception {
        XServer.copyAs("image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        assertNothingButTheMarkComes();
    }

    @Test
    void anImageInIncrementsIsNoTextEither() throws Exception {
        XServer.copyAs("image/png", new byte[5_000_000]);
        assertNothingButTheMarkComes();
    }

    @Test
    void aProgramWithoutTextIsNotWaitedFor() throws Exception {
        try (ForeignOwner owner = new ForeignOwner(ForeignOwner::refuse)) {
            owner.take();
            assertThat(owner.asked().poll(10, TimeUnit.SECONDS)).isNotNull();
            assertNothingButTheMarkComes();
        }
    }

    @Test
    void bytesThatAreNoUtf8BecomeReplacementCharacters() throws Exception {
        XServer.copyAs("UTF8_STRING", new byte[] {'a', (byte) 0xff, 'b', (byte) 0xe3, (byte) 0x81});
        assertThat(next().text()).isEqualTo("a\uFFFDb\uFFFD");
    }

    @Test
    void nulsAreLeftOut() throws Exception {
        XServer.copyAs("UTF8_STRING", "は\0い\0".getBytes(StandardCharsets.UTF_8));
        assertThat(next().text()).isEqualTo("はい");
    }

    @Test
    void aClearedClipboardIsNoText() throws Exception {
        try (ForeignOwner owner = new ForeignOwner((o, request) -> o.answer(request, "UTF8_STRING", new byte[0]))) {
            owner.take();
            owner.clear();
            assertNothingButTheMarkComes();
        }
    }

    @Test
    void aProgramThatNeverAnswersDoesNotStopTheNextText() throws Exception {
        try (ForeignOwner silent = new ForeignOwner((o, request) -> {})) {
            silent.take();
            assertThat(silent.asked().poll(10, TimeUnit.SECONDS)).isNotNull();
            assertNothingButTheMarkComes();
            timeAdded.addAndGet(IncomingText.PATIENCE.toNanos());
            XServer.copy("それから");
            assertThat(next().text()).isEqualTo("それから");
        }
    }

    @Test
    void aTextWhoseProgramDiesHalfwayIsForgotten() throws Exception {
        final AtomicInteger taken = new AtomicInteger();
        final BlockingQueue<String> halfway = new LinkedBlockingQueue<>();
        final List<ForeignOwner> self = new ArrayList<>();
        final ForeignOwner dying = new ForeignOwner(ForeignOwner::announceIncrements, place -> {
            if (taken.incrementAndGet() <= 3) {
                self.get(0).putIncrement(place, "UTF8_STRING", "途中".getBytes(StandardCharsets.UTF_8));
            } else {
                halfway.add("now");
            }
        });
        self.add(dying);
        dying.take();
        assertThat(halfway.poll(10, TimeUnit.SECONDS)).isNotNull();
        dying.close();
        assertNothingButTheMarkComes();
    }

    @Test
    void charactersCutByIncrementsArePutTogetherAgain() throws Exception {
        final byte[] bytes = "あい😀う".getBytes(StandardCharsets.UTF_8);
        final AtomicInteger sent = new AtomicInteger();
        final List<ForeignOwner> self = new ArrayList<>();
        try (ForeignOwner dripping = new ForeignOwner(ForeignOwner::announceIncrements, place -> {
            final int i = sent.getAndIncrement();
            final byte[] drop = i < bytes.length ? new byte[] {bytes[i]} : new byte[0];
            if (i <= bytes.length) {
                self.get(0).putIncrement(place, "UTF8_STRING", drop);
            }
        })) {
            self.add(dripping);
            dripping.take();
            assertThat(next()).isEqualTo(new Copied("あい😀う", 5));
        }
    }

    @Test
    void ofManyCopiesInABurstTheLastAlwaysComes() throws Exception {
        // From one client: of several, each takes the clipboard when it comes to it, in no certain order.
        try (X11Clipboard other = X11Clipboard.open(System::nanoTime)) {
            for (int i = 1; i <= 200; i++) {
                other.copy("行" + i);
            }
            Copied last = next();
            int before = 0;
            while (!last.text().equals("行200")) {
                final int number = Integer.parseInt(last.text().substring(1));
                assertThat(number).as("the copies come in their order").isGreaterThanOrEqualTo(before);
                before = number;
                last = next();
            }
        }
    }

    @Test
    void whatWeCopyIsPastedByOthersAndNotHeardByUs() throws Exception {
        clipboard.copy("翻訳: Hello 😀");
        XServer.await("the copy arrives", () -> XServer.paste().equals("翻訳: Hello 😀"));
        assertThat(XServer.run("xclip", "-o", "-selection", "clipboard", "-t", "TARGETS"))
                .contains("UTF8_STRING", "TIMESTAMP", "text/plain;charset=utf-8")
                .doesNotContain("\nSTRING");
        assertNothingButTheMarkComes();
    }

    @Test
    void aMegabyteThatWeCopyArrivesWhole() {
        final String text = "透かし".repeat(120_000);
        clipboard.copy(text);
        XServer.await("the copy arrives", () -> XServer.paste().equals(text));
    }

    @Test
    void anOldProgramGetsLatin1WhereTheTextAllowsIt() {
        clipboard.copy("déjà vu");
        XServer.await("the copy arrives", () -> XServer.paste().equals("déjà vu"));
        assertThat(XServer.run("xclip", "-o", "-selection", "clipboard", "-t", "TARGETS"))
                .contains("\nSTRING");
    }

    @Test
    void aProgramThatVanishesAfterAskingDoesNotHarmUs() throws Exception {
        clipboard.copy("まだいる");
        XServer.await("the copy arrives", () -> XServer.paste().equals("まだいる"));
        try (ForeignOwner hasty = new ForeignOwner(ForeignOwner::refuse)) {
            hasty.askAndVanish();
        }
        assertThat(XServer.paste()).isEqualTo("まだいる");
        assertNothingButTheMarkComes();
    }

    @Test
    void aFailingListenerHearsTheNextText() throws Exception {
        final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        try (X11Clipboard other = X11Clipboard.open(System::nanoTime)) {
            other.start(MAX, copied -> {
                texts.add(copied.text());
                throw new IllegalStateException("on purpose: " + copied.text());
            });
            XServer.copy("一");
            assertThat(texts.poll(10, TimeUnit.SECONDS)).isEqualTo("一");
            XServer.copy("二");
            assertThat(texts.poll(10, TimeUnit.SECONDS)).isEqualTo("二");
        }
    }

    private Copied next() throws InterruptedException {
        final Copied copied = heard.poll(10, TimeUnit.SECONDS);
        assertThat(copied).as("a text from the clipboard").isNotNull();
        return copied;
    }

    /** Nothing came before, and the watch goes on. */
    private void assertNothingButTheMarkComes() throws InterruptedException {
        XServer.copy(MARK);
        assertThat(next().text()).isEqualTo(MARK);
        assertThat(heard).isEmpty();
    }
}
