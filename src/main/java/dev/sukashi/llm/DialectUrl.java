package dev.sukashi.llm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Which dialect a pasted address belongs to, and the address in the form that this dialect's own documentation has:
 *
 * <table>
 *   <caption>by dialect</caption>
 *   <tr><td>openai</td><td>as pasted, for {@link EndpointUrl}</td></tr>
 *   <tr><td>anthropic</td><td>{@code …/v1/messages}</td></tr>
 *   <tr><td>gemini</td><td>{@code …/v1beta}, without the model</td></tr>
 *   <tr><td>cohere</td><td>{@code …/v2/chat}</td></tr>
 *   <tr><td>ernie</td><td>{@code …/wenxinworkshop/chat}, without the model</td></tr>
 * </table>
 *
 * @param auth how this dialect's services want their key, where the address shows that it is not the provider's way
 * @param model that the address names; empty without one
 * @param key that the address carries, which is taken out of it; {@link Secret#NONE} without one
 */
record DialectUrl(String dialect, String url, Optional<String> auth, String model, Secret key) {
    private static final String ERNIE_PATH = "/rpc/2.0/ai_custom/v1/wenxinworkshop/chat";
    /** A Gemini address: its versions are called beta or alpha, or an action stands behind the model. */
    private static final Pattern GEMINI_PATH =
            Pattern.compile("(.*?/v\\d+(?:beta|alpha)\\d*)(?:/models(?:/([^/:]+)(?::\\w+)?)?)?"
                    + "|(.*?/v\\d+)/models/([^/:]+):\\w*[gG]enerateContent");

    private static final Pattern GEMINI_BASE = Pattern.compile("(.*?/v\\d+(?:beta|alpha)?\\d*)(?:/models(?:/.*)?)?");
    private static final Pattern ERNIE_CHAT = Pattern.compile("(.*/wenxinworkshop/chat)(?:/([^/]+))?");
    /** The dialects with addresses of their own, and how their services want the key. */
    private static final Map<String, String> AUTH = Map.of(
            Dialects.ANTHROPIC,
            "x-api-key",
            Dialects.GEMINI,
            "x-goog-api-key",
            Dialects.COHERE,
            "bearer",
            Dialects.ERNIE,
            "client-credentials");

    private static final List<String> AZURE_HOSTS =
            List.of(".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com");

    /**
     * @param wanted the provider's dialect, which holds unless the address shows another
     * @throws ProblemException for what is no address
     */
    static DialectUrl of(String pasted, String wanted) throws ProblemException {
        final HttpUrl url = EndpointUrl.parse(pasted);
        final String path = EndpointUrl.withoutSlashes(url.encodedPath());
        final String shown = shown(url, path).orElse(wanted);
        if (pasted.strip().endsWith("#") && AUTH.containsKey(shown)) {
            return new DialectUrl(shown, pasted, auth(shown, wanted), "", Secret.NONE);
        }
        return switch (shown) {
            case Dialects.ANTHROPIC -> plain(shown, wanted, url, anthropic(path));
            case Dialects.GEMINI -> gemini(wanted, url, path);
            case Dialects.COHERE -> plain(shown, wanted, url, cohere(path));
            case Dialects.ERNIE -> ernie(wanted, url, path);
            default -> openAi(wanted, pasted, url, path);
        };
    }

    /** The dialect that an address cannot but belong to. */
    private static Optional<String> shown(HttpUrl url, String path) {
        final String host = url.host();
        if (path.endsWith("/chat/completions")) {
            return Optional.of(Dialects.OPENAI);
        }
        if (path.endsWith("/v1/messages")) {
            return Optional.of(Dialects.ANTHROPIC);
        }
        if (path.endsWith("/openai") || path.contains("/openai/") || path.contains("/compatibility/v1")) {
            return Optional.of(Dialects.OPENAI);
        }
        if (host.equals("api.anthropic.com")) {
            return Optional.of(Dialects.ANTHROPIC);
        }
        if (GEMINI_PATH.matcher(path).matches() || host.equals("generativelanguage.googleapis.com")) {
            return Optional.of(Dialects.GEMINI);
        }
        if (path.endsWith("/v2/chat") || host.equals("api.cohere.com") || host.equals("api.cohere.ai")) {
            return Optional.of(Dialects.COHERE);
        }
        return path.contains("/wenxinworkshop/") || host.equals("aip.baidubce.com")
                ? Optional.of(Dialects.ERNIE)
                : Optional.empty();
    }

    /** Another dialect without addresses of its own, such as Qwen-MT's, comes here too and stays what it is. */
    private static DialectUrl openAi(String wanted, String pasted, HttpUrl url, String path) {
        final boolean azure =
                AZURE_HOSTS.stream().anyMatch(url.host()::endsWith) || path.contains("/openai/deployments/");
        final boolean leavesItsOwn = AUTH.containsKey(wanted);
        final Optional<String> auth =
                azure ? Optional.of("api-key") : leavesItsOwn ? Optional.of("bearer") : Optional.empty();
        return new DialectUrl(leavesItsOwn ? Dialects.OPENAI : wanted, pasted, auth, "", Secret.NONE);
    }

    private static DialectUrl gemini(String wanted, HttpUrl url, String path) {
        final Matcher named = GEMINI_PATH.matcher(path);
        final Matcher base = GEMINI_BASE.matcher(path);
        final String model = !named.matches()
                ? ""
                : named.group(2) != null ? named.group(2) : named.group(4) != null ? named.group(4) : "";
        final String key = url.queryParameter("key");
        final HttpUrl clean = url.newBuilder()
                .encodedPath(base.matches() ? base.group(1) : path + "/v1beta")
                .removeAllQueryParameters("key")
                .removeAllQueryParameters("alt")
                .build();
        return new DialectUrl(
                Dialects.GEMINI,
                clean.toString(),
                auth(Dialects.GEMINI, wanted),
                model,
                Secret.of(key == null ? "" : key));
    }

    private static DialectUrl ernie(String wanted, HttpUrl url, String path) {
        final Matcher chat = ERNIE_CHAT.matcher(path);
        final boolean whole = chat.matches();
        final String model = whole && chat.group(2) != null ? chat.group(2) : "";
        final String own = whole ? chat.group(1) : path.endsWith("/wenxinworkshop") ? path + "/chat" : ERNIE_PATH;
        final HttpUrl clean = url.newBuilder()
                .encodedPath(own)
                .removeAllQueryParameters("access_token")
                .build();
        return new DialectUrl(Dialects.ERNIE, clean.toString(), auth(Dialects.ERNIE, wanted), model, Secret.NONE);
    }

    private static DialectUrl plain(String dialect, String wanted, HttpUrl url, String path) {
        return new DialectUrl(
                dialect, url.newBuilder().encodedPath(path).build().toString(), auth(dialect, wanted), "", Secret.NONE);
    }

    private static String anthropic(String path) {
        if (path.endsWith("/messages")) {
            return path;
        }
        final String base = path.endsWith("/models") ? path.substring(0, path.length() - "/models".length()) : path;
        return base.matches(".*/v\\d+") ? base + "/messages" : base + "/v1/messages";
    }

    private static String cohere(String path) {
        if (path.endsWith("/v2/chat")) {
            return path;
        }
        return path.replaceFirst("/v[12](?:/.*)?$", "") + "/v2/chat";
    }

    private static Optional<String> auth(String dialect, String wanted) {
        return dialect.equals(wanted) ? Optional.empty() : Optional.ofNullable(AUTH.get(dialect));
    }
}
