package dev.sukashi.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sukashi.line.Problem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Other programs that read, as little shell scripts: good ones, and all that can go wrong with one. */
class CommandEngineTest {
    private static final BufferedImage IMAGE = new BufferedImage(320, 80, BufferedImage.TYPE_INT_RGB);
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    /** Each test leaves no picture behind. */
    @AfterEach
    void noPictureIsLeft() throws IOException {
        if (Files.exists(folder.resolve("pictures"))) {
            try (var files = Files.list(folder.resolve("pictures"))) {
                assertThat(files).isEmpty();
            }
        }
    }

    @Test
    void whatItPrintsIsTheText() throws Exception {
        final OcrResult result = read("printf '「門が\\r\\n 開く」 \\n\\n'", PATIENT);
        assertThat(result.text()).isEqualTo("「門が\n開く」");
        assertThat(result.lines()).extracting(OcrResult.Line::text).containsExactly("「門が", "開く」");
        assertThat(result.lines().get(0).box()).isEqualTo(new Box(0, 0, 320, 80));
    }

    @Test
    void itFindsThePictureAsItsLastWordForItsOwnerAlone() throws Exception {
        final OcrResult told = read("stat -c '%a' \"$1\"; head -c 4 \"$1\" | tail -c 3", PATIENT);
        assertThat(told.text()).isEqualTo("600\nPNG");
    }

    @Test
    void orWhereItIsNamed() throws Exception {
        final Path script = script("for word in \"$@\"; do echo \"<$word>\"; done");
        final String told = engine("'" + script + "' --in={image} \"two words\" it\\ is", PATIENT)
                .read(IMAGE, "ja", Layout.AUTO)
                .text();
        assertThat(told.lines().toList().get(0)).matches("<--in=.*/sukashi-ocr-.*\\.png>");
        assertThat(told.lines().skip(1)).containsExactly("<two words>", "<it\\>", "<is>");
    }

    @Test
    void printingNothingMeansThatThereIsNothing() throws Exception {
        assertThat(read("echo; echo ' '", PATIENT)).isEqualTo(OcrResult.NOTHING);
    }

    @Test
    void aFailureIsToldWithWhatItSaidFirst() throws IOException {
        final Problem problem =
                problem("echo half; printf '\\n\\033[31mNo \\007model\\033[0m\\nTraceback\\n' >&2; exit 3", PATIENT);
        assertThat(problem.kind()).isEqualTo(Problem.Kind.OCR_COMMAND_FAILED);
        assertThat(problem.details())
                .containsEntry("code", "3")
                .containsEntry("line", "No model")
                .hasEntrySatisfying("command", name -> assertThat(name).endsWith("reader"));
    }

    @Test
    void oneThatSleepsIsKilledInTime() throws Exception {
        final long begun = System.nanoTime();
        final Problem problem = problem("echo $$ > " + folder.resolve("pid") + "; echo loading >&2; sleep 600", SHORT);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
        assertThat(problem)
                .isEqualTo(Problem.of(
                        Problem.Kind.OCR_COMMAND_TIMEOUT,
                        "command",
                        folder.resolve("reader").toString(),
                        "seconds",
                        "1",
                        "line",
                        "loading"));
        assertThat(isGone("pid")).isTrue();
    }

    @Test
    void soAreItsChildren() throws Exception {
        problem("sleep 600 & echo $! > " + folder.resolve("child") + "; wait", SHORT);
        assertThat(isGone("child")).isTrue();
    }

    @Test
    void whatItLeavesBehindHoldsNothingUpAndIsKilled() throws Exception {
        final long begun = System.nanoTime();
        // It keeps the pipe open that the text comes through.
        final OcrResult result =
                read("sleep 600 & echo $! > " + folder.resolve("child") + "; sleep 0.2; echo text", PATIENT);
        assertThat(result.text()).isEqualTo("text");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
        assertThat(isGone("child")).isTrue();
    }

    @Test
    void tenMegabytesAreCutToWhatALineCanBe() throws Exception {
        final OcrResult result =
                read("head -c 10000000 /dev/zero | tr '\\0' 'x'; head -c 1000000 /dev/zero >&2", PATIENT);
        assertThat(result.text()).hasSize(CommandEngine.MOST_CHARACTERS).matches("x+");
    }

    @Test
    void oneThatTalksWithoutEndIsKilledInTime() throws IOException {
        assertThat(problem("yes text", SHORT).kind()).isEqualTo(Problem.Kind.OCR_COMMAND_TIMEOUT);
    }

    @Test
    void brokenUtf8CostsNoMoreThanWhatIsBroken() throws Exception {
        assertThat(read("printf 'ga\\377te \\343\\201 \\343\\201\\202\\000!'", PATIENT)
                        .text())
                .isEqualTo("gate  あ!");
    }

