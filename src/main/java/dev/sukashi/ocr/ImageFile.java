package dev.sukashi.ocr;

import dev.sukashi.line.Problem;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads a picture's region from a file, without ever holding more than can be read of it. */
public final class ImageFile {
    /** A picture or region beyond this is refused: no screen is as large (8K has 33 million). */
    public static final int MOST_PIXELS = 40_000_000;

    private ImageFile() {}

    /**
     * @param region what is wanted of it; empty for all
     * @return RGB, see-through parts white
     * @throws OcrException absent, no picture, truncated, too large, or the region is not on it
     */
    public static BufferedImage read(Path file, Optional<Box> region) throws OcrException {
        if (!Files.isRegularFile(file)) {
            throw new OcrException(Problem.of(Problem.Kind.NO_IMAGE, "file", file.toString()));
        }
        try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
            final Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new OcrException(Problem.of(Problem.Kind.BAD_IMAGE, "file", file.toString()));
            }
            final ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                return read(reader, file, region);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException malformed) {
            // Java's decoders answer some malformed files with unchecked exceptions.
            throw new OcrException(Problem.of(Problem.Kind.BAD_IMAGE, "file", file.toString()), malformed);
        }
    }

    private static BufferedImage read(ImageReader reader, Path file, Optional<Box> region)
            throws IOException, OcrException {
        final int width = reader.getWidth(0);
        final int height = reader.getHeight(0);
        final String size = width + "×" + height;
        if (region.isPresent() && !fits(region.get(), width, height)) {
            throw new OcrException(Problem.of(Problem.Kind.REGION_OFF_IMAGE, "file", file.toString(), "size", size));
        }
        final Box wanted = region.orElse(new Box(0, 0, width, height));
        if ((long) wanted.width() * wanted.height() > MOST_PIXELS) {
            throw new OcrException(Problem.of(
                    Problem.Kind.IMAGE_TOO_LARGE,
                    "file",
                    file.toString(),
                    "size",
                    size,
                    "most",
                    String.valueOf(MOST_PIXELS / 1_000_000)));
        }
        final ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceRegion(new Rectangle(wanted.x(), wanted.y(), wanted.width(), wanted.height()));
        return onWhite(reader.read(0, param));
    }

    private static boolean fits(Box box, int width, int height) {
        return box.x() >= 0
                && box.y() >= 0
                && (long) box.x() + box.width() <= width
                && (long) box.y() + box.height() <= height;
    }

    private static BufferedImage onWhite(BufferedImage image) {
        final BufferedImage rgb = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = rgb.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, rgb.getWidth(), rgb.getHeight());
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return rgb;
    }
}
