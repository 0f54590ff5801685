package dev.sukashi.llm;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/** Chooses a proxy, but none for this machine: a local model's traffic never leaves it. */
final class NotForLoopback extends ProxySelector {
    private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

    private final Function<URI, List<Proxy>> others;

    NotForLoopback(Function<URI, List<Proxy>> others) {
        this.others = others;
    }

    /** Asks the system for all other hosts. */
    static NotForLoopback system() {
        return new NotForLoopback(uri -> {
            final ProxySelector selector = ProxySelector.getDefault();
            return selector == null ? DIRECT : selector.select(uri);
        });
    }

    @Override
    public List<Proxy> select(URI uri) {
        final String host = uri.getHost();
        return host == null || Hosts.isLoopback(host) ? DIRECT : others.apply(uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // The call itself fails, and says so.
    }
}
