package dev.sukashi.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Brings a database to the schema that this program knows; {@code PRAGMA user_version} counts what is done. */
final class Migrations {
    /** Each is done once and never changed after a release: a new need is a new file. */
    private static final List<String> FILES = List.of("0001-history.sql", "0002-usage.sql");

    /** The schema that this program writes. */
    static final int NEWEST = FILES.size();

    private Migrations() {}

    static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA user_version")) {
            return rows.getInt(1);
        }
    }

    /** Does what is missing, each file in a transaction of its own. */
    static void run(Connection connection) throws SQLException {
        for (int done = version(connection); done < NEWEST; done++) {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("BEGIN IMMEDIATE");
                try {
                    statement.executeUpdate(read(FILES.get(done)));
                    statement.executeUpdate("PRAGMA user_version = " + (done + 1));
                    statement.executeUpdate("COMMIT");
                } catch (SQLException e) {
                    statement.executeUpdate("ROLLBACK");
                    throw e;
                }
            }
        }
    }

    private static String read(String file) {
        try (InputStream in = Migrations.class.getResourceAsStream("migrations/" + file)) {
            if (in == null) {
                throw new IOException(file + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
