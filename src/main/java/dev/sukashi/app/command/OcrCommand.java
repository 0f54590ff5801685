package dev.sukashi.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.app.OcrEngines;
import dev.sukashi.game.OcrRegion;
import dev.sukashi.line.Languages;
import dev.sukashi.line.Problem;
import dev.sukashi.line.Usage;
import dev.sukashi.ocr.Box;
import dev.sukashi.ocr.ImageFile;
import dev.sukashi.ocr.Layout;
import dev.sukashi.ocr.OcrEngine;
import dev.sukashi.ocr.OcrException;
import dev.sukashi.ocr.OcrResult;
import dev.sukashi.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads the text of pictures. */
@Command(name = "ocr", description = "Read the text of images, a row for each: FILE<TAB>TEXT, line breaks as \\n.")
final class OcrCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern REGION = Pattern.compile("(\\d{1,6}),(\\d{1,6}),([1-9]\\d{0,5}),([1-9]\\d{0,5})");

    private final CommandContext context;

    @Option(names = "--lang", paramLabel = "TAG", description = "The text's language, such as ja; else the settings'.")
    private @Nullable String language;

    @Option(names = "--region", paramLabel = "X,Y,W,H", description = "What is read of each image, in pixels.")
    private @Nullable String region;

    @Option(names = "--layout", description = "One of ${COMPLETION-CANDIDATES}, in small letters too.")
    private Layout layout = Layout.AUTO;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description = "tesseract, llm:ID of a translator whose model sees, or command:PROGRAM ARGUMENTS.")
    private String engine = OcrRegion.TESSERACT;

    @Option(names = "--json", description = "A JSON object for each image.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "IMAGE", description = "PNG, JPEG, BMP or GIF files.")
    private List<Path> images = List.of();

    /** What the image that is being read took; told by another thread. */
    private final AtomicReference<Usage> usage = new AtomicReference<>(Usage.NONE);

    OcrCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (language != null && !Languages.isTag(language)) {
            context.say("setup.language", "tag", language);
            return CommandContext.USAGE;
        }
        final Optional<Box> wanted = region == null ? Optional.empty() : box(region);
        if (region != null && wanted.isEmpty()) {
            context.say("ocr.badRegion", "region", region);
            return CommandContext.USAGE;
        }
        final Settings settings = context.loadSettings().settings();
        final String tag = language == null ? settings.from() : language;
        try (ModelsOnDemand models = new ModelsOnDemand(context, settings, tag);
                OcrEngines engines = new OcrEngines(
                        context.folders().home(),
                        context.folders().cache(),
                        models,
                        settings.translators(),
                        (id, used) -> usage.set(used))) {
            // The text alone is printed, so no more is asked for.
            final String textAlone = engine.startsWith(OcrRegion.LLM) && engine.endsWith(OcrRegion.TRANSLATE)
                    ? engine.substring(0, engine.length() - OcrRegion.TRANSLATE.length())
                    : engine;
            return readAll(engines.of(textAlone), tag, wanted);
        } catch (OcrException unusable) {
            return context.fail(unusable.problem());
        }
    }

    private int readAll(OcrEngine reader, String tag, Optional<Box> wanted) {
        int exit = CommandContext.OK;
        for (final Path image : images) {
            usage.set(Usage.NONE);
            exit = Math.max(exit, read(reader, image, tag, wanted));
        }
        return exit;
    }

    /** A row for each image, an empty one where it failed, so that rows and images stay side by side. */
    private int read(OcrEngine engine, Path image, String tag, Optional<Box> wanted) {
        try {
            final OcrResult result = engine.read(ImageFile.read(image, wanted), tag, layout);
            if (result.text().isEmpty()) {
                return failed(image, Problem.of(Problem.Kind.NO_TEXT_FOUND, "file", image.toString()));
            }
            print(image, result, null);
            return CommandContext.OK;
        } catch (OcrException failure) {
            return failed(image, failure.problem());
        }
    }

    private int failed(Path image, Problem problem) {
        print(image, OcrResult.NOTHING, problem);
        return context.fail(problem);
    }

    private void print(Path image, OcrResult result, @Nullable Problem problem) {
        context.out()
                .println(
                        json
                                ? json(image, result, problem)
                                : image + "\t" + result.text().replace("\n", "\\n"));
    }

    private String json(Path image, OcrResult result, @Nullable Problem problem) {
        final ObjectNode row = JSON.createObjectNode()
                .put("file", image.toString())
                .put("text", result.text())
                .put("confidence", result.confidence());
        final ArrayNode lines = row.putArray("lines");
        for (final OcrResult.Line line : result.lines()) {
            final ObjectNode node = withBox(lines.addObject().put("text", line.text()), line.box());
            final ArrayNode words = node.putArray("words");
            line.words()
                    .forEach(word -> withBox(
                            words.addObject().put("text", word.text()).put("confidence", word.confidence()),
                            word.box()));
        }
        final Usage used = usage.get();
        if (!used.equals(Usage.NONE)) {
            row.putObject("usage").put("input", used.input()).put("output", used.output());
        }
        if (problem != null) {
            row.put("error", context.messages().problem(problem));
        }
        try {
            return JSON.writeValueAsString(row);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ObjectNode withBox(ObjectNode node, Box box) {
        return node.put("x", box.x())
                .put("y", box.y())
                .put("width", box.width())
                .put("height", box.height());
    }

    private static Optional<Box> box(String text) {
        final Matcher numbers = REGION.matcher(text);
        return numbers.matches()
                ? Optional.of(new Box(
                        Integer.parseInt(numbers.group(1)),
                        Integer.parseInt(numbers.group(2)),
                        Integer.parseInt(numbers.group(3)),
                        Integer.parseInt(numbers.group(4))))
                : Optional.empty();
    }
}
