package dev.sukashi.ocr;

import dev.sukashi.line.Problem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has another program read: it is run for each picture, finds it in a PNG file, and prints the text as UTF-8. Nothing
 * printed means that there is none. A program that does not end in time is killed with all that it has started, as is one
 * whose reader is interrupted. What one that ends by itself leaves behind is killed too, unless it was left in the last few
 * milliseconds: then nobody can tell whose it is.
 *
 * <p>The command is the player's own word on this machine and runs with the player's rights. One that comes with a shared
 * profile must not be run before the player has seen it and agreed.
 *
 * <p>A read throws {@link Problem.Kind#OCR_COMMAND_NOT_STARTED}, {@link Problem.Kind#OCR_COMMAND_FAILED},
 * {@link Problem.Kind#OCR_COMMAND_TIMEOUT}, and {@link Problem.Kind#SUPERSEDED} where its thread was interrupted, which it
 * then stays, or where the engine was closed meanwhile.
 */
public final class CommandEngine implements OcrEngine {
    private static final Pattern SYSTEM_WORDS = Pattern.compile("error[=:] ?\\d+,? \\(?([^()]+)\\)?\\s*$");
    private static final Logger log = LoggerFactory.getLogger(CommandEngine.class);

    /** A program that loads a model first needs some seconds. A line that takes longer has been read by the player. */
    public static final Duration TIMEOUT = Duration.ofSeconds(10);

    static final int MOST_CHARACTERS = 10_000;

    /** In a word of the command: the file. */
    private static final String IMAGE = "{image}";

    private static final int MOST_BYTES = 4 * MOST_CHARACTERS;
    private static final int MOST_ERROR_BYTES = 4096;
    private static final int LONGEST_SHOWN = 200;

    private final List<String> words;
    private final Path temporary;
    private final Duration timeout;
    private final Set<CommandRun> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param command as a player writes it, with quotes around words that have blanks in them; <code>{image}</code> stands
     *     for the picture's file, which is the last word where it is not named. No shell reads it
     * @param temporary folder for the pictures, which are the player's alone and deleted after each read
     * @throws OcrException {@link Problem.Kind#BAD_OCR_ENGINE} for a command without a word or with a single quote
     */
    public CommandEngine(String command, Path temporary, Duration timeout) throws OcrException {
        this.words = CommandWords.of(command)
                .orElseThrow(() -> new OcrException(
                        Problem.of(Problem.Kind.BAD_OCR_ENGINE, "engine", shown("command:" + command))));
        this.temporary = temporary;
        this.timeout = timeout;
    }

    @Override
    public OcrResult read(BufferedImage image, String language, Layout layout) throws OcrException {
        Path file = null;
        try {
            // For its owner alone, where the system knows owners.
            file = Files.createTempFile(Files.createDirectories(temporary), "sukashi-ocr-", ".png");
            write(image, file);
            return PlainText.of(run(file), image.getWidth(), image.getHeight());
        } catch (IOException unusable) {
            throw notStarted(unusable);
        } finally {
            delete(file);
        }
    }

    /** Not by ImageIO's own way of writing files: that makes the file anew, for everybody to read. */
    private static void write(BufferedImage image, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
            ImageIO.write(image, "png", out);
        }
    }

    private String run(Path file) throws IOException, OcrException {
        final CommandRun run = CommandRun.start(commandFor(file), MOST_BYTES, MOST_ERROR_BYTES);
        underWay.add(run);
        try {
            if (closed) {
                throw new OcrException(Problem.of(Problem.Kind.SUPERSEDED));
            }
            final Optional<Integer> code = run.await(timeout);
            if (closed) {
                throw new OcrException(Problem.of(Problem.Kind.SUPERSEDED));
            }
            return text(run, code);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OcrException(Problem.of(Problem.Kind.SUPERSEDED));
        } finally {
            run.kill();
            underWay.remove(run);
        }
    }

    private String text(CommandRun run, Optional<Integer> code) throws OcrException {
        if (code.isEmpty()) {
            throw new OcrException(Problem.of(
                    Problem.Kind.OCR_COMMAND_TIMEOUT,
                    "command",
                    name(),
                    "seconds",
                    Long.toString(timeout.toSeconds()),
                    "line",
                    firstLine(run.errors())));
        }
        if (code.get() != 0) {
            throw new OcrException(Problem.of(
                    Problem.Kind.OCR_COMMAND_FAILED,
                    "command",
                    name(),
                    "code",
                    Integer.toString(code.get()),
                    "line",
                    firstLine(run.errors())));
        }
        return clean(new String(run.output(), StandardCharsets.UTF_8));
    }

    private List<String> commandFor(Path file) {
        final String path = file.toAbsolutePath().toString();
        final boolean named = words.stream().skip(1).anyMatch(word -> word.contains(IMAGE));
        final List<String> command =
                words.stream().map(word -> word.replace(IMAGE, path)).collect(Collectors.toList());
        if (!named) {
            command.add(path);
        }
        return command;
    }

    /** Without control characters and the signs that stand for broken ones. */
    private static String clean(String printed) {
        final StringBuilder text = new StringBuilder();
        printed.replace("\r\n", "\n")
                .replaceAll("\u001b\\[[0-9;?]*[ -/]*[@-~]", "")
                .codePoints()
                .filter(c -> c == '\n' || c == '\t' || !(Character.isISOControl(c) || c == 0xFFFD || c == 0xFEFF))
                .limit(MOST_CHARACTERS)
                .forEach(text::appendCodePoint);
        return text.toString();
    }

    private static String firstLine(byte[] errors) {
        return clean(new String(errors, StandardCharsets.UTF_8))
                .lines()
                .map(CommandEngine::shown)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String shown(String text) {
        final String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
        return line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + "…" : line;
    }

    /** Its arguments may be private, and are long. */
    private String name() {
        return shown(words.get(0));
    }

    private OcrException notStarted(IOException failure) {
        log.debug("a command could not be run", failure);
        return new OcrException(Problem.of(
                Problem.Kind.OCR_COMMAND_NOT_STARTED,
                "command",
                name(),
                "reason",
                shown(reason(String.valueOf(failure.getMessage())))));
    }

    /** The system's own words: {@code error=2, Words} in Java 17, {@code error: 2 (Words)} in Java 25. */
    private static String reason(String message) {
        final Matcher words = SYSTEM_WORDS.matcher(message);
        return words.find() ? words.group(1) : message;
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException inUse) {
            log.warn("a temporary picture could not be deleted: {}", inUse.getMessage());
        }
    }

    /** Kills the programs that run; whoever waits for one hears that it was superseded. */
    @Override
    public void close() {
        closed = true;
        underWay.forEach(CommandRun::kill);
    }
}
