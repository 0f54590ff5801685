package dev.sukashi.store;

import dev.sukashi.line.Cost;
import dev.sukashi.line.Line;
import dev.sukashi.line.LineEvent;
import dev.sukashi.line.Problem;
import dev.sukashi.line.SourceKind;
import dev.sukashi.line.Usage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The history's statements. For one thread, which owns the connection. */
final class HistorySql {
    /** Fewer characters than these the trigram index cannot find: https://www.sqlite.org/fts5.html#the_trigram_tokenizer */
    private static final int TRIGRAM = 3;

    private static final String INDEXED = "(id IN (SELECT rowid FROM line_text WHERE line_text MATCH ?1)"
            + " OR id IN (SELECT line_id FROM translation WHERE id IN"
            + " (SELECT rowid FROM translation_text WHERE translation_text MATCH ?1)))";
    private static final String SCANNED =
            "(text LIKE ?1 ESCAPE '\\'" + " OR id IN (SELECT line_id FROM translation WHERE text LIKE ?1 ESCAPE '\\'))";

    private final Connection connection;

    HistorySql(Connection connection) {
        this.connection = connection;
    }

    long largestId() throws SQLException {
        return number("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'line'");
    }

    long beginSession(Instant now) throws SQLException {
        run("INSERT INTO session (started) VALUES (?)", now.toEpochMilli());
        return number("SELECT last_insert_rowid()");
    }

    void endSession(long session, Instant now) throws SQLException {
        run("UPDATE session SET ended = ? WHERE id = ?", now.toEpochMilli(), session);
    }

    void append(Line line, long session) throws SQLException {
        run(
                "INSERT INTO line (id, session, game, source, speaker, text, time) VALUES (?, ?, ?, ?, ?, ?, ?)",
                line.id(),
                session,
                line.game(),
                line.source().name().toLowerCase(Locale.ROOT),
                line.speaker(),
                line.text(),
                line.time().toEpochMilli());
    }

    /**
     * @param cost of a finished one
     * @param firstToken when the first of a finished text arrived
     */
    void record(LineEvent event, Optional<Cost> cost, @Nullable Instant firstToken) throws SQLException {
        final long time = event.time().toEpochMilli();
        if (event instanceof LineEvent.Queued) {
            run(
                    "INSERT INTO translation (line_id, translator, state, queued) VALUES (?, ?, 'queued', ?)"
                            + " ON CONFLICT (line_id, translator) DO UPDATE SET state = 'queued',"
                            + " queued = excluded.queued, text = NULL, problem = NULL, superseded_by = NULL,"
                            + " input_tokens = 0, output_tokens = 0, cached_tokens = 0,"
                            + " answered_by = NULL, cost = NULL, currency = NULL,"
                            + " started = NULL, first_token = NULL, finished = NULL",
                    event.lineId(),
                    event.translator(),
                    time);
        } else if (event instanceof LineEvent.Started) {
            update(event, "state = 'started', started = ?", time);
        } else if (event instanceof LineEvent.Finished finished) {
            finish(finished, cost, firstToken);
        } else if (event instanceof LineEvent.Failed failed) {
            update(
                    event,
                    "state = 'failed', problem = ?, first_token = ?, finished = ?",
                    failed.problem().kind().name(),
                    firstToken == null ? null : firstToken.toEpochMilli(),
                    time);
        } else if (event instanceof LineEvent.Superseded superseded) {
            update(event, "state = 'superseded', superseded_by = ?, finished = ?", superseded.by(), time);
        }
    }

    private void finish(LineEvent.Finished finished, Optional<Cost> cost, @Nullable Instant firstToken)
            throws SQLException {
        final boolean byAnother = !finished.answeredBy().equals(finished.translator());
        update(
                finished,
                "state = 'finished', text = ?, input_tokens = ?, output_tokens = ?, cached_tokens = ?,"
                        + " answered_by = ?, cost = ?, currency = ?, first_token = ?, finished = ?",
                finished.text(),
                finished.usage().input(),
                finished.usage().output(),
                finished.usage().cached(),
                byAnother ? finished.answeredBy() : null,
                cost.map(Cost::nanos).orElse(null),
                cost.map(Cost::currency).orElse(null),
                firstToken == null ? null : firstToken.toEpochMilli(),
                finished.time().toEpochMilli());
        if (!finished.usage().equals(Usage.NONE)) {
            run(
                    "INSERT INTO usage (session, game, line_id, translator, input_tokens, output_tokens, cached_tokens,"
                            + " cost, currency, time)"
                            + " SELECT session, game, id, ?, ?, ?, ?, ?, ?, ? FROM line WHERE id = ?",
                    finished.answeredBy(),
                    finished.usage().input(),
                    finished.usage().output(),
                    finished.usage().cached(),
                    cost.map(Cost::nanos).orElse(null),
                    cost.map(Cost::currency).orElse(null),
                    finished.time().toEpochMilli(),
                    finished.lineId());
        }
    }

