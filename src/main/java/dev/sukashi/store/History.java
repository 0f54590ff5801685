package dev.sukashi.store;

import dev.sukashi.line.Cost;
import dev.sukashi.line.Line;
import dev.sukashi.line.LineEvent;
import dev.sukashi.line.Problem;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every line and what became of it, in one SQLite file. Safe for several threads.
 *
 * <p>All work on the file is done by one thread, {@code sukashi-store}, in the order it was asked for. What is written
 * is only queued and goes to the file in batches, a transaction each; what is read waits until everything asked for
 * before is done. A batch that is committed survives the death of the process.
 *
 * <p>A failure never stops the program: it is told once and what could not be written is lost. Where the file cannot be
 * opened at all the history lives in memory until the program ends.
 */
public final class History implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(History.class);

    private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(5);
    private static final int LARGEST_BATCH = 1000;
    private static final long SECONDS_TO_CLOSE = 10;

    private sealed interface Job {}

    private record Write(Work work) implements Job {}

    private record Read<T>(Query<T> query, CompletableFuture<T> answer) implements Job {}

    private record Stop() implements Job {}

    @FunctionalInterface
    private interface Work {
        void on(HistorySql sql) throws SQLException;
    }

    @FunctionalInterface
    private interface Query<T> {
        T from(HistorySql sql) throws SQLException;
    }

    private record Attempt(long line, String translator) {}

    private final Path file;
    private final Clock clock;
    private final Consumer<Problem> problems;
    private final Connection connection;
    private final HistorySql sql;
    private final AtomicLong lastId;
    private final BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
    private final Map<Attempt, Instant> firstTokens = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    /** Begun with its first line, so that who only reads leaves no trace; 0 until then. Only on the store's thread. */
    private long session;
    /** Only on the store's thread. */
    private boolean told;
    /** Writes that failed since the last flush; only on the store's thread. */
    private int lost;

    private History(Path file, Clock clock, Duration busyTimeout, Consumer<Problem> problems) {
        this.file = file;
        this.clock = clock;
        this.problems = problems;
        connection = new HistoryDatabase(file, clock, busyTimeout, problems).open();
        sql = new HistorySql(connection);
        long largest = 0;
        try {
            largest = sql.largestId();
        } catch (SQLException e) {
            tell(e);
        }
        lastId = new AtomicLong(largest);
    }

    /**
     * Opens the history, creating the file and its folder where they are missing. Does I/O; call it off the event
     * dispatch thread.
     *
     * @param problems hears, on this or the store's thread, what is wrong with the file; each failure to write once
     */
    public static History open(Path file, Clock clock, Consumer<Problem> problems) {
        return open(file, clock, BUSY_TIMEOUT, problems);
    }

    /**
     * @param busyTimeout how long to wait for another program that holds the file
     */
    static History open(Path file, Clock clock, Duration busyTimeout, Consumer<Problem> problems) {
        final History history = new History(file, clock, busyTimeout, problems);
        final Thread thread = new Thread(history::work, "sukashi-store");
        thread.setDaemon(true);
        thread.start();
        return history;
    }

    /** An id larger than all before, those of earlier runs included. */
    public long nextLineId() {
        return lastId.incrementAndGet();
    }

    /** Keeps a line. Returns at once. */
    public void append(Line line) {
        lastId.accumulateAndGet(line.id(), Math::max);
        jobs.add(new Write(on -> on.append(line, session(on))));
    }

    private long session(HistorySql on) throws SQLException {
        if (session == 0) {
            session = on.beginSession(clock.instant());
        }
        return session;
    }

    /** Keeps what became of a line, where nobody knows what it cost. Returns at once. */
    public void record(LineEvent event) {
        record(event, Optional.empty());
    }

    /**
     * Keeps what became of a line; of the pieces of a translation only the time of the first. Returns at once.
     *
     * @param cost of a finished one, by the prices of now
     */
    public void record(LineEvent event, Optional<Cost> cost) {
        if (event instanceof LineEvent.Thinking || event instanceof LineEvent.Waiting) {
            return;
        }
        final Attempt attempt = new Attempt(event.lineId(), event.translator());
        if (event instanceof LineEvent.Delta) {
            firstTokens.putIfAbsent(attempt, event.time());
            return;
        }
        final @Nullable Instant firstToken =
                event instanceof LineEvent.Started ? firstTokens.get(attempt) : firstTokens.remove(attempt);
        jobs.add(new Write(on -> on.record(event, cost, firstToken)));
    }

    /**
     * What all answers amounted to, a sum for each game, translator and currency, in their order. Waits for the file.
     *
     * @param game empty for all
     */
    public List<UsageSum> usage(Optional<String> game) {
        return game.isPresent()
                ? ask(on -> on.usage("game = ?", game.get()), List.of())
                : ask(on -> on.usage("id > ?", 0), List.of());
    }

    /** What the answers since the program's start amounted to. Waits for the file. */
    public List<UsageSum> sessionUsage() {
        return ask(on -> on.usage("session = ?", session), List.of());
    }

    /**
     * A game's newest lines, the newest last. Waits for the file.
     *
     * @param limit at most so many
     */
    public List<HistoryEntry> recent(String game, int limit) {
        return ask(on -> on.recent(game, limit), List.of());
    }

    /** Waits for the file. */
    public Optional<HistoryEntry> byId(long id) {
        return ask(on -> on.byId(id), Optional.empty());
    }

    /**
     * Lines of all games that hold every word in their text or among their translations, the newest first. Words stand
     * between spaces, are found inside longer ones, in either case of ASCII letters, and have no operators. Waits for
     * the file.
     *
     * @param limit at most so many
     */
    public List<HistoryEntry> search(String words, int limit) {
        return ask(on -> on.search(words, limit), List.of());
    }

    /**
     * Waits until everything given before is in the file.
     *
     * @return whether it is; false where something since the last call could not be written
     */
    public boolean flush() {
        return ask(
                on -> {
                    final boolean whole = lost == 0;
                    lost = 0;
                    return whole;
                },
                false);
    }

    /** Writes what is queued and closes the file; waits some seconds for it. What is given later is dropped. */
    @Override
    public void close() {
        jobs.add(new Stop());
        try {
            ended.get(SECONDS_TO_CLOSE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.warn("the history did not close", e);
        }
    }

    private <T> T ask(Query<T> query, T otherwise) {
        final CompletableFuture<T> answer = new CompletableFuture<>();
        jobs.add(new Read<>(query, answer));
        try {
            CompletableFuture.anyOf(answer, ended).get();
            return answer.isDone() ? answer.get() : otherwise;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return otherwise;
        } catch (ExecutionException e) {
            return otherwise;
        }
    }

    private void work() {
        final List<Job> batch = new ArrayList<>();
        try {
            boolean going = true;
            while (going) {
                batch.clear();
                batch.add(jobs.take());
                jobs.drainTo(batch, LARGEST_BATCH - 1);
                going = !batch.contains(new Stop());
                work(batch);
            }
            if (session != 0) {
                sql.endSession(session, clock.instant());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            tell(e);
        } finally {
            end();
        }
    }

    private void end() {
        try {
            connection.close();
        } catch (SQLException e) {
            tell(e);
        }
        ended.complete(null);
    }

    /** Writes neighbours in one transaction; what is read in between sees them. */
    private void work(List<Job> batch) {
        final List<Work> writes = new ArrayList<>();
        for (final Job job : batch) {
            if (job instanceof Write write) {
                writes.add(write.work());
            } else {
                write(writes);
                writes.clear();
                if (job instanceof Read<?> read) {
                    answer(read);
                }
            }
        }
        write(writes);
    }

    private <T> void answer(Read<T> read) {
        try {
            read.answer().complete(read.query().from(sql));
        } catch (SQLException e) {
            tell(e);
            read.answer().completeExceptionally(e);
        }
    }

    private void write(List<Work> writes) {
        if (writes.isEmpty()) {
            return;
        }
        try {
            inTransaction(writes);
        } catch (SQLException e) {
            if (writes.size() == 1) {
                lost++;
                tell(e);
                return;
            }
            // One bad line must not take its neighbours with it.
            writes.forEach(work -> write(List.of(work)));
        }
    }

    private void inTransaction(List<Work> writes) throws SQLException {
        final long sessionBefore = session;
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("BEGIN IMMEDIATE");
            try {
                for (final Work work : writes) {
                    work.on(sql);
                }
                statement.executeUpdate("COMMIT");
            } catch (SQLException e) {
                session = sessionBefore;
                rollBack(statement);
                throw e;
            }
        }
    }

    private static void rollBack(Statement statement) {
        try {
            statement.executeUpdate("ROLLBACK");
        } catch (SQLException e) {
            // After some failures, a full disk among them, SQLite has rolled back already.
            log.debug("nothing to roll back", e);
        }
    }

    private void tell(SQLException e) {
        log.warn("the history could not be read or written", e);
        if (!told) {
            told = true;
            problems.accept(HistoryDatabase.problem(file, e));
        }
    }
}
