package dev.sukashi.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sukashi.line.Prices;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
 * @param policy how it is used among the others
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
        String proxy,
        Policy policy) {
    /**
     * How a translator is used among the others.
     *
     * @param colour of its name, {@code #rrggbb}; empty for one by its place
     * @param fallback ids of the translators that are asked in turn where it fails; each exists and is another
     * @param prices what its service asks; empty where the player did not say
     */
    public record Policy(String colour, List<String> fallback, Limits limits, Optional<Prices> prices) {
        public static final Policy DEFAULT = new Policy("", List.of(), Limits.NONE, Optional.empty());

        public Policy {
            fallback = List.copyOf(fallback);
        }

        Policy withFallback(List<String> others) {
            return new Policy(colour, others, limits, prices);
        }
    }

    /** What may be sent; 0 for no limit. */
    public record Limits(int requestsPerMinute, int tokensPerMinute, int concurrency) {
        public static final Limits NONE = new Limits(0, 0, 0);
    }

    public TranslatorSettings {
        parameters = Map.copyOf(parameters);
        headers = Map.copyOf(headers);
        body = Map.copyOf(body);
    }

    TranslatorSettings withPolicy(Policy other) {
        return new TranslatorSettings(id, provider, url, model, key, enabled, parameters, headers, body, proxy, other);
    }
}
