package dev.sukashi.ocr;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a program, whose output is read by the thread that waits for it. It never blocks in a read: a program that
 * its child keeps a pipe open for would hold it for ever.
 */
final class CommandRun {
    private static final Logger log = LoggerFactory.getLogger(CommandRun.class);

    private static final int POLL_MILLIS = 5;

    /** Who its children are is looked up always at first, then this often: nobody can tell once it is dead. */
    private static final int POLLS_PER_CENSUS = 10;

    /** The system needs a moment to take a killed program away. */
    private static final Duration AFTER_KILL = Duration.ofSeconds(2);

    /** Its children are killed at once, but it is others who take away orphans, and some do so late. */
    private static final Duration ORPHANS = Duration.ofMillis(100);

    private final Process process;
    private final Sink output;
    private final Sink errors;
    private final Set<ProcessHandle> family = new LinkedHashSet<>();
    private final byte[] buffer = new byte[1 << 16];

    private CommandRun(Process process, int mostOutput, int mostErrors) {
        this.process = process;
        this.output = new Sink(process.getInputStream(), mostOutput);
        this.errors = new Sink(process.getErrorStream(), mostErrors);
    }

    /**
     * @param mostOutput bytes that are kept of what it prints; the rest is read and forgotten
     * @param mostErrors likewise of its error stream
     * @throws IOException where it cannot be started
     */
    static CommandRun start(List<String> command, int mostOutput, int mostErrors) throws IOException {
        final File nothing = new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
        final Process process = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(nothing))
                .start();
        return new CommandRun(process, mostOutput, mostErrors);
    }

    /** Its exit code; empty where it has not ended in time. */
    Optional<Integer> await(Duration timeout) throws InterruptedException {
        final long deadline = System.nanoTime() + timeout.toNanos();
        for (int polls = 0; System.nanoTime() < deadline; polls++) {
            if (polls < POLLS_PER_CENSUS || polls % POLLS_PER_CENSUS == 0) {
                meetFamily();
            }
            if (takeBoth()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            } else if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                drain(deadline);
                return Optional.of(process.exitValue());
            }
        }
        return Optional.empty();
    }

    /** What it said at its end; a child of its may go on talking. */
    private void drain(long deadline) {
        while (takeBoth() && System.nanoTime() < deadline) {
            // A little at a time, so that an endless talker is noticed.
        }
    }

    private boolean takeBoth() {
        final boolean printed = output.take(buffer);
        final boolean complained = errors.take(buffer);
        return printed || complained;
    }

    byte[] output() {
        return output.kept.toByteArray();
    }

    byte[] errors() {
        return errors.kept.toByteArray();
    }

    private synchronized void meetFamily() {
        process.descendants().forEach(family::add);
    }

    /** Kills it and all that it has started, and returns when it is gone. Any thread may, more than once. */
    void kill() {
        final Set<ProcessHandle> all = everyone();
        all.forEach(ProcessHandle::destroyForcibly);
        // What a child has started just now.
        final Set<ProcessHandle> late = everyone();
        late.forEach(ProcessHandle::destroyForcibly);
        all.addAll(late);
        if (!ended(process.onExit(), AFTER_KILL)) {
            log.warn("a program that reads pictures could not be ended");
        }
        ended(
                CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new)),
                ORPHANS);
        output.close();
        errors.close();
    }

    private synchronized Set<ProcessHandle> everyone() {
        meetFamily();
        final Set<ProcessHandle> all = new LinkedHashSet<>();
        all.add(process.toHandle());
        for (final ProcessHandle member : family) {
            all.add(member);
            member.descendants().forEach(all::add);
        }
        all.removeIf(member -> !member.isAlive());
        return all;
    }

    /** An interrupted thread waits too, and stays interrupted. */
    private static boolean ended(CompletableFuture<?> end, Duration limit) {
        boolean interrupted = Thread.interrupted();
        try {
            end.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            return false;
        } catch (InterruptedException again) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return end.isDone();
    }

    /** One of its streams. */
    private static final class Sink {
        private final InputStream from;
        private final int most;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

        Sink(InputStream from, int most) {
            this.from = from;
            this.most = most;
        }

        /** Takes what is there; whether there was anything. */
        boolean take(byte[] buffer) {
            try {
                final int count = from.read(buffer, 0, Math.min(buffer.length, from.available()));
                if (count > 0) {
                    kept.write(buffer, 0, Math.min(count, most - kept.size()));
                }
                return count > 0;
            } catch (IOException closed) {
                return false;
            }
        }

        void close() {
            try {
                from.close();
            } catch (IOException alreadyGone) {
                log.debug("a program's output was closed already");
            }
        }
    }
}
