package dev.sukashi.app.bench;

import dev.sukashi.app.command.CommandContext;
import dev.sukashi.ocr.Layout;
import dev.sukashi.ocr.OcrException;
import dev.sukashi.ocr.RegionReader;
import dev.sukashi.ocr.TesseractEngine;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * A two-line dialogue box of a region that was read before, against one call of the recognizer on the same letters in
 * black on white, and against the {@code tesseract} command where it is installed. The three take turns, so that what
 * else the machine does falls on all.
 */
final class OcrBenchmark implements Benchmarks.Benchmark {
    private static final int WARM_UP = 10;
    private static final int RUNS = 60;

    /** The command takes long, and varies little. */
    private static final int COMMAND_EVERY = 4;

    /**
     * What is read.
     *
     * @param model the language's name for the command
     */
    private record Script(String language, String model, List<DialoguePicture> pictures) {}

    private static final List<Script> SCRIPTS = List.of(
            new Script(
                    "ja",
                    "jpn",
                    List.of(
                            new DialoguePicture(List.of("昨日の夜、とても不思議な夢を見た気がする。", "誰かが遠くで私の名前を呼んでいた。")),
                            new DialoguePicture(List.of("この村には昔から古い言い伝えが残っている。", "日が暮れたら森の奥へ行ってはいけない。")),
                            new DialoguePicture(List.of("「ねえ、あの日の約束を忘れてしまったの？」", "彼女はそう言って、少し寂しそうに笑った。")))),
            new Script(
                    "en",
                    "eng",
                    List.of(
                            new DialoguePicture(
                                    List.of("Last night I had a strange dream.", "Someone was calling my name.")),
                            new DialoguePicture(List.of(
                                    "There is an old legend in this village.",
                                    "Never walk into the forest after dark.")),
                            new DialoguePicture(List.of(
                                    "Did you really forget our promise?", "She laughed quietly and looked away.")))));

    /** One call of libtesseract on a picture as it is, by the engine's own warm handle. */
    @FunctionalInterface
    interface BareCall {
        /** @param mask black letters on white */
        void recognize(TesseractEngine engine, BufferedImage mask, String language) throws OcrException;
    }

    private final Optional<BareCall> bare;

    /** @param bare empty: it is not measured */
    OcrBenchmark(Optional<BareCall> bare) {
        this.bare = bare;
    }

    @Override
    public List<Measurement> run(CommandContext context) throws IOException, InterruptedException {
        final Script script = SCRIPTS.stream()
                .filter(candidate -> candidate.pictures().stream().allMatch(DialoguePicture::canBeDrawn))
                .findFirst()
                .orElseThrow(() -> new IOException("no font of this machine has Japanese or Latin letters"));
        final Path file = Files.createTempFile("sukashi-bench", ".png");
        try (TesseractEngine engine =
                new TesseractEngine(context.folders().home(), context.folders().cache())) {
            return new Run(engine, script, file).measured(context);
        } catch (OcrException failure) {
            throw new IOException(context.messages().problem(failure.problem()), failure);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** The times of one run. */
    private final class Run {
        private final TesseractEngine engine;
        private final Script script;
        private final Path file;
        private final RegionReader region;
        private final List<Long> regionNanos = new ArrayList<>();
        private final List<Long> bareNanos = new ArrayList<>();
        private final List<Long> commandNanos = new ArrayList<>();

        Run(TesseractEngine engine, Script script, Path file) {
            this.engine = engine;
            this.script = script;
            this.file = file;
            this.region = engine.region(script.language(), Layout.AUTO);
        }

        List<Measurement> measured(CommandContext context) throws OcrException, IOException, InterruptedException {
            boolean hasCommand = true;
            for (int i = -WARM_UP; i < RUNS; i++) {
                if (i == 0) {
                    regionNanos.clear();
                    bareNanos.clear();
                }
                final DialoguePicture picture =
                        script.pictures().get(Math.floorMod(i, script.pictures().size()));
                readRegion(picture.inGame());
                if (bare.isPresent()) {
                    callBare(bare.get(), picture.mask());
                }
                if (i >= 0 && hasCommand && i % COMMAND_EVERY == 0) {
                    hasCommand = runCommand(picture.inGame());
                }
            }
            final Measurement ours = measurement("ocr.region-read", regionNanos);
            final List<Measurement> all = new ArrayList<>(List.of(ours));
            compare(context, all, "ocr.bare-call", bareNanos);
            compare(context, all, "ocr.command-line", commandNanos);
            if (!hasCommand) {
                context.say("bench.noCommand", "command", "tesseract", "model", script.model());
            }
            return all;
        }

        private void readRegion(BufferedImage picture) throws OcrException, IOException {
            final long start = System.nanoTime();
            final String text = region.read(picture).text();
            regionNanos.add(System.nanoTime() - start);
            if (text.isEmpty()) {
                throw new IOException("the engine read nothing, so there is nothing to measure");
            }
        }

        private void callBare(BareCall call, BufferedImage mask) throws OcrException {
            final long start = System.nanoTime();
            call.recognize(engine, mask, script.language());
            bareNanos.add(System.nanoTime() - start);
        }

        /** @return whether there is such a command, with the language's data */
        private boolean runCommand(BufferedImage picture) throws IOException, InterruptedException {
            ImageIO.write(picture, "png", file.toFile());
            final long start = System.nanoTime();
            final Process process;
            try {
                process = new ProcessBuilder("tesseract", file.toString(), "-", "-l", script.model(), "--psm", "6")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException notInstalled) {
                return false;
            }
            if (process.waitFor() != 0) {
                return false;
            }
            commandNanos.add(System.nanoTime() - start);
            return true;
        }

        private static void compare(CommandContext context, List<Measurement> all, String name, List<Long> nanos) {
            if (!nanos.isEmpty()) {
                final Measurement ours = all.get(0);
                final Measurement other = measurement(name, nanos);
                all.add(other);
                context.say(
                        "bench.ratio",
                        "name",
                        ours.name(),
                        "other",
                        name,
                        "ratio",
                        String.format(Locale.ROOT, "%.2f", ours.p50() / other.p50()));
            }
        }

        private static Measurement measurement(String name, List<Long> nanos) {
            return Measurement.of(
                    name, nanos.stream().mapToLong(Long::longValue).toArray());
        }
    }
}