    /** @param condition on the usage table, with one place for the value */
    List<UsageSum> usage(String condition, Object value) throws SQLException {
        final List<UsageSum> sums = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT game, translator, currency, count(*) AS requests,"
                        + " sum(input_tokens) AS input, sum(output_tokens) AS output, sum(cached_tokens) AS cached,"
                        + " sum(cost) AS cost FROM usage WHERE " + condition
                        + " GROUP BY game, translator, currency ORDER BY game, translator, currency")) {
            bind(statement, value);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sums.add(new UsageSum(
                            rows.getString("game"),
                            rows.getString("translator"),
                            rows.getLong("requests"),
                            rows.getLong("input"),
                            rows.getLong("output"),
                            rows.getLong("cached"),
                            cost(rows)));
                }
            }
        }
        return sums;
    }

    private static Optional<Cost> cost(ResultSet row) throws SQLException {
        final String currency = row.getString("currency");
        return currency == null ? Optional.empty() : Optional.of(new Cost(row.getLong("cost"), currency));
    }

    List<HistoryEntry> recent(String game, int limit) throws SQLException {
        final List<HistoryEntry> newestFirst =
                select("SELECT * FROM line WHERE game = ? ORDER BY id DESC LIMIT ?", game, limit);
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    Optional<HistoryEntry> byId(long id) throws SQLException {
        return select("SELECT * FROM line WHERE id = ?", id).stream().findFirst();
    }

    List<HistoryEntry> search(String words, int limit) throws SQLException {
        final List<String> terms = Arrays.stream(
                        words.replace('\0', ' ').strip().split("[\\s\\u3000]+", -1))
                .filter(term -> !term.isEmpty())
                .toList();
        if (terms.isEmpty()) {
            return List.of();
        }
        final List<String> conditions = new ArrayList<>();
        final List<Object> values = new ArrayList<>();
        for (final String term : terms) {
            final boolean indexed = term.codePointCount(0, term.length()) >= TRIGRAM;
            values.add(indexed ? '"' + term.replace("\"", "\"\"") + '"' : like(term));
            conditions.add((indexed ? INDEXED : SCANNED).replace("?1", "?" + values.size()));
        }
        values.add(limit);
        return select(
                "SELECT * FROM line WHERE " + String.join(" AND ", conditions) + " ORDER BY id DESC LIMIT ?"
                        + values.size(),
                values.toArray());
    }

    private static String like(String term) {
        return '%' + term.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + '%';
    }

    private void update(LineEvent event, String assignments, @Nullable Object... values) throws SQLException {
        run(
                "INSERT OR IGNORE INTO translation (line_id, translator, state) VALUES (?, ?, 'queued')",
                event.lineId(),
                event.translator());
        final @Nullable Object[] all = Arrays.copyOf(values, values.length + 2);
        all[values.length] = event.lineId();
        all[values.length + 1] = event.translator();
        run("UPDATE translation SET " + assignments + " WHERE line_id = ? AND translator = ?", all);
    }

    private void run(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            statement.executeUpdate();
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.getLong(1);
        }
    }

    private List<HistoryEntry> select(String sql, Object... values) throws SQLException {
        final List<HistoryEntry> entries = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    final Line line = line(rows);
                    entries.add(new HistoryEntry(line, translations(line.id())));
                }
            }
        }
        return entries;
    }

    private List<StoredTranslation> translations(long line) throws SQLException {
        final List<StoredTranslation> translations = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT * FROM translation WHERE line_id = ? ORDER BY translator")) {
            statement.setLong(1, line);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    translations.add(translation(rows));
                }
            }
        }
        return translations;
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getLong("id"),
                row.getString("game"),
                SourceKind.valueOf(row.getString("source").toUpperCase(Locale.ROOT)),
                row.getString("speaker"),
                row.getString("text"),
                Instant.ofEpochMilli(row.getLong("time")));
    }

    private static StoredTranslation translation(ResultSet row) throws SQLException {
        final long by = row.getLong("superseded_by");
        final OptionalLong supersededBy = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(by);
        return new StoredTranslation(
                row.getString("translator"),
                TranslationState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getString("text")),
                Optional.ofNullable(row.getString("problem")).map(HistorySql::kind),
                supersededBy,
                new Usage(row.getInt("input_tokens"), row.getInt("output_tokens"), row.getInt("cached_tokens")),
                Optional.ofNullable(row.getString("answered_by")),
                cost(row),
                instant(row, "queued"),
                instant(row, "started"),
                instant(row, "first_token"),
                instant(row, "finished"));
    }

    /** A kind that this version does not know is still a failure. */
    private static Problem.Kind kind(String name) {
        return Arrays.stream(Problem.Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(Problem.Kind.INTERNAL);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        final long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
