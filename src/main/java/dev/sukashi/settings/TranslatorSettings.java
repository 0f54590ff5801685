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
 * @param format one of {@link #FORMATS}: the words that the model is asked in
 * @param key where the key is kept: {@code env:NAME}, {@code stored} (see {@link SecretStore}), {@code keyring} or
 *     empty. Never a key itself.
 * @param server the local server to start for it; empty for one that runs anyway
 * @param thinking whether a model that can think first is to do so
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
        String format,
        String key,
        boolean enabled,
        boolean thinking,
        Optional<ServerSettings> server,
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

    /** The names of the prompt formats; the first chooses by the model's name. */
    public static final List<String> FORMATS = List.of(
            "auto",
            "chat",
            "sakura-0.9",
            "sakura-0.10",
            "sakura-1.0",
            "sakura-1.5",
            "galtransl-2",
            "galtransl-3",
            "named-languages",
            "hunyuan",
            "bare");

    public TranslatorSettings {
        parameters = Map.copyOf(parameters);
        headers = Map.copyOf(headers);
        body = Map.copyOf(body);
    }

    TranslatorSettings withPolicy(Policy other) {
        return new TranslatorSettings(
                id,
                provider,
                url,
                model,
                format,
                key,
                enabled,
                thinking,
                server,
                parameters,
                headers,
                body,
                proxy,
                other);
    }
}
