package dev.sukashi.app.local;

import dev.sukashi.line.Problem;
import dev.sukashi.settings.ServerSettings;
import dev.sukashi.time.Scheduler;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server of one local model: started when it is first needed, waited for while its model loads, started once more
 * if it dies, and stopped at the end with all that it started. One that answered before is left alone. Safe for several
 * threads; what is asked of it runs on its scheduler.
 */
public final class LocalModelServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LocalModelServer.class);

    /** A line of a game that is older is of no use any more; a large model on a slow disk may well need as long. */
    public static final Duration LIMIT = Duration.ofMinutes(2);

    static final Duration POLL = Duration.ofMillis(500);
    static final Duration BEFORE_RESTART = Duration.ofSeconds(1);
    private static final Duration TELL_EVERY = Duration.ofSeconds(5);
    private static final String MODEL = "{model}";

    private final ServerSettings settings;
    private final URI health;
    private final String name;
    private final Scheduler scheduler;
    private final HealthProbe probe;
    private final Consumer<ServerStatus> listener;
    private final Duration patience;

    private final Object lock = new Object();
    private boolean closed;

    /** Completed with nothing when it answers, with a problem when it never will; another one after each death. */
    private CompletableFuture<Optional<Problem>> loaded = new CompletableFuture<>();

    private @Nullable ServerProcess process;

    // The scheduler's tasks alone touch what follows.
    private boolean begun;
    private boolean ready;
    private boolean restarted;
    private boolean answered;
    private Instant since = Instant.EPOCH;
    private Instant told = Instant.EPOCH;

    /**
     * @param health what to ask whether it is ready
     * @param scheduler its own, or one that may be held up for seconds; stays the caller's
     * @param listener called by the scheduler
     * @param patience how long it may take to end when asked to
     */
    public LocalModelServer(
            ServerSettings settings,
            URI health,
            Scheduler scheduler,
            HealthProbe probe,
            Consumer<ServerStatus> listener,
            Duration patience) {
        this.settings = settings;
        this.health = health;
        this.name = nameOf(settings.command().get(0));
        this.scheduler = scheduler;
        this.probe = probe;
        this.listener = listener;
        this.patience = patience;
    }

    /**
     * Starts it where it does not run yet.
     *
     * @return empty once it answers, or why it never will; while it is started once more, what comes of that. A copy:
     *     cancelling it changes nothing here
     */
    public CompletableFuture<Optional<Problem>> start() {
        scheduler.execute(this::begin);
        return current().copy();
    }

    /**
     * Starts it where it does not run yet, and gives up waiting, but not the server, after the limit.
     *
     * @return as {@link #start()}, or that it is still loading or silent
     */
    public CompletableFuture<Optional<Problem>> start(Duration limit) {
        final CompletableFuture<Optional<Problem>> waiting = start();
        if (!waiting.isDone()) {
            final Scheduler.Timer timer = scheduler.schedule(limit, () -> waiting.complete(Optional.of(late(limit))));
            final var unused = waiting.whenComplete((problem, failure) -> timer.cancel());
        }
        return waiting;
    }

    private Problem late(Duration limit) {
        final String seconds = Long.toString(limit.toSeconds());
        return answered
                ? Problem.of(Problem.Kind.LOCAL_LOADING, "seconds", seconds)
                : Problem.of(Problem.Kind.LOCAL_SILENT, "command", name, "url", shown(health), "seconds", seconds);
    }

    private CompletableFuture<Optional<Problem>> current() {
        synchronized (lock) {
            return loaded;
        }
    }

    /** Stops what was started here and what that started; returns when it has ended. Starting again does nothing. */
    @Override
    public void close() {
        final ServerProcess running;
        synchronized (lock) {
            closed = true;
            running = process;
            process = null;
        }
        if (running != null) {
            running.stop(patience);
        }
        current().complete(Optional.of(stopped()));
    }

    private Problem stopped() {
        return Problem.of(Problem.Kind.LOCAL_DIED, "command", name, "code", "", "line", "");
    }

    private void begin() {
        if (begun) {
            return;
        }
        begun = true;
        since = scheduler.clock().instant();
        switch (probe.ask(health)) {
            case READY -> becomeReady();
            case LOADING -> {
                answered = true;
                tellLoading();
                scheduler.schedule(POLL, () -> await(null));
            }
            case ABSENT -> launch();
        }
    }

    private void launch() {
        final List<String> command = settings.command().stream()
                .map(word -> word.replace(MODEL, settings.model()))
                .toList();
        if (!settings.model().isBlank() && !exists(settings.model())) {
            fail(Problem.of(Problem.Kind.LOCAL_NO_MODEL, "file", settings.model()));
            return;
        }
        final ServerProcess started;
        synchronized (lock) {
            if (closed) {
                return;
            }
            try {
                started = ServerProcess.start(command, name, (dead, code) -> scheduler.execute(() -> died(dead, code)));
                process = started;
            } catch (IOException missing) {
                log.warn("{} could not be started", name, missing);
                fail(Problem.of(Problem.Kind.LOCAL_NOT_FOUND, "command", command.get(0)));
                return;
            }
        }
        log.info("started {}", name);
        tellLoading();
        scheduler.schedule(POLL, () -> await(started));
    }

    /** @param awaited the process whose readiness is awaited; null for a server that somebody else started */
    private void await(@Nullable ServerProcess awaited) {
        final ServerProcess own;
        synchronized (lock) {
            if (closed || process != awaited) {
                return;
            }
            own = process;
        }
        if (own != null) {
            own.meetFamily();
        }
        final HealthProbe.Health now = probe.ask(health);
        if (now == HealthProbe.Health.READY) {
            becomeReady();
        } else if (now == HealthProbe.Health.ABSENT && own == null) {
            launch();
        } else {
            answered = now == HealthProbe.Health.LOADING;
            if (!told.plus(TELL_EVERY).isAfter(scheduler.clock().instant())) {
                tellLoading();
            }
            scheduler.schedule(POLL, () -> await(awaited));
        }
    }

    private void becomeReady() {
        ready = true;
        final boolean ours;
        synchronized (lock) {
            ours = process != null;
        }
        log.info("{} is ready{}", name, ours ? "" : " (it ran already)");
        listener.accept(new ServerStatus.Ready(name, ours));
        current().complete(Optional.empty());
    }

    private void died(ServerProcess dead, int code) {
        synchronized (lock) {
            if (closed || process != dead) {
                return;
            }
            process = null;
            if (loaded.isDone()) {
                // Lines that come from now on wait for what comes of this death.
                loaded = new CompletableFuture<>();
            }
        }
        dead.stop(patience);
        dead.awaitOutput();
        final Problem problem = Problem.of(
                Problem.Kind.LOCAL_DIED, "command", name, "code", Integer.toString(code), "line", dead.lastLine());
        log.warn("{} ended with {} {}", name, code, ready ? "after it was ready" : "while it loaded");
        if (restarted) {
            fail(problem);
            return;
        }
        restarted = true;
        ready = false;
        answered = false;
        since = scheduler.clock().instant();
        listener.accept(new ServerStatus.Restarting(name, problem));
        scheduler.schedule(BEFORE_RESTART, this::launch);
    }

    private void fail(Problem problem) {
        listener.accept(new ServerStatus.Failed(name, problem));
        current().complete(Optional.of(problem));
    }

    private void tellLoading() {
        told = scheduler.clock().instant();
        listener.accept(new ServerStatus.Loading(name, Duration.between(since, told)));
    }

    private static boolean exists(String file) {
        try {
            return Files.exists(Path.of(file));
        } catch (InvalidPathException no) {
            return false;
        }
    }

    /** Without what may be a key. */
    private static String shown(URI url) {
        return url.toString().replaceFirst("//[^@/]*@", "//").replaceFirst("[?#].*", "");
    }

    private static String nameOf(String program) {
        return program.substring(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1);
    }
}
