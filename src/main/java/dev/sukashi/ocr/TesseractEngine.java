package dev.sukashi.ocr;

import dev.sukashi.line.Problem;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.sourceforge.tess4j.TessAPI;
import org.jspecify.annotations.Nullable;

/**
 * Tesseract over several guesses at where the text is; what most of them agree on is taken. Models stay loaded, one
 * handle and one thread each.
 */
public final class TesseractEngine implements OcrEngine {
    /** Tesseract's "a single uniform block of text". */
    private static final int BLOCK = 6;

    /** Larger pictures are made smaller first: no region of a game has letters that would suffer. */
    private static final double MOST_PIXELS = 4e6;

    /** Rows that were read as surely as this, in a picture that is wide, are no columns. */
    private static final double SURE = 96;

    private final TesseractNatives natives;
    private final TrainedData data;
    private final Map<String, TesseractHandle> handles = new TreeMap<>();
    private @Nullable TessAPI api;
    private boolean closed;

    /**
     * @param home the player's folder, whose {@code tessdata} wins over the data that ships
     * @param cache where libraries and trained data are unpacked
     */
    public TesseractEngine(Path home, Path cache) {
        this.natives = new TesseractNatives(cache);
        this.data = new TrainedData(home.resolve("tessdata"), cache);
    }

    @Override
    public OcrResult read(BufferedImage image, String language, Layout layout) throws OcrException {
        return region(language, layout).read(image);
    }

    @Override
    public RegionReader region(String language, Layout layout) {
        return new TesseractRegion(this, language, layout);
    }

    /**
     * What Tesseract itself makes of a picture, in one call.
     *
     * @param mask dark text on white
     */
    public OcrResult recognize(BufferedImage mask, String language) throws OcrException {
        final TesseractHandle handle = handle(TrainedData.model(language, false));
        return new Reading(handle.read(ColourImage.of(mask).gray(), BLOCK), language).result();
    }

    /** All that a picture may hold, by a search that forgets nothing and costs accordingly. */
    Optional<Find> search(BufferedImage image, String language, Layout layout) throws OcrException {
        final double scale = scale(image);
        final ColourImage picture = ColourImage.of(scale < 1 ? reduced(image, scale) : image);
        final List<Find> finds = new ArrayList<>();
        if (layout != Layout.VERTICAL) {
            reader(language, Direction.ROWS)
                    .search(picture)
                    .ifPresent(found -> finds.add(new Find(Direction.ROWS, found, scale)));
        }
        final boolean surelyRows = image.getWidth() > 1.5 * image.getHeight()
                && finds.stream().anyMatch(find -> find.found().reading().mean() >= SURE);
        if (layout == Layout.VERTICAL || (layout == Layout.AUTO && hasColumns(language) && !surelyRows)) {
            reader(language, Direction.COLUMNS)
                    .search(picture)
                    .ifPresent(found -> finds.add(new Find(Direction.COLUMNS, found, scale)));
        }
        return finds.stream()
                .reduce((rows, columns) -> columns.found().reading().score()
                                > rows.found().reading().score()
                        ? columns
                        : rows);
    }

    /** By what a search found before: one pass over the picture. */
    Reading again(BufferedImage image, String language, Find before) throws OcrException {
        final double scale = scale(image);
        final ColourImage picture = ColourImage.of(scale < 1 ? reduced(image, scale) : image);
        return reader(language, before.direction()).read(picture, before.found().recipe());
    }

    /**
     * What was found, and how.
     *
     * @param scale of the picture that was read, in pixels a pixel of the one that was given
     */
    record Find(Direction direction, PictureReader.Found found, double scale) {}

    private PictureReader reader(String language, Direction direction) throws OcrException {
        return new PictureReader(
                handle(TrainedData.model(language, direction == Direction.COLUMNS)), language, direction);
    }

    private boolean hasColumns(String language) {
        return data.has(TrainedData.model(language, true));
    }

    private static double scale(BufferedImage image) {
        return Math.min(1, Math.sqrt(MOST_PIXELS / ((double) image.getWidth() * image.getHeight())));
    }

    private static BufferedImage reduced(BufferedImage image, double scale) {
        final int width = Math.max(1, (int) (image.getWidth() * scale));
        final int height = Math.max(1, (int) (image.getHeight() * scale));
        final BufferedImage smaller = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = smaller.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return smaller;
    }

    private synchronized TesseractHandle handle(String model) throws OcrException {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        final TesseractHandle warm = handles.get(model);
        if (warm != null) {
            return warm;
        }
        final Path folder = data.folder(model);
        try {
            final TessAPI loaded = api == null ? natives.load() : api;
            api = loaded;
            final TesseractHandle opened = TesseractHandle.open(loaded, folder, model);
            handles.put(model, opened);
            return opened;
        } catch (IOException unusable) {
            throw new OcrException(
                    Problem.of(Problem.Kind.OCR_ENGINE, "reason", String.valueOf(unusable.getMessage())), unusable);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        handles.values().forEach(TesseractHandle::close);
        handles.clear();
    }
}
