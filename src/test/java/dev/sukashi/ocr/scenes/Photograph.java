package dev.sukashi.ocr.scenes;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A photograph of Debian's lomiri-wallpapers-16.04, seen through a window that wanders over it.
 *
 * @param zoom how much larger than the frame it is shown
 * @param panX where the window stands, 0 at the left to 1 at the right
 */
record Photograph(Album album, String file, double zoom, double panX, double panY) implements Backdrop {
    private static final double PAN_A_TICK = 0.004;

    @Override
    public void paint(Graphics2D graphics, int width, int height, int tick) {
        final BufferedImage image = album.image(file);
        final double scale = zoom * Math.max((double) width / image.getWidth(), (double) height / image.getHeight());
        final int w = (int) Math.ceil(image.getWidth() * scale);
        final int h = (int) Math.ceil(image.getHeight() * scale);
        final double x = wandered(panX, tick);
        final double y = wandered(panY, tick / 2);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, (int) (-x * (w - width)), (int) (-y * (h - height)), w, h, null);
    }

    /** There and back again. */
    private static double wandered(double start, int tick) {
        final double way = (start + tick * PAN_A_TICK) % 2;
        return way <= 1 ? way : 2 - way;
    }

    /** The photographs of a test run, each decoded once. */
    static final class Album {
        private static final Path FOLDER = Path.of("/usr/share/backgrounds");
        private static final int WIDE_ENOUGH = 1600;
        private static final List<String> TUNING = List.of(
                "Bridge_by_Sander_Klootwijk.jpg",
                "Dragonfly_by_Bolly.jpg",
                "Picture_0B_by_freespace.jpg",
                "aitzgorri_by_Aitzol_Berasategi.jpg",
                "analogpattern_by_Peter_Nerlich.jpg",
                "free_by_Peter_Nerlich.jpg",
                "life_by_Aitzol_Berasategi.jpg",
                "seeding_by_Clements_Engelhardt.jpg",
                "umang_by_Abhishek_Mudgal.jpg");
        private static final List<String> HELD_OUT = List.of(
                "Picture_1A_by_freespace.jpg",
                "Wine_by_Jakkub_Mede.jpg",
                "friends_by_Aitzol_Berasategi.jpg",
                "greentock_by_Peter_Nerlich.jpg",
                "picosdeeuropa_by_Aitzol_Berasategi.jpg",
                "sunset_by_Aitzol_Berasategi.jpg");

        private final Map<String, SoftReference<BufferedImage>> images = new ConcurrentHashMap<>();

        static List<String> files(Split split) {
            return split == Split.TUNING ? TUNING : HELD_OUT;
        }

        BufferedImage image(String file) {
            final SoftReference<BufferedImage> known = images.get(file);
            final BufferedImage there = known == null ? null : known.get();
            if (there != null) {
                return there;
            }
            final BufferedImage loaded = load(FOLDER.resolve(file));
            images.put(file, new SoftReference<>(loaded));
            return loaded;
        }

        private static BufferedImage load(Path file) {
            if (!Files.isRegularFile(file)) {
                throw new IllegalStateException("The photograph " + file
                        + " is missing: install the package lomiri-wallpapers-16.04, or run ./check, which does.");
            }
            try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
                final ImageReader reader = ImageIO.getImageReaders(in).next();
                reader.setInput(in);
                final ImageReadParam param = reader.getDefaultReadParam();
                final int step = Math.max(1, reader.getWidth(0) / WIDE_ENOUGH);
                param.setSourceSubsampling(step, step, 0, 0);
                final BufferedImage read = reader.read(0, param);
                reader.dispose();
                return read;
            } catch (IOException failure) {
                throw new UncheckedIOException(file.toString(), failure);
            }
        }
    }
}
