package dev.sukashi.llm;

import dev.sukashi.line.Problem;
import okhttp3.HttpUrl;

/**
 * A pasted address, for a dialect to put its own path to. Scheme and mistakes are {@link EndpointUrl}'s matter, which
 * leaves an address with {@code #} at its end as it is.
 *
 * @param literal whether the player wants it used as it stands
 */
record ServiceUrl(HttpUrl url, boolean literal) {
    /** Throws {@link Problem.Kind#BAD_URL}. */
    static ServiceUrl of(String pasted) throws ProblemException {
        final String trimmed = pasted.strip();
        final boolean literal = trimmed.endsWith("#");
        return new ServiceUrl(EndpointUrl.of(literal ? trimmed : trimmed + "#").chat(), literal);
    }

    /** Encoded, without slashes at its end; empty for the root. */
    String path() {
        String path = url.encodedPath();
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return path;
    }

    /** The path without this end, where it has it. */
    String pathWithout(String end) {
        final String path = path();
        return path.endsWith(end) ? path.substring(0, path.length() - end.length()) : path;
    }

    /** The same host and query with another encoded path. */
    HttpUrl.Builder withPath(String path) {
        return url.newBuilder().encodedPath(path.isEmpty() ? "/" : path).fragment(null);
    }
}
