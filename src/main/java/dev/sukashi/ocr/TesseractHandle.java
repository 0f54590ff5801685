package dev.sukashi.ocr;

import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import dev.sukashi.line.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.sourceforge.tess4j.ITessAPI;
import net.sourceforge.tess4j.TessAPI;

/** One model, loaded once. Tesseract's handles are not thread-safe: all calls go through one thread of its own. */
final class TesseractHandle implements AutoCloseable {
    private static final int SYMBOL = 4;
    private static final int TEXT_LINE = 2;
    private static final int DOTS_PER_INCH = 300;
    private static final int LSTM_ONLY = 1;

    private final TessAPI api;
    private final ITessAPI.TessBaseAPI handle;
    private final ExecutorService thread;
    private final Thread worker;

    private TesseractHandle(TessAPI api, ITessAPI.TessBaseAPI handle, ExecutorService thread, Thread worker) {
        this.api = api;
        this.handle = handle;
        this.thread = thread;
        this.worker = worker;
    }

    /**
     * @param folder where {@code MODEL.traineddata} is
     * @throws OcrException Tesseract does not take the data
     */
    static TesseractHandle open(TessAPI api, Path folder, String model) throws OcrException {
        final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
            final Thread created = new Thread(task, "sukashi-ocr-" + model);
            created.setDaemon(true);
            return created;
        });
        try {
            final Thread worker = await(thread.submit(Thread::currentThread));
            final ITessAPI.TessBaseAPI handle = await(thread.submit(() -> start(api, folder, model)));
            return new TesseractHandle(api, handle, thread, worker);
        } catch (OcrException refused) {
            thread.shutdown();
            throw refused;
        }
    }

    private static ITessAPI.TessBaseAPI start(TessAPI api, Path folder, String model) throws IOException {
        final ITessAPI.TessBaseAPI handle = api.TessBaseAPICreate();
        if (api.TessBaseAPIInit2(handle, folder.toString(), model, LSTM_ONLY) != 0) {
            api.TessBaseAPIDelete(handle);
            throw new IOException(folder.resolve(model + ".traineddata").toString());
        }
        // Masks are always dark on light; trying the negative of doubtful lines costs and misleads.
        api.TessBaseAPISetVariable(handle, "tessedit_do_invert", "0");
        // Its remarks would stand on standard error between the program's own.
        api.TessBaseAPISetVariable(handle, "debug_file", Platform.isWindows() ? "NUL" : "/dev/null");
        return handle;
    }

    /**
     * @param mode page segmentation mode, as in {@code tesseract --help-psm}
     * @return lines of characters, in the picture's own pixels
     */
    List<List<Glyph>> read(GrayImage image, int mode) throws OcrException {
        return await(thread.submit(() -> recognize(image, mode)));
    }

    private List<List<Glyph>> recognize(GrayImage image, int mode) {
        final ByteBuffer pixels = ByteBuffer.allocateDirect(image.pixels().length);
        pixels.put(image.pixels()).flip();
        api.TessBaseAPISetPageSegMode(handle, mode);
        api.TessBaseAPISetImage(handle, pixels, image.width(), image.height(), 1, image.width());
        api.TessBaseAPISetSourceResolution(handle, DOTS_PER_INCH);
        try {
            return api.TessBaseAPIRecognize(handle, null) == 0 ? lines() : List.of();
        } finally {
            api.TessBaseAPIClear(handle);
        }
    }

    private List<List<Glyph>> lines() {
        final List<List<Glyph>> lines = new ArrayList<>();
        final ITessAPI.TessResultIterator results = api.TessBaseAPIGetIterator(handle);
        if (results == null) {
            return lines;
        }
        try {
            final ITessAPI.TessPageIterator place = api.TessResultIteratorGetPageIterator(results);
            // Only a line's own text tells which words the engine saw apart: Korean ones, not Chinese ones.
            String rest = "";
            do {
                if (lines.isEmpty() || api.TessPageIteratorIsAtBeginningOf(place, TEXT_LINE) != 0) {
                    lines.add(new ArrayList<>());
                    rest = text(results, TEXT_LINE);
                }
                final String text = text(results, SYMBOL).strip();
                if (!text.isEmpty()) {
                    final int at = rest.indexOf(text);
                    final boolean spaced = at > 0 && rest.substring(0, at).isBlank();
                    rest = at < 0 ? rest : rest.substring(at + text.length());
                    final double confidence = api.TessResultIteratorConfidence(results, SYMBOL);
                    lines.get(lines.size() - 1).add(new Glyph(text, box(place), confidence, spaced));
                }
            } while (api.TessResultIteratorNext(results, SYMBOL) != 0);
        } finally {
            api.TessResultIteratorDelete(results);
        }
        lines.removeIf(List::isEmpty);
        return lines;
    }

    private String text(ITessAPI.TessResultIterator results, int level) {
        final Pointer text = api.TessResultIteratorGetUTF8Text(results, level);
        if (text == null) {
            return "";
        }
        try {
            return text.getString(0, StandardCharsets.UTF_8.name());
        } finally {
            api.TessDeleteText(text);
        }
    }

    private Box box(ITessAPI.TessPageIterator place) {
        final IntBuffer left = IntBuffer.allocate(1);
        final IntBuffer top = IntBuffer.allocate(1);
        final IntBuffer right = IntBuffer.allocate(1);
        final IntBuffer bottom = IntBuffer.allocate(1);
        api.TessPageIteratorBoundingBox(place, SYMBOL, left, top, right, bottom);
        return new Box(
                left.get(0),
                top.get(0),
                Math.max(1, right.get(0) - left.get(0)),
                Math.max(1, bottom.get(0) - top.get(0)));
    }

    private static <T> T await(Future<T> result) throws OcrException {
        try {
            return result.get();
        } catch (ExecutionException failed) {
            throw new OcrException(
                    Problem.of(
                            Problem.Kind.OCR_ENGINE,
                            "reason",
                            String.valueOf(failed.getCause().getMessage())),
                    failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OcrException(Problem.of(Problem.Kind.OCR_ENGINE, "reason", "interrupted"), interrupted);
        }
    }

    /** A read that goes on is finished first; its thread has ended on return. */
    @Override
    public void close() {
        thread.execute(() -> api.TessBaseAPIDelete(handle));
        thread.shutdown();
        boolean interrupted = false;
        while (worker.isAlive()) {
            try {
                worker.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
