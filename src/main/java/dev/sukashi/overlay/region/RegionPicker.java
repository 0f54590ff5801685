package dev.sukashi.overlay.region;

import dev.sukashi.i18n.Messages;
import java.awt.Frame;
import java.awt.GraphicsConfiguration;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.MouseInfo;
import java.awt.Point;
import java.awt.PointerInfo;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;

/**
 * The frozen, dimmed screen on which the player draws a rectangle: by dragging in any direction, or with the arrow keys
 * and Enter. Escape and the right button give up. While it is open it has the keyboard, which the window manager gives
 * back when it closes.
 *
 * <p>A window for each monitor. All methods belong on the event dispatch thread.
 */
public final class RegionPicker implements AutoCloseable {
    private final FrozenScreen frozen;
    private final Messages messages;
    private final Consumer<Optional<Rectangle>> result;
    private final List<JFrame> frames = new ArrayList<>();
    private final List<PickerView> views = new ArrayList<>();
    private PickerState state;
    private boolean ended;

    /**
     * @param result told once, after the windows are gone: what was drawn, in the screen's own pixels; nothing where
     *     the player gave up
     */
    public RegionPicker(FrozenScreen frozen, Messages messages, Consumer<Optional<Rectangle>> result) {
        this.frozen = frozen;
        this.messages = messages;
        this.result = result;
        this.state = PickerState.at(frozen.bounds().getLocation());
    }

    public void open() {
        requireEventThread();
        final Monitors monitors = Monitors.ofThisDesktop(frozen.bounds());
        final Optional<Point> mouse =
                Optional.ofNullable(MouseInfo.getPointerInfo()).map(PointerInfo::getLocation);
        final Monitor first = mouse.map(monitors::atPoint).orElse(monitors.all().get(0));
        state = PickerState.at(mouse.map(first::pixel).orElse(first.device().getLocation()));
        final GraphicsDevice[] devices =
                GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices();
        for (int i = 0; i < monitors.all().size(); i++) {
            addFrame(monitors.all().get(i), devices[i].getDefaultConfiguration());
        }
        frames.forEach(frame -> frame.setVisible(true));
        focus(monitors.all().indexOf(first));
    }

    private void addFrame(Monitor monitor, GraphicsConfiguration configuration) {
        final String title = messages.text("picker.title");
        final PickerView view = new PickerView(frozen, monitor, title, state, hint());
        final JFrame frame = new JFrame("Sukashi: " + title, configuration);
        frame.setName("sukashi-picker");
        frame.setUndecorated(true);
        frame.setAlwaysOnTop(true);
        frame.setDefaultCloseOperation(JFrame.DO_NOTHING_ON_CLOSE);
        frame.setContentPane(view);
        frame.setBounds(monitor.user());
        PickerInput.install(view, new Drawing());
        frames.add(frame);
        views.add(view);
    }

    private void focus(int index) {
        frames.get(index).toFront();
        frames.get(index).requestFocus();
        views.get(index).requestFocusInWindow();
    }

    /** Gives up, where the player has not decided yet. */
    @Override
    public void close() {
        requireEventThread();
        end(Optional.empty());
    }

    private void end(Optional<Rectangle> drawn) {
        if (!ended) {
            ended = true;
            frames.forEach(Frame::dispose);
            result.accept(drawn);
        }
    }

    private void become(PickerState next) {
        state = next;
        final String hint = hint();
        views.forEach(view -> view.show(state, hint));
    }

    private String hint() {
        return messages.text(state.tooSmall() ? "picker.tooSmall" : "picker.hint");
    }

    private static void requireEventThread() {
        if (!SwingUtilities.isEventDispatchThread()) {
            throw new IllegalStateException("the picker belongs to the event dispatch thread");
        }
    }

    private final class Drawing implements PickerInput.Target {
        @Override
        public void pointed(Point pixel) {
            if (!pixel.equals(state.pointer())) {
                become(state.movedTo(pixel));
            }
        }

        @Override
        public void nudged(int dx, int dy) {
            become(state.nudged(dx, dy, frozen.bounds()));
        }

        @Override
        public void begun() {
            become(state.begun());
        }

        @Override
        public void ended() {
            if (state.usable().isPresent()) {
                end(state.usable());
            } else if (state.anchor().isPresent()) {
                become(state.refused());
            }
        }

        @Override
        public void confirmed() {
            if (state.anchor().isPresent()) {
                ended();
            } else {
                begun();
            }
        }

        @Override
        public void cancelled() {
            end(Optional.empty());
        }
    }
}
