package dev.sukashi.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One configured model: where it is and how it wants to be asked. Nothing in here has been checked; what cannot be used
 * is reported when it is.
 *
 * @param url as the player pasted it, see {@link EndpointUrl}
 * @param model as the service names it; blank for a server that has but one
 * @param parameters fields of the request such as {@code temperature} or {@code max_tokens}; those with JSON null are
 *     left out
 * @param headers sent with each request; they win over the program's own
 * @param body merged into the request last, object into object; a JSON null removes a field
 * @param proxy {@code http://host:port} or {@code socks5://host:port}; blank for the system's proxy. Loopback is
 *     never proxied
 */
public record LlmEndpoint(
        String url,
        String model,
        Secret key,
        Map<String, JsonNode> parameters,
        Map<String, String> headers,
        ObjectNode body,
        String proxy,
        LlmTimeouts timeouts) {
    public LlmEndpoint {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        body = body.deepCopy();
    }

    /** No key, nothing extra, default time-outs. */
    public static LlmEndpoint of(String url, String model) {
        return new LlmEndpoint(
                url,
                model,
                Secret.NONE,
                Map.of(),
                Map.of(),
                JsonNodeFactory.instance.objectNode(),
                "",
                LlmTimeouts.DEFAULT);
    }

    public LlmEndpoint withKey(Secret newKey) {
        return new LlmEndpoint(url, model, newKey, parameters, headers, body, proxy, timeouts);
    }

    public LlmEndpoint withParameters(Map<String, JsonNode> newParameters) {
        return new LlmEndpoint(url, model, key, newParameters, headers, body, proxy, timeouts);
    }

    public LlmEndpoint withHeaders(Map<String, String> newHeaders) {
        return new LlmEndpoint(url, model, key, parameters, newHeaders, body, proxy, timeouts);
    }

    public LlmEndpoint withBody(ObjectNode newBody) {
        return new LlmEndpoint(url, model, key, parameters, headers, newBody, proxy, timeouts);
    }

    public LlmEndpoint withProxy(String newProxy) {
        return new LlmEndpoint(url, model, key, parameters, headers, body, newProxy, timeouts);
    }

    public LlmEndpoint withTimeouts(LlmTimeouts newTimeouts) {
        return new LlmEndpoint(url, model, key, parameters, headers, body, proxy, newTimeouts);
    }

    /** A copy. */
    @Override
    public ObjectNode body() {
        return body.deepCopy();
    }

    /** Neither key nor headers nor what an address may hold of either. */
    @Override
    public String toString() {
        return "LlmEndpoint[" + EndpointUrl.display(url) + ", " + model + "]";
    }
}
