package dev.sukashi.app.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;

/**
 * Health over HTTP, as llama.cpp's server tells it: 503 while the model loads, then 200. A server that knows no such
 * page (404) is up.
 *
 * @see <a href="https://github.com/ggml-org/llama.cpp/tree/master/tools/server">llama-server, GET /health</a>
 */
public final class HttpHealthProbe implements HealthProbe {
    private static final int LIMIT_MILLIS = 2_000;

    @Override
    public Health ask(URI url) {
        try {
            final HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            connection.setInstanceFollowRedirects(false);
            connection.setRequestProperty("Connection", "close");
            try {
                return connection.getResponseCode() >= 500 ? Health.LOADING : Health.READY;
            } finally {
                connection.disconnect();
            }
        } catch (SocketTimeoutException busy) {
            return Health.LOADING;
        } catch (IOException absent) {
            return Health.ABSENT;
        }
    }
}
