package dev.sukashi.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sukashi.line.Cost;
import dev.sukashi.line.Line;
import dev.sukashi.line.LineEvent;
import dev.sukashi.line.Problem;
import dev.sukashi.line.SourceKind;
import dev.sukashi.line.Usage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Path file;
    private final List<Problem> problems = new CopyOnWriteArrayList<>();

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("new/history.db");
    }

    @Test
    void linesAndTranslationsAreThereAfterReopening() {
        final long id;
        try (History history = open()) {
            id = add(history, "vn", "行こう。");
            history.record(new LineEvent.Queued(id, "main", NOW));
            history.record(new LineEvent.Started(id, "main", NOW.plusMillis(1)));
            history.record(new LineEvent.Delta(id, "main", NOW.plusMillis(2), "Let"));
            history.record(new LineEvent.Delta(id, "main", NOW.plusMillis(3), "Let's"));
            history.record(new LineEvent.Finished(id, "main", NOW.plusMillis(4), "Let's go.", new Usage(10, 3, 2)));
        }
        try (History history = open()) {
            final HistoryEntry entry = history.byId(id).orElseThrow();
            assertThat(entry.line()).isEqualTo(new Line(id, "vn", SourceKind.CLIPBOARD, "恵", "行こう。", NOW));
            assertThat(entry.translations()).singleElement().satisfies(translation -> {
                assertThat(translation.state()).isEqualTo(TranslationState.FINISHED);
                assertThat(translation.text()).hasValue("Let's go.");
                assertThat(translation.usage()).isEqualTo(new Usage(10, 3, 2));
                assertThat(translation.started()).hasValue(NOW.plusMillis(1));
                assertThat(translation.firstToken()).hasValue(NOW.plusMillis(2));
                assertThat(translation.ended()).hasValue(NOW.plusMillis(4));
            });
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void idsGrowOverRestartsEvenWhenTheLastLineWasDeleted() throws SQLException {
        final long last;
        try (History history = open()) {
            add(history, "vn", "一");
            last = add(history, "vn", "二");
        }
        execute("DELETE FROM line WHERE id = " + last);
        try (History history = open()) {
            assertThat(history.nextLineId()).isGreaterThan(last);
        }
    }

    @Test
    void recentLinesOfAGameComeInOrderWithTheNewestLast() {
        try (History history = open()) {
            for (int i = 0; i < 10; i++) {
                add(history, i % 2 == 0 ? "even" : "odd", "line " + i);
            }
            assertThat(texts(history.recent("even", 3))).containsExactly("line 4", "line 6", "line 8");
            assertThat(history.recent("none", 3)).isEmpty();
        }
    }

    @Test
    void aRetranslationTakesThePlaceOfTheFirst() {
        try (History history = open()) {
            final long id = add(history, "vn", "行こう。");
            history.record(new LineEvent.Queued(id, "main", NOW));
            history.record(new LineEvent.Finished(id, "main", NOW, "First words", Usage.NONE));
            history.record(new LineEvent.Queued(id, "main", NOW));
            assertThat(history.byId(id).orElseThrow().translations())
                    .singleElement()
                    .satisfies(translation -> assertThat(translation.text()).isEmpty());
            history.record(new LineEvent.Finished(id, "main", NOW, "Second thoughts", Usage.NONE));
            assertThat(history.search("First", 9)).isEmpty();
            assertThat(history.search("Second", 9)).hasSize(1);
        }
    }

    @Test
    void whatAnswersTookIsSummedByGameTranslatorAndCurrency() {
        try (History history = open()) {
            final long first = add(history, "vn", "一");
            answered(history, first, "main", "main", new Usage(100, 10, 40), Optional.of(new Cost(500, "USD")));
            final long second = add(history, "vn", "二");
            answered(history, second, "main", "main", new Usage(50, 5, 0), Optional.of(new Cost(250, "USD")));
            answered(history, second, "other", "other", new Usage(7, 3, 0), Optional.empty());
            final long elsewhere = add(history, "rpg", "三");
            answered(history, elsewhere, "main", "spare", new Usage(1, 1, 0), Optional.of(new Cost(9, "EUR")));
            answered(history, elsewhere, "reader", "reader", Usage.NONE, Optional.empty());

            assertThat(history.usage(Optional.empty()))
                    .containsExactly(
                            new UsageSum("rpg", "spare", 1, 1, 1, 0, Optional.of(new Cost(9, "EUR"))),
                            new UsageSum("vn", "main", 2, 150, 15, 40, Optional.of(new Cost(750, "USD"))),
                            new UsageSum("vn", "other", 1, 7, 3, 0, Optional.empty()));
            assertThat(history.usage(Optional.of("rpg"))).hasSize(1);
            assertThat(history.usage(Optional.of("none"))).isEmpty();
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void aLineTranslatedTwiceWasPaidForTwiceAndALaterPriceChangesNothing() {
        final long id;
        try (History history = open()) {
            id = add(history, "vn", "一");
            answered(history, id, "main", "main", new Usage(100, 10, 0), Optional.of(new Cost(500, "USD")));
            answered(history, id, "main", "spare", new Usage(100, 12, 0), Optional.of(new Cost(9_000, "USD")));
            assertThat(history.sessionUsage()).hasSize(2);
        }
        try (History history = open()) {
            assertThat(history.sessionUsage()).isEmpty();
            assertThat(history.usage(Optional.of("vn")))
                    .extracting(sum -> sum.cost().orElseThrow().nanos())
                    .containsExactly(500L, 9_000L);
            assertThat(history.byId(id).orElseThrow().translations())
                    .singleElement()
                    .satisfies(translation -> {
                        assertThat(translation.answeredBy()).hasValue("spare");
                        assertThat(translation.cost()).hasValue(new Cost(9_000, "USD"));
                        assertThat(translation.usage()).isEqualTo(new Usage(100, 12, 0));
                    });
        }
    }

    @Test
    void whatWasUsedBeforeThereWereSumsIsCountedToo() throws SQLException, IOException {
        Files.createDirectories(file.getParent());
        try (InputStream first = History.class.getResourceAsStream("migrations/0001-history.sql")) {
            execute(new String(first.readAllBytes(), StandardCharsets.UTF_8));
        }
        execute("PRAGMA user_version = 1");
        execute("INSERT INTO line VALUES (1, 1, 'vn', 'clipboard', NULL, '一', 5)");
        execute("INSERT INTO translation (line_id, translator, state, text, input_tokens, output_tokens, cached_tokens)"
                + " VALUES (1, 'main', 'finished', 'one', 20, 4, 2)");
        try (History history = open()) {
            assertThat(history.usage(Optional.empty()))
                    .containsExactly(new UsageSum("vn", "main", 1, 20, 4, 2, Optional.empty()));
        }
    }

    @Test
    void whoOnlyReadsBeginsNoSession() throws SQLException {
        try (History history = open()) {
            assertThat(history.search("nothing", 5)).isEmpty();
        }
        assertThat(query("SELECT count(*) FROM session")).isEqualTo("0");
    }

    private static void answered(
            History history, long line, String translator, String by, Usage usage, Optional<Cost> cost) {
        history.record(new LineEvent.Queued(line, translator, NOW));
        history.record(new LineEvent.Finished(line, translator, NOW, "text", usage, by), cost);
    }

    @Test
    void failuresAndSupersededLinesAreKept() {
        try (History history = open()) {
            final long id = add(history, "vn", "待って");
            history.record(new LineEvent.Queued(id, "a", NOW));
            history.record(new LineEvent.Failed(id, "a", NOW, Problem.of(Problem.Kind.CUT, "url", "http://x")));
            history.record(new LineEvent.Queued(id, "b", NOW));
            history.record(new LineEvent.Superseded(id, "b", NOW, id + 1));
            final List<StoredTranslation> both = history.byId(id).orElseThrow().translations();
            assertThat(both.get(0).problem()).hasValue(Problem.Kind.CUT);
            assertThat(both.get(1).state()).isEqualTo(TranslationState.SUPERSEDED);
            assertThat(both.get(1).supersededBy()).hasValue(id + 1);
        }
    }

    @Test
    void searchFindsJapaneseAndEnglishInLinesAndTranslations() {
        try (History history = open()) {
            final long id = add(history, "vn", "魔導具の光が部屋に広がる");
            history.record(new LineEvent.Finished(id, "main", NOW, "The magitool's light fills the Room.", Usage.NONE));
            add(history, "vn", "別の行");
            for (final String words : List.of("魔導具", "導具の光", "光", "部屋", "magitool's", "ROOM", "光 room", "魔導具　Fills")) {
                assertThat(texts(history.search(words, 5))).as(words).containsExactly("魔導具の光が部屋に広がる");
            }
            assertThat(history.search("光 行", 5)).isEmpty();
            assertThat(history.search("", 5)).isEmpty();
            assertThat(history.search(" 　 ", 5)).isEmpty();
        }
    }

    @Test
    void operatorsQuotesAndWildcardsAreSearchedAsTheyStand() {
        try (History history = open()) {
            add(history, "vn", "He said \"NOT now\" AND* left (100%_sure) ^x -y: a\\b");
            add(history, "vn", "plain words");
            for (final String words : List.of(
                    "\"NOT",
                    "AND*",
                    "\"",
                    "%",
                    "_s",
                    "(100%_sure)",
                    "NOT",
                    "a\\b",
                    "-y:",
                    "^x",
                    "NEAR(\"x",
                    "'; --",
                    "\0")) {
                assertThat(history.search(words, 5)).as(words).hasSizeLessThanOrEqualTo(1);
            }
            assertThat(history.search("\"NOT", 5)).hasSize(1);
            assertThat(history.search("%", 5)).hasSize(1);
            assertThat(history.search("100%_sure", 5)).hasSize(1);
            assertThat(history.search("a\\b", 5)).hasSize(1);
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void tenThousandLinesAreWrittenAndFound() {
        try (History history = open()) {
            for (int i = 0; i < 10_000; i++) {
                final long id = add(history, "vn", "これは" + i + "番目の行です");
                history.record(new LineEvent.Queued(id, "main", NOW));
                history.record(new LineEvent.Finished(id, "main", NOW, "This is line " + i, Usage.NONE));
            }
            assertThat(history.flush()).isTrue();
            assertThat(texts(history.search("9876番目", 5))).containsExactly("これは9876番目の行です");
            assertThat(history.search("line 1234", 50)).hasSize(1);
            assertThat(history.recent("vn", 20_000)).hasSize(10_000);
        }
    }

    @Test
    void whatWasFlushedSurvivesAKill() throws IOException, InterruptedException, SQLException {
        Files.createDirectories(file.getParent());
        final Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HistoryWriter.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long safe = 0;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < 200; i++) {
                final String said = out.readLine();
                assertThat(said).as("the writer ended early").isNotNull();
                safe = Long.parseLong(said);
            }
            // Not Process.destroyForcibly: it would close the stream and lose what was said last.
            assertThat(writer.toHandle().destroyForcibly()).isTrue();
            for (String said = out.readLine(); said != null && said.matches("\\d+"); said = out.readLine()) {
                safe = Long.parseLong(said);
            }
        }
        writer.waitFor();
        assertThat(query("PRAGMA integrity_check")).isEqualTo("ok");
        assertThat(Long.parseLong(query("SELECT count(*) FROM line WHERE id <= " + safe)))
                .isEqualTo(safe);
        try (History history = open()) {
            assertThat(history.nextLineId()).isGreaterThan(safe);
            assertThat(history.byId(safe)).isPresent();
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void aDamagedFileIsSetAsideAndANewOneBegun() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "this is no database ".repeat(500));
        try (History history = open()) {
            final long id = add(history, "vn", "始まり");
            assertThat(history.flush()).isTrue();
            assertThat(history.byId(id)).isPresent();
        }
        final Path kept = file.resolveSibling("history.db.damaged-20261120-120000");
        assertThat(kept).hasContent("this is no database ".repeat(500));
        assertThat(problems)
                .containsExactly(
                        Problem.of(Problem.Kind.STORE_DAMAGED, "file", file.toString(), "kept", kept.toString()));
    }

    @Test
    void aFileDamagedInTheMiddleIsSetAside() throws IOException {
        try (History history = open()) {
            IntStream.range(0, 3000).forEach(i -> add(history, "vn", "これは" + i + "番目の行です"));
        }
        final byte[] bytes = Files.readAllBytes(file);
        for (int i = 4096; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        Files.write(file, bytes);
        try (History history = open()) {
            add(history, "vn", "続き");
            assertThat(history.flush()).isTrue();
        }
        assertThat(problems).extracting(Problem::kind).containsExactly(Problem.Kind.STORE_DAMAGED);
    }

    @Test
    void aFileOfANewerVersionIsLeftAlone() throws IOException, SQLException {
        try (History history = open()) {
            add(history, "vn", "昔");
        }
        execute("PRAGMA user_version = 99");
        final byte[] before = Files.readAllBytes(file);
        try (History history = open()) {
            final long id = add(history, "vn", "今");
            assertThat(history.byId(id)).as("kept in memory").isPresent();
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(problems).extracting(Problem::kind).containsExactly(Problem.Kind.STORE_NEWER);
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.contains("damaged"));
        }
    }

    @Test
    void withoutAFolderToWriteToTheProgramGoesOn() throws IOException {
        Files.writeString(folder.resolve("new"), "a file where the folder should be");
        try (History history = open()) {
            final long id = add(history, "vn", "行こう");
            assertThat(history.byId(id)).isPresent();
            assertThat(texts(history.search("行こう", 3))).hasSize(1);
        }
        assertThat(problems).extracting(Problem::kind).containsExactly(Problem.Kind.STORE);
    }

    @Test
    void whileAnotherProgramHoldsTheFileTheFailureIsToldOnceAndLaterLinesAreKept() throws SQLException {
        try (History history = History.open(file, CLOCK, Duration.ofMillis(10), problems::add)) {
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = other.createStatement()) {
                statement.executeUpdate("BEGIN IMMEDIATE");
                add(history, "vn", "失われた");
                assertThat(history.flush()).isFalse();
                add(history, "vn", "これも");
                assertThat(history.flush()).isFalse();
                statement.executeUpdate("ROLLBACK");
            }
            add(history, "vn", "残った");
            assertThat(history.flush()).isTrue();
            assertThat(texts(history.recent("vn", 9))).containsExactly("残った");
        }
        assertThat(problems).extracting(Problem::kind).containsExactly(Problem.Kind.STORE);
    }

    @Test
    void oneLineThatCannotBeKeptDoesNotTakeOthersWithIt() {
        try (History history = open()) {
            final long id = add(history, "vn", "一");
            history.append(new Line(id, "vn", SourceKind.MANUAL, null, "同じ番号", NOW));
            add(history, "vn", "二");
            assertThat(history.flush()).isFalse();
            assertThat(texts(history.recent("vn", 9))).containsExactly("一", "二");
        }
    }

    @Test
    void afterClosingNothingHangs() {
        final History history = open();
        add(history, "vn", "一");
        history.close();
        history.close();
        add(history, "vn", "二");
        assertThat(history.flush()).isFalse();
        assertThat(history.recent("vn", 1)).isEmpty();
    }

    @Test
    void aSessionHasItsBeginningAndEnd() throws SQLException {
        for (int i = 0; i < 2; i++) {
            try (History history = open()) {
                add(history, "vn", "行");
            }
        }
        assertThat(query("SELECT count(*) FROM session WHERE ended IS NOT NULL"))
                .isEqualTo("2");
    }

    private History open() {
        return History.open(file, CLOCK, problems::add);
    }

    private static long add(History history, String game, String text) {
        final long id = history.nextLineId();
        history.append(new Line(id, game, SourceKind.CLIPBOARD, "恵", text, NOW));
        return id;
    }

    private static List<String> texts(List<HistoryEntry> entries) {
        return entries.stream().map(entry -> entry.line().text()).toList();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.getString(1);
        }
    }
}
