package dev.sukashi.llm;

import dev.sukashi.line.Problem;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * From the address that a player pasted to those that the OpenAI protocol uses; for other dialects see
 * {@link DialectUrl}.
 *
 * <ol>
 *   <li>What ends with {@code /chat/completions} is used as it is, but for a slash behind it.
 *   <li>What ends with {@code #} is used literally, without the {@code #}.
 *   <li>Behind an Azure deployment comes {@code /chat/completions}, and the newest stable {@code api-version} if it has
 *       none; an Azure resource alone has {@code /openai/v1}, a Cloudflare account {@code /ai/v1}.
 *   <li>Behind {@code /vN} and behind {@code /vN…/openai} (Gemini, DeepInfra) comes {@code /chat/completions}.
 *   <li>Behind anything else comes {@code /v1/chat/completions}.
 * </ol>
 *
 * A missing scheme means https, for loopback and private hosts http. A query string is kept.
 *
 * @param chat where a conversation is sent
 * @param models where the models are listed
 */
record EndpointUrl(HttpUrl chat, HttpUrl models) {
    private static final String CHAT = "/chat/completions";
    private static final Pattern VERSIONED = Pattern.compile(".*/v\\d+|.*/v\\d+[a-z0-9]*/openai");
    private static final Pattern DEPLOYMENT = Pattern.compile("(.*/openai/deployments/[^/]+)(?:/.*)?");
    private static final Pattern CLOUDFLARE = Pattern.compile("(/client/v4/accounts/[^/]+)(?:/ai(?:/run/.*)?)?");
    private static final String API_VERSION = "api-version";
    private static final String AZURE_DATE = "2024-10-21";
    private static final Pattern SCHEME = Pattern.compile("(?i)([a-z][a-z0-9+.-]*)://.*");

    /** Throws {@link Problem.Kind#BAD_URL}. */
    static EndpointUrl of(String pasted) throws ProblemException {
        final HttpUrl url = parse(pasted);
        final String path = withoutSlashes(url.encodedPath());
        if (isLiteral(pasted)) {
            final String base = path.endsWith(CHAT) ? path.substring(0, path.length() - CHAT.length()) : path;
            return new EndpointUrl(url, withPath(url, base + "/models"));
        }
        final Matcher deployment = DEPLOYMENT.matcher(path);
        if (deployment.matches()) {
            final HttpUrl dated = url.queryParameter(API_VERSION) == null
                    ? url.newBuilder()
                            .addQueryParameter(API_VERSION, AZURE_DATE)
                            .build()
                    : url;
            return at(dated, deployment.group(1));
        }
        final Matcher account = CLOUDFLARE.matcher(path);
        final String base;
        if (url.host().endsWith(".openai.azure.com") && path.matches("(?:/openai)?")) {
            base = "/openai/v1";
        } else if (account.matches()) {
            base = account.group(1) + "/ai/v1";
        } else if (path.endsWith(CHAT)) {
            base = path.substring(0, path.length() - CHAT.length());
        } else if (VERSIONED.matcher(path).matches()) {
            base = path;
        } else {
            base = path + "/v1";
        }
        return at(url, base);
    }

    private static EndpointUrl at(HttpUrl url, String base) {
        return new EndpointUrl(withPath(url, base + CHAT), withPath(url, base + "/models"));
    }

    private static boolean isLiteral(String pasted) {
        return pasted.strip().endsWith("#");
    }

    /** The address itself, without the {@code #} that says to take it literally. Throws {@link Problem.Kind#BAD_URL}. */
    static HttpUrl parse(String pasted) throws ProblemException {
        final String trimmed = pasted.strip();
        return parse(pasted, isLiteral(pasted) ? trimmed.substring(0, trimmed.length() - 1) : trimmed);
    }

    /** For a message: without name, password, query or fragment, which may hold a key. */
    static String display(String pasted) {
        final String bare = pasted.strip().replaceFirst("[?#].*", "");
        final Matcher credentials = Pattern.compile("^([^/]*//|)[^/@]*@").matcher(bare);
        return credentials.replaceFirst("$1");
    }

    static String display(HttpUrl url) {
        return url.newBuilder()
                .username("")
                .password("")
                .query(null)
                .fragment(null)
                .build()
                .toString();
    }

    private static HttpUrl parse(String pasted, String address) throws ProblemException {
        if (address.isEmpty()) {
            throw bad(pasted, "empty");
        }
        final String whole;
        final Matcher scheme = SCHEME.matcher(address);
        if (scheme.matches()) {
            final String name = scheme.group(1).toLowerCase(Locale.ROOT);
            if (!name.equals("http") && !name.equals("https")) {
                throw bad(pasted, name + "://");
            }
            whole = address;
        } else {
            final HttpUrl trial = HttpUrl.parse("http://" + address);
            whole = (trial != null && Hosts.isPrivate(trial.host()) ? "http://" : "https://") + address;
        }
        // OkHttp repairs what a browser would (https:///path means the host "path"); a person who wrote that forgot it.
        if (!whole.matches("(?i)https?://[^/?#\\\\].*")) {
            throw bad(pasted, "no host");
        }
        try {
            return HttpUrl.get(whole);
        } catch (IllegalArgumentException e) {
            // The library's sentence may repeat the whole address, and with it what must not be shown.
            throw bad(pasted, whole.matches(".*\\s.*") ? "space" : "host or port");
        }
    }

    private static HttpUrl withPath(HttpUrl url, String path) {
        return url.newBuilder().encodedPath(path).fragment(null).build();
    }

    static String withoutSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    private static ProblemException bad(String pasted, String reason) {
        return new ProblemException(
                Problem.of(Problem.Kind.BAD_URL, "url", Texts.clean(display(pasted)), "reason", reason));
    }
}
