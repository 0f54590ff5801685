package dev.sukashi.overlay;

import dev.sukashi.desktop.ClickThrough;
import dev.sukashi.desktop.DesktopException;
import dev.sukashi.desktop.StayOnTop;
import dev.sukashi.i18n.Messages;
import dev.sukashi.line.Line;
import dev.sukashi.line.LineEvent;
import dev.sukashi.overlay.text.FontFamilies;
import dev.sukashi.reader.Word;
import java.awt.Color;
import java.awt.Frame;
import java.awt.GraphicsConfiguration;
import java.awt.Rectangle;
import java.awt.Window;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JWindow;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The see-through window over the game. It shows the one line the player is on, never takes the keyboard, and stands in
 * no task bar. Where the screen cannot mix windows, its panel is opaque.
 *
 * <p>The constructor and every method belong on the event dispatch thread; elsewhere they throw
 * {@link IllegalStateException}. Changes show with the next frame, at most 60 times a second.
 */
public final class OverlayWindow implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OverlayWindow.class);

    /** Slow enough to be calm, and to cost nothing. */
    private static final int BEAT_MILLIS = 450;

    private final JWindow window;
    private final OverlayPanel panel;
    private final CurrentLine current;
    private final SceneLayout layout;
    private final HeightKeeper heights = new HeightKeeper();
    private final FramePacer pacer;
    private final Timer beat;
    private final ClickThrough clickThrough;

    private OverlayStyle style;
    private Placement placement;
    private Consumer<? super PaintRecord> paintListener = painted -> {};
    private Consumer<? super Placement> placementListener = placed -> {};
    private int heightLimit;
    private boolean closed;

    /**
     * Builds the window unseen; {@link #setVisible} shows it.
     *
     * @param fonts looked up on another thread, as that may take a second
     * @param placement where it stands, see {@link ScreenFit}
     * @param clickThrough asked when the player lets clicks through
     * @param stayOnTop asked once; where it cannot, the window is as high as the platform keeps it
     * @param clock says how long a notice has stood
     * @throws java.awt.HeadlessException without a display
     */
    public OverlayWindow(
            OverlayStyle style,
            FontFamilies fonts,
            Languages languages,
            Messages messages,
            Placement placement,
            ClickThrough clickThrough,
            StayOnTop stayOnTop,
            Clock clock) {
        requireEventThread();
        this.style = style;
        this.placement = placement;
        this.clickThrough = clickThrough;
        final Optional<GraphicsConfiguration> seeThrough = Screens.seeThrough();
        window = new JWindow((Frame) null, seeThrough.orElse(null));
        panel = new OverlayPanel(style, seeThrough.isPresent());
        current = new CurrentLine(languages, messages, clock);
        layout = new SceneLayout(fonts, style);
        pacer = new FramePacer(System::nanoTime, OverlayWindow::later, this::drawFrame);
        beat = new Timer(BEAT_MILLIS, tick -> beat());
        PanelGestures.install(panel, window::getBounds, new Drag());
        setUpWindow(seeThrough.isPresent(), stayOnTop);
    }

    private void setUpWindow(boolean seeThrough, StayOnTop stayOnTop) {
        window.setName("sukashi-overlay");
        // On X11 only a pop-up bypasses the window manager, which would give it the focus or hide it under the game.
        window.setType(Window.Type.POPUP);
        window.setFocusableWindowState(false);
        window.setAutoRequestFocus(false);
        window.setAlwaysOnTop(true);
        window.setContentPane(panel);
        if (seeThrough) {
            window.setBackground(new Color(0, 0, 0, 0));
        }
        measureScreen();
        layOut();
        window.addNotify();
        try {
            stayOnTop.keep(window);
        } catch (DesktopException e) {
            log.warn("The overlay may be covered by a game that raises itself: {}", e.getMessage());
        }
    }

    /**
     * Turns to a line that was just read. A line that is older than the newest shown so far is ignored.
     */
    public void showLine(Line line) {
        requireEventThread();
        if (current.show(line)) {
            turnedTo();
        }
    }

    /**
     * Turns to a line because the player asked for it, whether or not there are newer ones: a retry, the backlog.
     *
     * @param soFar what became of it until now, in order; empty where it is translated anew
     */
    public void recallLine(Line line, List<LineEvent> soFar) {
        requireEventThread();
        current.recall(line, soFar);
        turnedTo();
    }

    private void turnedTo() {
        panel.scrollToEnd();
        measureScreen();
        pacer.request();
    }

    /** Writes readings over the source text; ignored for any other line than the one on show. */
    public void setReading(long lineId, List<Word> words) {
        requireEventThread();
        requestIf(current.setReading(lineId, words));
    }

    /** What became of a line; ignored for any other than the one on show. */
    public void onEvent(LineEvent event) {
        requireEventThread();
        requestIf(current.apply(event));
    }

    /**
     * Shows a hint below the text; it goes with the next line, though not before it could be read.
     *
     * @param sentence blank takes the hint away
     */
    public void notice(String sentence) {
        requireEventThread();
        current.setNotice(sentence);
        pacer.request();
    }

    /**
     * Shows below the translations of a line what they took; ignored for any other line than the one on show.
     *
     * @param sentence blank takes it away
     */
    public void setUsage(long lineId, String sentence) {
        requireEventThread();
        requestIf(current.setUsage(lineId, sentence.strip()));
    }

    /**
     * Sets the order of translations, and the names and colours they have where there are several.
     *
     * @param translators also those that are only fallen back to
     */
    public void setTranslators(List<TranslatorLabel> translators) {
        requireEventThread();
        current.setTranslators(translators);
        pacer.request();
    }

    public void setLanguages(Languages languages) {
        requireEventThread();
        current.setLanguages(languages);
        pacer.request();
    }

    /** In which language problems are told. */
    public void setMessages(Messages messages) {
        requireEventThread();
        current.setMessages(messages);
        pacer.request();
    }

    public OverlayStyle style() {
        requireEventThread();
        return style;
    }

    public void setStyle(OverlayStyle newStyle) {
        requireEventThread();
        style = newStyle;
        layout.setStyle(newStyle);
        heights.forget();
        measureScreen();
        pacer.request();
    }

    /**
     * Lets clicks reach the game, or takes them again.
     *
     * @throws DesktopException where the desktop cannot; nothing has changed then
     */
    public void setClickThrough(boolean on) throws DesktopException {
        requireEventThread();
        clickThrough.set(window, on);
    }

    public void setVisible(boolean visible) {
        requireEventThread();
        if (visible && !window.isVisible()) {
            measureScreen();
            layOut();
            window.setVisible(true);
            drawFrame();
        } else if (!visible) {
            window.setVisible(false);
            beat.stop();
        }
    }

    public boolean isVisible() {
        requireEventThread();
        return window.isVisible();
    }

    /** The window's bounds in the coordinates of all screens together; a copy. */
    public Rectangle bounds() {
        requireEventThread();
        return window.getBounds();
    }

    public Placement placement() {
        requireEventThread();
        return placement;
    }

    public void setPlacement(Placement newPlacement) {
        requireEventThread();
        placement = newPlacement;
        measureScreen();
        pacer.request();
    }

    /** Told where the window is each time the player has moved or resized it; replaces the one before. */
    public void onPlaced(Consumer<? super Placement> listener) {
        requireEventThread();
        placementListener = listener;
    }

    /** Told after each frame what it brought to the screen; replaces the one before. */
    public void onPainted(Consumer<? super PaintRecord> listener) {
        requireEventThread();
        paintListener = listener;
    }

    /** The window itself, for what the desktop does to windows. */
    public Window window() {
        return window;
    }

    /** Ends the window and its timers. Further calls do nothing. */
    @Override
    public void close() {
        requireEventThread();
        closed = true;
        beat.stop();
        window.dispose();
    }

    private void requestIf(boolean changed) {
        if (changed) {
            pacer.request();
        }
    }

    private void drawFrame() {
        if (closed) {
            return;
        }
        layOut();
        if (panel.isShowing()) {
            panel.paintImmediately(0, 0, panel.getWidth(), panel.getHeight());
            // X11 gathers requests; without this a frame would lie in the buffer until the next one.
            window.getToolkit().sync();
            tellPainted();
        }
        beatWhileWaiting();
    }

    private void tellPainted() {
        current.line()
                .ifPresent(
                        line -> paintListener.accept(new PaintRecord(line.id(), current.lengths(), System.nanoTime())));
    }

    private void layOut() {
        final LaidScene scene =
                layout.layOut(current.blocks(style.showSource(), style.showFurigana()), placement.width());
        panel.set(scene, style);
        final int needed = (int) Math.ceil(scene.height());
        final int height = heights.next(current.showing(), placement.width(), needed, heightLimit);
        final Rectangle bounds = placement.bounds(height);
        if (!bounds.equals(window.getBounds())) {
            window.setBounds(bounds);
            window.validate();
        }
    }

    /** Asked when a line comes and when the window moves, not for each frame: screens are slow to answer. */
    private void measureScreen() {
        final Rectangle screen = screens().screenOf(placement.bounds(ScreenFit.GRIP));
        heightLimit = (int) (screen.height * style.heightLimit());
    }

    private void beatWhileWaiting() {
        final boolean needed = current.isWaiting() && window.isVisible();
        if (needed && !beat.isRunning()) {
            beat.start();
        } else if (!needed) {
            beat.stop();
        }
    }

    private void beat() {
        panel.beat();
        if (current.isCountingDown()) {
            pacer.request();
        }
    }

    private static ScreenFit screens() {
        return ScreenFit.ofThisDesktop();
    }

    private static void later(Runnable task, int milliseconds) {
        if (milliseconds == 0) {
            SwingUtilities.invokeLater(task);
            return;
        }
        final Timer timer = new Timer(milliseconds, tick -> task.run());
        timer.setRepeats(false);
        timer.start();
    }

    private static void requireEventThread() {
        if (!SwingUtilities.isEventDispatchThread()) {
            throw new IllegalStateException("the overlay belongs to the event dispatch thread");
        }
    }

    /** The window follows the hand; its anchor is chosen anew where the hand lets go. */
    private final class Drag implements PanelGestures.Target {
        @Override
        public void dragged(Rectangle to) {
            final boolean moved = to.width == placement.width();
            placement = Placement.of(to, placement.anchor());
            if (moved) {
                window.setBounds(placement.bounds(window.getHeight()));
            } else {
                pacer.request();
            }
        }

        @Override
        public void dropped() {
            final Rectangle bounds = window.getBounds();
            placement = Placement.of(bounds, screens().anchorFor(bounds));
            measureScreen();
            placementListener.accept(placement);
        }
    }
}
