package dev.sukashi.overlay.region;

import dev.sukashi.desktop.ClickThrough;
import dev.sukashi.desktop.DesktopException;
import dev.sukashi.desktop.StayOnTop;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Frame;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Window;
import javax.swing.JPanel;
import javax.swing.JWindow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thin frame around one region, with its name. Clicks pass through it where the desktop can do so. */
final class RegionFrame implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RegionFrame.class);
    private static final Color USUAL = new Color(0x8FC7E8);
    private static final Color CHOSEN = new Color(0xFFD27F);
    private static final Color EDGE = new Color(18, 21, 30);
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final int PADDING = 6;

    private final JWindow window = new JWindow((Frame) null);
    private final Content content = new Content();
    private final ClickThrough clickThrough;
    private final StayOnTop stayOnTop;
    private boolean settled;
    private FrameShape shape = FrameShape.of(new Rectangle(1, 1), new Dimension(1, 1), new Rectangle(1, 1));
    private FramedRegion region = new FramedRegion("", new Rectangle(1, 1), false);

    RegionFrame(ClickThrough clickThrough, StayOnTop stayOnTop) {
        this.clickThrough = clickThrough;
        this.stayOnTop = stayOnTop;
        window.setName("sukashi-region");
        window.setType(Window.Type.POPUP);
        window.setFocusableWindowState(false);
        window.setAutoRequestFocus(false);
        window.setAlwaysOnTop(true);
        window.setContentPane(content);
    }

    /** Puts the frame around the region and shows it. */
    void show(FramedRegion shown, Monitors monitors) {
        region = shown;
        final Rectangle pixels = shown.pixels();
        final Monitor monitor = monitors.at(new Point((int) pixels.getCenterX(), (int) pixels.getCenterY()));
        final FrameShape next = FrameShape.of(monitor.around(pixels), labelSize(), monitor.user());
        content.getAccessibleContext().setAccessibleName(shown.name());
        if (!next.equals(shape)) {
            shape = next;
            window.setBounds(next.bounds());
            window.setShape(next.area());
        }
        if (!window.isVisible()) {
            window.setVisible(true);
        }
        settle();
        content.repaint();
    }

    /** Once: the window stays what it is while it is hidden. */
    private void settle() {
        if (settled) {
            return;
        }
        settled = true;
        try {
            stayOnTop.keep(window);
            clickThrough.set(window, true);
        } catch (DesktopException partly) {
            log.warn("a region's frame may be covered or take clicks: {}", partly.getMessage());
        }
    }

    private Dimension labelSize() {
        final FontMetrics metrics = content.getFontMetrics(FONT);
        return new Dimension(metrics.stringWidth(region.name()) + 2 * PADDING, metrics.getHeight() + PADDING / 2);
    }

    void hide() {
        window.setVisible(false);
    }

    @Override
    public void close() {
        window.dispose();
    }

    private final class Content extends JPanel {
        private static final long serialVersionUID = 1;

        @Override
        protected void paintComponent(Graphics graphics) {
            final Graphics2D g = (Graphics2D) graphics.create();
            g.translate(-shape.bounds().x, -shape.bounds().y);
            g.setColor(EDGE);
            g.fill(shape.bounds());
            g.setColor(region.chosen() ? CHOSEN : USUAL);
            final Rectangle line = new Rectangle(shape.hole());
            line.grow(FrameShape.LINE - 1, FrameShape.LINE - 1);
            g.fill(line);
            shape.label().ifPresent(tab -> label(g, tab));
            g.dispose();
        }

        private void label(Graphics2D g, Rectangle tab) {
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.fill(tab);
            g.setColor(EDGE);
            g.setFont(FONT);
            g.drawString(
                    region.name(), tab.x + PADDING, tab.y + g.getFontMetrics().getAscent() + PADDING / 4);
        }
    }
}
