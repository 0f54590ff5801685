package dev.sukashi.llm;

import dev.sukashi.line.Problem;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One endpoint, spoken to in one dialect. */
final class HttpLlmAdapter implements LlmAdapter {
    private final LlmTransport transport;
    private final LlmEndpoint endpoint;
    private final Dialect dialect;
    private final AuthScheme auth;
    private final KeyRing keys;
    private final Set<String> without = ConcurrentHashMap.newKeySet();
    private final Set<Exchange> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    HttpLlmAdapter(LlmTransport transport, LlmEndpoint endpoint, Dialect dialect, AuthScheme auth) {
        this.transport = transport;
        this.endpoint = endpoint;
        this.dialect = dialect;
        this.auth = auth;
        this.keys = new KeyRing(endpoint.key(), transport.clock());
    }

    @Override
    public LlmCall send(LlmRequest request, LlmListener listener) {
        if (closed) {
            listener.onFailed(Problem.of(Problem.Kind.INTERNAL, "reason", "closed"));
            return () -> {};
        }
        final Exchange exchange =
                new Exchange(transport, endpoint, dialect, auth, keys, request, without, listener, underWay::remove);
        underWay.add(exchange);
        exchange.start();
        if (closed) {
            exchange.cancel();
        }
        return exchange;
    }

    @Override
    public void close() {
        closed = true;
        List.copyOf(underWay).forEach(Exchange::cancel);
    }
}
