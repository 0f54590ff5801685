package dev.sukashi.overlay.region;

import java.awt.Point;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import javax.swing.SwingUtilities;

/** Turns the mouse and the keys on a view into what the player means. */
final class PickerInput {
    private static final int FAR = 10;

    private final PickerView view;
    private final Target target;

    private PickerInput(PickerView view, Target target) {
        this.view = view;
        this.target = target;
    }

    /** What the player means. */
    interface Target {
        /** The pointer is on this pixel of the screen. */
        void pointed(Point pixel);

        /** The pointer is to go so many pixels on. */
        void nudged(int dx, int dy);

        /** The first corner is here. */
        void begun();

        /** The other corner is here. */
        void ended();

        /** First or other corner, whichever is missing. */
        void confirmed();

        void cancelled();
    }

    static void install(PickerView view, Target target) {
        final PickerInput input = new PickerInput(view, target);
        final Mouse mouse = input.new Mouse();
        view.addMouseListener(mouse);
        view.addMouseMotionListener(mouse);
        view.addKeyListener(input.new Keys());
    }

    private final class Mouse extends MouseAdapter {
        @Override
        public void mouseMoved(MouseEvent event) {
            target.pointed(view.pixel(event.getPoint()));
        }

        @Override
        public void mouseDragged(MouseEvent event) {
            if (SwingUtilities.isLeftMouseButton(event)) {
                target.pointed(view.pixel(event.getPoint()));
            }
        }

        @Override
        public void mousePressed(MouseEvent event) {
            if (SwingUtilities.isLeftMouseButton(event)) {
                target.pointed(view.pixel(event.getPoint()));
                target.begun();
            }
        }

        /**
         * Where the hand lets go was told before, by a drag; the keys may have moved the corner since. The right button
         * counts when it is let go, too: games open their menus by it, and would get the rest of the click.
         */
        @Override
        public void mouseReleased(MouseEvent event) {
            if (SwingUtilities.isLeftMouseButton(event)) {
                target.ended();
            } else if (SwingUtilities.isRightMouseButton(event)) {
                target.cancelled();
            }
        }
    }

    private final class Keys extends KeyAdapter {
        @Override
        public void keyPressed(KeyEvent event) {
            final int step = event.isShiftDown() ? FAR : 1;
            switch (event.getKeyCode()) {
                case KeyEvent.VK_ESCAPE -> target.cancelled();
                case KeyEvent.VK_ENTER, KeyEvent.VK_SPACE -> target.confirmed();
                case KeyEvent.VK_LEFT -> target.nudged(-step, 0);
                case KeyEvent.VK_RIGHT -> target.nudged(step, 0);
                case KeyEvent.VK_UP -> target.nudged(0, -step);
                case KeyEvent.VK_DOWN -> target.nudged(0, step);
                default -> {
                    // Other keys mean nothing here.
                }
            }
        }
    }
}
