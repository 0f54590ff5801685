package dev.sukashi.llm;

import dev.sukashi.line.Problem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** From what went wrong to a {@link Problem}. What the service said is data: cleaned, cut, and without the key. */
final class Diagnosis {
    /** A picture as an address, or the beginning of each PNG and what follows it. */
    private static final Pattern BASE64 =
            Pattern.compile("(?:data:image/[\\w.+-]+;base64,|iVBORw0KGgo)[A-Za-z0-9+/]*={0,2}");

    private final LlmEndpoint endpoint;
    private final HttpUrl url;
    private final Secret credential;

    /** @param credential what was sent for the key: itself, or a token made of it */
    Diagnosis(LlmEndpoint endpoint, HttpUrl url, Secret credential) {
        this.endpoint = endpoint;
        this.url = url;
        this.credential = credential;
    }

    /**
     * A status other than 2xx.
     *
     * @param text of the body, or of a part of it
     */
    Failure status(int status, String type, String text, ServiceError error, @Nullable Duration retryAfter) {
        final String message = shown(Texts.isHtml(text) ? Texts.titleOf(text) : error.message());
        if (error.isFilter()) {
            return Failure.lasting(Problem.of(Problem.Kind.BLOCKED, "reason", message));
        }
        final int meant = meant(status, error);
        final String number = Integer.toString(status);
        final Problem problem = switch (meant) {
            case 401 ->
                endpoint.key().isEmpty()
                        ? Problem.of(Problem.Kind.KEY_MISSING, "service", url.host())
                        : Problem.of(Problem.Kind.KEY_REFUSED, "status", number, "message", message);
            case 402, 403 -> Problem.of(Problem.Kind.NOT_ALLOWED, "status", number, "message", message);
            case 404, 410 -> notFound(message);
            case 429 ->
                Problem.of(
                        Problem.Kind.RATE_LIMITED,
                        "message",
                        message,
                        "seconds",
                        retryAfter == null ? "" : Long.toString((retryAfter.toMillis() + 999) / 1000));
            default -> other(meant, number, type, text, message);
        };
        final Failure.Retry retry = RetryPolicy.isWorthRetrying(meant) ? Failure.Retry.YES : Failure.Retry.NEVER;
        return new Failure(problem, retry, retryAfter, meant);
    }

    /** An error where an answer was due. */
    Failure inAnswer(ServiceError error) {
        if (error.status().isPresent()) {
            final Duration asked = RetryPolicy.inSentence(error.message());
            return status(error.status().getAsInt(), "", "", error, asked);
        }
        if (error.isFilter()) {
            return Failure.lasting(Problem.of(Problem.Kind.BLOCKED, "reason", shown(error.message())));
        }
        return Failure.lasting(Problem.of(
                Problem.Kind.SERVER_ERROR,
                "status",
                error.code().isEmpty() ? "200" : shown(error.code()),
                "message",
                shown(error.message())));
    }

    /** No connection, or no answer on it. */
    Failure connection(IOException e) {
        final Optional<CertificateException> distrust = cause(e, CertificateException.class);
        if (distrust.isPresent() || e instanceof SSLPeerUnverifiedException) {
            return Failure.lasting(
                    Problem.of(Problem.Kind.CERTIFICATE, "host", url.host(), "reason", shown(rootMessage(e))));
        }
        if (e instanceof UnknownHostException) {
            return Failure.passing(Problem.of(Problem.Kind.UNKNOWN_HOST, "host", url.host()));
        }
        if (e instanceof ProtocolException) {
            return Failure.lasting(notAnApi("", rootMessage(e)));
        }
        final Problem problem = unreachable(rootMessage(e));
        return e instanceof ConnectException && Hosts.isLoopback(url.host())
                ? new Failure(problem, Failure.Retry.ONCE_QUICKLY, null)
                : Failure.passing(problem);
    }

    Failure notConnectedIn(Duration limit) {
        return Failure.passing(unreachable("> " + Texts.seconds(limit) + " s"));
    }

    Problem cut() {
        return Problem.of(Problem.Kind.CUT, "url", display());
    }

    /**
     * What came is not the protocol's.
     *
     * @param type of the content; empty where it is not told
     */
    Problem notAnApi(String type, String start) {
        final String seen = type.isEmpty() ? (Texts.isHtml(start) ? "HTML" : "text") : type;
        return Problem.of(Problem.Kind.NOT_AN_API, "url", display(), "type", shown(seen), "start", shown(start));
    }

    Problem blocked(String reason) {
        return Problem.of(Problem.Kind.BLOCKED, "reason", shown(reason));
    }

    Problem empty(String reason) {
        return Problem.of(Problem.Kind.EMPTY_ANSWER, "reason", shown(reason));
    }

    /** Others' text, fit to be shown. Some services quote a refused request, and with it the picture. */
    String shown(String text) {
        String safe = endpoint.key().mask(Texts.oneLine(BASE64.matcher(text).replaceAll("…")));
        for (final String secret : otherSecrets()) {
            safe = safe.replace(secret, Secret.MASK);
        }
        return Texts.cut(safe);
    }

    private Problem other(int meant, String number, String type, String text, String message) {
        if (meant >= 500 || RetryPolicy.isWorthRetrying(meant)) {
            return Problem.of(Problem.Kind.SERVER_ERROR, "status", number, "message", message);
        }
        if (meant < 400) {
            return notFound(message);
        }
        if (meant == 405) {
            return Texts.isHtml(text) ? notAnApi(type, text) : notFound(message);
        }
        return Problem.of(Problem.Kind.BAD_REQUEST, "status", number, "message", message);
    }

    private Problem notFound(String message) {
        return Problem.of(
                Problem.Kind.NOT_FOUND, "url", display(), "model", ours(endpoint.model()), "message", message);
    }

    private Problem unreachable(String reason) {
        return Problem.of(Problem.Kind.UNREACHABLE, "url", display(), "reason", shown(reason));
    }

    /** What the error's words say where they say more than the status: an empty purse under 429 or 400, a bad key under 400. */
    private static int meant(int status, ServiceError error) {
        final int said = error.status().orElse(status);
        final boolean purse = (status == 429 || status == 400) && said == 402;
        final boolean key = status == 400 && said == 401;
        return purse || key ? said : status;
    }

    private String display() {
        return ours(EndpointUrl.display(url));
    }

    /** The player's own text. A short key is a placeholder such as "ollama", and would spoil what only looks like it. */
    private String ours(String text) {
        return endpoint.key().isPlaceholder() ? Texts.clean(text) : shown(text);
    }

    /** What else the player may have put a key into: headers, the address's password and its query. */
    private List<String> otherSecrets() {
        final List<String> secrets = new ArrayList<>(endpoint.headers().values());
        secrets.add(url.password());
        secrets.add(credential.reveal());
        // A key of two parts may be quoted by either.
        secrets.addAll(List.of(endpoint.key().reveal().split("[:|]", -1)));
        for (int i = 0; i < url.querySize(); i++) {
            final String value = url.queryParameterValue(i);
            secrets.add(value == null ? "" : value);
        }
        secrets.removeIf(secret -> secret.length() < 8);
        return secrets;
    }

    private static <T extends Throwable> Optional<T> cause(Throwable from, Class<T> type) {
        for (Throwable at = from; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
        }
        return Optional.empty();
    }

    private static String rootMessage(Throwable from) {
        Throwable root = from;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        final String message = root.getMessage();
        return message == null ? root.getClass().getSimpleName() : message;
    }
}
