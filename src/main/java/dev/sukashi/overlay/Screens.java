package dev.sukashi.overlay;

import java.awt.GraphicsConfiguration;
import java.awt.GraphicsDevice;
import java.awt.GraphicsDevice.WindowTranslucency;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The screens as they are now. */
final class Screens {
    private Screens() {}

    /** Bounds of all of them, the main one first. */
    static List<Rectangle> bounds() {
        final GraphicsEnvironment environment = GraphicsEnvironment.getLocalGraphicsEnvironment();
        final GraphicsDevice main = environment.getDefaultScreenDevice();
        final List<Rectangle> bounds = new ArrayList<>();
        bounds.add(main.getDefaultConfiguration().getBounds());
        Arrays.stream(environment.getScreenDevices())
                .filter(device -> !device.equals(main))
                .forEach(device -> bounds.add(device.getDefaultConfiguration().getBounds()));
        return bounds;
    }

    /** A configuration whose windows can be transparent pixel by pixel; empty where the main screen has none. */
    static Optional<GraphicsConfiguration> seeThrough() {
        final GraphicsDevice main =
                GraphicsEnvironment.getLocalGraphicsEnvironment().getDefaultScreenDevice();
        if (!main.isWindowTranslucencySupported(WindowTranslucency.PERPIXEL_TRANSLUCENT)) {
            return Optional.empty();
        }
        final GraphicsConfiguration usual = main.getDefaultConfiguration();
        return usual.isTranslucencyCapable()
                ? Optional.of(usual)
                : Arrays.stream(main.getConfigurations())
                        .filter(GraphicsConfiguration::isTranslucencyCapable)
                        .findFirst();
    }
}
