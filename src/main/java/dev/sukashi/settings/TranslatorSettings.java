package dev.sukashi.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * One translator as the settings file has it.
 *
 * @param id unique among the translators
 * @param provider id of a catalogue entry
 * @param url as the user pasted it; empty for the provider's own
 * @param key where the key is kept: {@code env:NAME}, {@code keyring} or empty. Never a key itself.
 * @param parameters sent with each request, such as temperature
 * @param headers sent with each request
 * @param body merged into each request's JSON body
 * @param proxy {@code http://host:port}, {@code socks5://host:port}, {@code none}, or empty for the system's
 */
public record TranslatorSettings(
        String id,
        String provider,
        String url,
        String model,
        String key,
        boolean enabled,
        Map<String, JsonNode> parameters,
        Map<String, String> headers,
        Map<String, JsonNode> body,
        String proxy) {
    public TranslatorSettings {
        parameters = Map.copyOf(parameters);
        headers = Map.copyOf(headers);
        body = Map.copyOf(body);
    }
}