    @Test
    void aProgramThatIsNotThereIsNamed() throws Exception {
        final OcrException failure = catchThrowableOfType(
                OcrException.class,
                () -> engine(folder.resolve("absent") + " --quiet", PATIENT).read(IMAGE, "ja", Layout.AUTO));
        assertThat(failure.problem().kind()).isEqualTo(Problem.Kind.OCR_COMMAND_NOT_STARTED);
        assertThat(failure.problem().details())
                .containsEntry("command", folder.resolve("absent").toString())
                .hasEntrySatisfying("reason", reason -> assertThat(reason).contains("No such file"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "reader 'half", "reader \"half", "'' x"})
    void aCommandThatIsNoneIsRefusedAtOnce(String command) {
        final OcrException failure =
                catchThrowableOfType(OcrException.class, () -> new CommandEngine(command, folder, PATIENT));
        assertThat(failure.problem().kind()).isEqualTo(Problem.Kind.BAD_OCR_ENGINE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            manga_ocr_one            | manga_ocr_one
            ~  a   b  ~              | a,b
            'C:\\Program Files\\o.exe' -x | C:\\Program Files\\o.exe,-x
            a"b c"d ''               | ab cd,
            "it's" '"'               | it's,"
            """)
    void wordsAreWhatStandsBetweenBlanksOrInQuotes(String command, String words) {
        assertThat(CommandWords.of(command)).contains(List.of(words.split(",", -1)));
    }

    @Test
    void anInterruptedReaderEndsTheProgram() throws Exception {
        final CommandEngine engine = engine(running("sleep 600"), PATIENT);
        final CompletableFuture<Problem> told = new CompletableFuture<>();
        final CompletableFuture<Boolean> still = new CompletableFuture<>();
        final Thread reader = new Thread(() -> {
            told.complete(problemOf(engine));
            still.complete(Thread.currentThread().isInterrupted());
        });
        reader.start();
        awaitRunning();
        reader.interrupt();
        assertThat(told.get(20, TimeUnit.SECONDS)).isEqualTo(Problem.of(Problem.Kind.SUPERSEDED));
        assertThat(still.get(20, TimeUnit.SECONDS)).isTrue();
        reader.join();
        assertThat(isGone("pid")).isTrue();
    }

    @Test
    void closingEndsTheProgram() throws Exception {
        final CommandEngine engine = engine(running("sleep 600"), PATIENT);
        final CompletableFuture<Problem> told = CompletableFuture.supplyAsync(() -> problemOf(engine));
        awaitRunning();
        engine.close();
        assertThat(told.get(20, TimeUnit.SECONDS)).isEqualTo(Problem.of(Problem.Kind.SUPERSEDED));
        assertThat(isGone("pid")).isTrue();
    }

    private OcrResult read(String script, Duration timeout) throws IOException, OcrException {
        return engine(script(script).toString(), timeout).read(IMAGE, "ja", Layout.AUTO);
    }

    private Problem problem(String script, Duration timeout) throws IOException {
        final Path program = script(script);
        return catchThrowableOfType(
                        OcrException.class,
                        () -> engine(program.toString(), timeout).read(IMAGE, "ja", Layout.AUTO))
                .problem();
    }

    private static Problem problemOf(CommandEngine engine) {
        return catchThrowableOfType(OcrException.class, () -> engine.read(IMAGE, "ja", Layout.AUTO))
                .problem();
    }

    private CommandEngine engine(String command, Duration timeout) throws OcrException {
        return new CommandEngine(command, folder.resolve("pictures"), timeout);
    }

    /** A script that says when it runs. */
    private String running(String script) throws IOException {
        return script("mkfifo -m 600 " + folder.resolve("gate") + " 2>/dev/null; echo $$ > " + folder.resolve("pid")
                        + "; echo > " + folder.resolve("gate") + "; exec " + script)
                .toString();
    }

    /** Returns when the script has come to its gate. */
    private void awaitRunning() throws Exception {
        final Process waiting = new ProcessBuilder(
                        "sh", "-c", "while [ ! -p gate ]; do sleep 0.02; done; cat gate > /dev/null")
                .directory(folder.toFile())
                .start();
        assertThat(waiting.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private Path script(String body) throws IOException {
        final Path file = folder.resolve("reader");
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file;
    }

    private boolean isGone(String pidFile) throws IOException {
        final long pid =
                Long.parseLong(Files.readString(folder.resolve(pidFile)).strip());
        final Path state = Path.of("/proc", Long.toString(pid), "stat");
        try {
            // A dead one whose new parent has not taken notice yet is a zombie.
            return Files.readString(state).replaceFirst(".*\\) ", "").startsWith("Z");
        } catch (NoSuchFileException gone) {
            return true;
        }
    }
}
