package dev.sukashi.app.local;

import dev.sukashi.settings.ServerSettings;
import dev.sukashi.time.Scheduler;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The local servers of all translators; those with the same settings share one. Safe for several threads. */
public final class LocalModelServers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Scheduler scheduler = Scheduler.named("sukashi-local");
    private final HealthProbe probe = new HttpHealthProbe();
    private final Consumer<ServerStatus> listener;
    private final Map<ServerSettings, LocalModelServer> servers = new HashMap<>();
    private final Thread atExit = new Thread(this::stopAll, "sukashi-local-exit");

    /** @param listener called by a thread of this */
    public LocalModelServers(Consumer<ServerStatus> listener) {
        this.listener = listener;
    }

    /** Has tasks of its own thread wait for nothing else. */
    public Scheduler scheduler() {
        return scheduler;
    }

    /**
     * The server of these settings; it is not started by this.
     *
     * @param url of the translator, for settings that do not say where to ask
     */
    public synchronized LocalModelServer of(ServerSettings settings, String url) {
        if (servers.isEmpty()) {
            // A program that is interrupted closes nothing, but a server must not outlive it.
            Runtime.getRuntime().addShutdownHook(atExit);
        }
        return servers.computeIfAbsent(
                settings,
                key -> new LocalModelServer(key, health(key.health(), url), scheduler, probe, listener, PATIENCE));
    }

    /** {@code /health} at the root of the translator's address, unless the settings say where. */
    static URI health(String configured, String url) {
        final String address = configured.isBlank() ? url.strip() : configured;
        final String whole = address.contains("://") ? address : "http://" + address;
        try {
            final URI parsed = new URI(whole.replaceFirst("#.*", ""));
            return configured.isBlank()
                    ? new URI(parsed.getScheme(), parsed.getAuthority(), "/health", null, null)
                    : parsed;
        } catch (URISyntaxException unusable) {
            return URI.create("http://127.0.0.1:8080/health");
        }
    }

    @Override
    public void close() {
        stopAll();
        scheduler.close();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            // It runs just now, and finds nothing left to do.
        }
    }

    private void stopAll() {
        final List<LocalModelServer> all;
        synchronized (this) {
            all = List.copyOf(servers.values());
        }
        all.forEach(LocalModelServer::close);
    }
}
