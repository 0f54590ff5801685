package dev.sukashi.store;

import dev.sukashi.line.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Opens the history's file whatever its state: a damaged one is set aside, and where there can be none the history is
 * kept in memory until the program ends.
 */
final class HistoryDatabase {
    private static final Logger log = LoggerFactory.getLogger(HistoryDatabase.class);

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path file;
    private final Clock clock;
    private final Duration busyTimeout;
    private final Consumer<Problem> problems;

    HistoryDatabase(Path file, Clock clock, Duration busyTimeout, Consumer<Problem> problems) {
        this.file = file;
        this.clock = clock;
        this.busyTimeout = busyTimeout;
        this.problems = problems;
    }

    /** Thrown where the file was written by a newer version of the program. */
    private static final class NewerSchema extends SQLException {
        private static final long serialVersionUID = 1L;

        NewerSchema(int version) {
            super("schema " + version + " is newer than " + Migrations.NEWEST);
        }
    }

    /** A connection ready for use; what had to be done about the file was told to the listener. */
    Connection open() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try {
                return connect("jdbc:sqlite:" + file);
            } catch (SQLException e) {
                if (!isDamage(e)) {
                    throw e;
                }
                final Path kept = setAside();
                log.warn("{} is damaged, kept as {}", file, kept, e);
                problems.accept(
                        Problem.of(Problem.Kind.STORE_DAMAGED, "file", file.toString(), "kept", kept.toString()));
                return connect("jdbc:sqlite:" + file);
            }
        } catch (NewerSchema e) {
            log.warn("{} is left alone: {}", file, e.getMessage());
            problems.accept(Problem.of(Problem.Kind.STORE_NEWER, "file", file.toString()));
        } catch (SQLException | IOException e) {
            log.warn("{} cannot be opened", file, e);
            problems.accept(problem(file, e));
        }
        return inMemory();
    }

    /** What is said of a file that cannot be read or written. */
    static Problem problem(Path file, Exception e) {
        return Problem.of(Problem.Kind.STORE, "file", file.toString(), "reason", String.valueOf(e.getMessage()));
    }

    static boolean isDamage(SQLException e) {
        return e instanceof SQLiteException sqlite
                && Set.of(SQLiteErrorCode.SQLITE_CORRUPT, SQLiteErrorCode.SQLITE_NOTADB)
                        .contains(primary(sqlite));
    }

    private static SQLiteErrorCode primary(SQLiteException e) {
        // The low byte of an extended code is its primary one: https://www.sqlite.org/rescode.html
        return SQLiteErrorCode.getErrorCode(e.getResultCode().code & 0xFF);
    }

    private Connection inMemory() {
        try {
            return connect("jdbc:sqlite::memory:");
        } catch (SQLException e) {
            throw new IllegalStateException("SQLite does not work at all", e);
        }
    }

    private Connection connect(String url) throws SQLException {
        final Connection connection = DriverManager.getConnection(url);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + busyTimeout.toMillis());
            if (Migrations.version(connection) > Migrations.NEWEST) {
                throw new NewerSchema(Migrations.version(connection));
            }
            check(statement);
            // In WAL a commit survives the death of the process even without a sync; NORMAL only risks the last
            // commits, never the file, when the power fails: https://www.sqlite.org/pragma.html#pragma_synchronous
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = NORMAL");
            Migrations.run(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void check(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("PRAGMA quick_check(1)")) {
            final String verdict = rows.getString(1);
            if (!verdict.equals("ok")) {
                throw new SQLiteException(verdict, SQLiteErrorCode.SQLITE_CORRUPT);
            }
        }
    }

    private Path setAside() throws IOException {
        final String name = file.getFileName() + ".damaged-" + STAMP.format(clock.instant());
        Path kept = file.resolveSibling(name);
        for (int i = 2; Files.exists(kept); i++) {
            kept = file.resolveSibling(name + "-" + i);
        }
        Files.move(file, kept);
        for (final String companion : List.of("-wal", "-shm")) {
            final Path beside = file.resolveSibling(file.getFileName() + companion);
            if (Files.exists(beside)) {
                Files.move(beside, kept.resolveSibling(kept.getFileName() + companion));
            }
        }
        return kept;
    }
}
