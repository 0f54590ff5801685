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
 *     never proxied, and nothing is with {@code none}
 * @param reasoning whether a model that can think first is to do so
 */
public record LlmEndpoint(
        String url,
        String model,
        Secret key,
        Map<String, JsonNode> parameters,
        Map<String, String> headers,
        ObjectNode body,
        String proxy,
        LlmTimeouts timeouts,
        Reasoning reasoning) {
    public LlmEndpoint {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        body = body.deepCopy();
    }

    /** Without thinking. */
    public LlmEndpoint(
            String url,
            String model,
            Secret key,
            Map<String, JsonNode> parameters,
            Map<String, String> headers,
            ObjectNode body,
            String proxy,
            LlmTimeouts timeouts) {
        this(url, model, key, parameters, headers, body, proxy, timeouts, Reasoning.OFF);
    }

    /** No key, nothing extra, default time-outs, no thinking. */
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
        return new LlmEndpoint(url, model, newKey, parameters, headers, body, proxy, timeouts, reasoning);
    }

    public LlmEndpoint withParameters(Map<String, JsonNode> newParameters) {
        return new LlmEndpoint(url, model, key, newParameters, headers, body, proxy, timeouts, reasoning);
    }

    public LlmEndpoint withHeaders(Map<String, String> newHeaders) {
        return new LlmEndpoint(url, model, key, parameters, newHeaders, body, proxy, timeouts, reasoning);
    }

    public LlmEndpoint withBody(ObjectNode newBody) {
        return new LlmEndpoint(url, model, key, parameters, headers, newBody, proxy, timeouts, reasoning);
    }

    public LlmEndpoint withProxy(String newProxy) {
        return new LlmEndpoint(url, model, key, parameters, headers, body, newProxy, timeouts, reasoning);
    }

    public LlmEndpoint withTimeouts(LlmTimeouts newTimeouts) {
        return new LlmEndpoint(url, model, key, parameters, headers, body, proxy, newTimeouts, reasoning);
    }

    public LlmEndpoint withReasoning(Reasoning newReasoning) {
        return new LlmEndpoint(url, model, key, parameters, headers, body, proxy, timeouts, newReasoning);
    }

    public LlmEndpoint withUrl(String newUrl) {
        return new LlmEndpoint(newUrl, model, key, parameters, headers, body, proxy, timeouts, reasoning);
    }

    public LlmEndpoint withModel(String newModel) {
        return new LlmEndpoint(url, newModel, key, parameters, headers, body, proxy, timeouts, reasoning);
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
