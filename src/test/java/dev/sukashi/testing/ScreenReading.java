package dev.sukashi.testing;

import dev.sukashi.desktop.testing.XServer;
import java.awt.AWTException;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Robot;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Takes pictures of the screen and reads them as a player would, with an OCR program that is not ours. */
public final class ScreenReading {
    private static final Path SCREENS = Path.of("target", "screens");

    private ScreenReading() {}

    /** What stands on the screen; kept under {@code target/screens/NAME.png} to be looked at. */
    public static BufferedImage screenshot(Rectangle part, String name) throws IOException, AWTException {
        final BufferedImage picture = new Robot().createScreenCapture(part);
        Files.createDirectories(SCREENS);
        ImageIO.write(picture, "png", SCREENS.resolve(name + ".png").toFile());
        return picture;
    }

    /** Reads light text with an OCR program that is not ours; enlarged, and dark on light as it wants it. */
    public static String ocr(BufferedImage picture, String language) throws IOException {
        final int factor = 3;
        final BufferedImage dark = new BufferedImage(
                picture.getWidth() * factor, picture.getHeight() * factor, BufferedImage.TYPE_INT_RGB);
        final AffineTransformOp enlarge = new AffineTransformOp(
                AffineTransform.getScaleInstance(factor, factor),
                new RenderingHints(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC));
        dark.createGraphics().drawImage(picture, enlarge, 0, 0);
        for (int y = 0; y < dark.getHeight(); y++) {
            for (int x = 0; x < dark.getWidth(); x++) {
                final Color color = new Color(dark.getRGB(x, y));
                final int light = Math.max(color.getRed(), Math.max(color.getGreen(), color.getBlue()));
                dark.setRGB(x, y, light > 165 ? 0 : 0xFFFFFF);
            }
        }
        final File file = File.createTempFile("sukashi-ocr", ".png");
        try {
            ImageIO.write(dark, "png", file);
            return XServer.run("tesseract", file.getPath(), "stdout", "-l", language, "--psm", "6");
        } finally {
            Files.deleteIfExists(file.toPath());
        }
    }
}
