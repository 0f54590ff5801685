package dev.sukashi.overlay.region;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What of the screen a region's frame covers, in points: nothing of the region itself, so that no frame is ever read.
 *
 * @param bounds of the frame's window
 * @param hole the region
 * @param label the tab with the region's name; none where there is no room for it outside of the region
 */
record FrameShape(Rectangle bounds, Rectangle hole, Optional<Rectangle> label) {
    /** How thick the line is. */
    static final int LINE = 3;

    /**
     * @param region what must stay free
     * @param label size of the tab
     * @param monitor on which the tab has to be
     */
    static FrameShape of(Rectangle region, Dimension label, Rectangle monitor) {
        final Rectangle outer = outer(region);
        final Optional<Rectangle> tab = Stream.of(
                        new Rectangle(outer.x, outer.y - label.height, label.width, label.height),
                        new Rectangle(outer.x, outer.y + outer.height, label.width, label.height),
                        new Rectangle(outer.x - label.width, outer.y, label.width, label.height),
                        new Rectangle(outer.x + outer.width, outer.y, label.width, label.height))
                .filter(monitor::contains)
                .findFirst();
        return new FrameShape(tab.map(outer::union).orElse(outer), region, tab);
    }

    private static Rectangle outer(Rectangle region) {
        final Rectangle outer = new Rectangle(region);
        outer.grow(LINE, LINE);
        return outer;
    }

    /** Around the region, tab and all, with the window's corner as the origin. */
    Area area() {
        final Area area = new Area(outer(hole));
        area.subtract(new Area(hole));
        label.ifPresent(tab -> area.add(new Area(tab)));
        return area.createTransformedArea(AffineTransform.getTranslateInstance(-bounds.x, -bounds.y));
    }
}
