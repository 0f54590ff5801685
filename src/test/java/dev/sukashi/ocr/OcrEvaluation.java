package dev.sukashi.ocr;

import dev.sukashi.ocr.scenes.Scene;
import dev.sukashi.ocr.scenes.Scenes;
import dev.sukashi.ocr.scenes.Split;
import dev.sukashi.ocr.scenes.Style;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Reads many drawn scenes with the program's engine and with the {@code tesseract} command, and prints how many lines
 * each has right, by language and style. Every picture that the engine does not read without a fault is kept, with what
 * was read. After {@code mvn test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath}:
 *
 * <pre>java -cp target/test-classes:target/classes:$(cat target/classpath) dev.sukashi.ocr.OcrEvaluation --help</pre>
 */
@Command(name = "OcrEvaluation", mixinStandardHelpOptions = true, showDefaultValues = true)
final class OcrEvaluation implements Callable<Integer> {
    @Option(names = "--set", description = "TUNING or HELD_OUT")
    private Split split = Split.TUNING;

    @Option(names = "--languages", split = ",")
    private List<String> languages = Scenes.LANGUAGES;

    @Option(names = "--styles", split = ",", description = "${COMPLETION-CANDIDATES}")
    private List<Style> styles = List.of(Style.values());

    @Option(names = "--count", description = "pictures for each language and style")
    private int count = 10;

    @Option(names = "--seed", description = "of the first picture")
    private long seed = 1;

    @Option(names = "--command-line", negatable = true, description = "ask the tesseract command as well")
    private boolean commandLine = true;

    @Option(names = "--out", description = "folder for the misses and for what the command line answered")
    private Path out = Path.of("target", "ocr-evaluation");

    /** What both read, and how long the engine took. */
    private record Score(Agreement ours, Agreement theirs, long nanos) {
        Score plus(Score other) {
            return new Score(ours.plus(other.ours), theirs.plus(other.theirs), nanos + other.nanos);
        }

        String row(String name) {
            return "%-30s %5d %6d | %6.1f %6.1f %7.2f | %6.1f %6.1f %7.2f | %7.0f"
                    .formatted(
                            name,
                            ours.images(),
                            ours.lines(),
                            percent(ours.exactLines(), ours.lines()),
                            percent(ours.wholes(), ours.images()),
                            100 * ours.errorRate(),
                            percent(theirs.exactLines(), theirs.lines()),
                            percent(theirs.wholes(), theirs.images()),
                            100 * theirs.errorRate(),
                            nanos / 1e6 / Math.max(1, ours.images()));
        }

        private static double percent(int part, int whole) {
            return whole == 0 ? 0 : 100.0 * part / whole;
        }
    }

    private OcrEvaluation() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new OcrEvaluation()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, OcrException {
        final PrintStream print = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        final Path misses = Files.createDirectories(out.toAbsolutePath().resolve("misses"));
        final Map<String, Score> scores = new TreeMap<>();
        final CommandLineTesseract theirs = new CommandLineTesseract(out.resolve("command-line"));
        try (TesseractEngine engine = new TesseractEngine(
                out.toAbsolutePath().resolve("home"), out.toAbsolutePath().resolve("cache"))) {
            for (final Scene scene : scenes()) {
                final Score score = score(scene, engine, theirs, misses, print);
                scores.merge(scene.language() + " " + scene.style(), score, Score::plus);
                scores.merge(scene.language() + " (all)", score, Score::plus);
                scores.merge("~ " + scene.style(), score, Score::plus);
                scores.merge("~ (all)", score, Score::plus);
            }
        }
        print.printf(
                "%nlines and whole texts exactly right, %% – character errors, %% – milliseconds a picture%n%30s %5s %6s |%23s |%23s |%n",
                split, "", "", "engine", "command line");
        print.printf(
                "%-30s %5s %6s | %6s %6s %7s | %6s %6s %7s | %7s%n",
                "", "images", "lines", "lines", "whole", "errors", "lines", "whole", "errors", "engine");
        scores.forEach((name, score) -> print.println(score.row(name)));
        print.println("Misses: " + misses.toAbsolutePath());
        return 0;
    }

    private List<Scene> scenes() {
        final Scenes source = new Scenes(split);
        final List<Scene> scenes = new ArrayList<>();
        for (final String language : languages) {
            Scenes.styles(language).stream()
                    .filter(styles::contains)
                    .forEach(style -> scenes.addAll(source.sample(language, style, count, seed)));
        }
        return scenes;
    }

    private Score score(
            Scene scene, OcrEngine engine, CommandLineTesseract commandLineEngine, Path misses, PrintStream print)
            throws IOException, OcrException {
        final BufferedImage image = scene.crop();
        final List<String> truth = scene.truth();
        final CompletableFuture<List<String>> asked = commandLine
                ? CompletableFuture.supplyAsync(() -> commandLineEngine.ask(scene, image))
                : CompletableFuture.completedFuture(List.of());
        final long start = System.nanoTime();
        final List<String> read = engine.region(scene.language(), Layout.AUTO)
                .read(image)
                .text()
                .lines()
                .toList();
        final long nanos = System.nanoTime() - start;
        final Agreement ours = Agreement.of(truth, read, scene.language());
        final Agreement theirs = commandLine ? Agreement.of(truth, asked.join(), scene.language()) : Agreement.NONE;
        if (!ours.isWhole()) {
            final String name = scene.language() + "-" + scene.style() + "-" + scene.seed() + ".png";
            ImageIO.write(image, "png", misses.resolve(name).toFile());
            print.printf(
                    "%s  (%s)%n  drawn  %s%n  read   %s%n%s",
                    name,
                    scene,
                    String.join(" ⏎ ", truth),
                    String.join(" ⏎ ", read),
                    theirs.isWhole() && commandLine ? "  THE COMMAND LINE HAS IT RIGHT%n".formatted() : "");
        }
        return new Score(ours, theirs, nanos);
    }
}
