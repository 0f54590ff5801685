package dev.sukashi.llm;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The services that a player can pick by name. Immutable. */
public final class ProviderCatalogue {
    private static final String RESOURCE = "providers.json";

    private static final Pattern AUTHORITY = Pattern.compile("(?:[a-z]+://)?(?:[^/@]*@)?([^/?#@]+)");

    private final List<Provider> all;
    private final Map<String, Provider> byName;

    private ProviderCatalogue(List<Provider> all) {
        this.all = List.copyOf(all);
        this.byName = new LinkedHashMap<>();
        for (final Provider provider : all) {
            add(provider.id(), provider);
            provider.aliases().forEach(alias -> add(alias, provider));
        }
    }

    /** The catalogue that the program ships with. */
    public static ProviderCatalogue load() {
        try (InputStream in = ProviderCatalogue.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a catalogue: a JSON array of objects with {@link Provider}'s fields; see {@code providers.json}.
     *
     * @throws IllegalArgumentException naming the entry and what is wrong with it
     */
    public static ProviderCatalogue parse(String json) {
        final JsonNode root = Json.value(json)
                .filter(JsonNode::isArray)
                .orElseThrow(() -> new IllegalArgumentException("the catalogue is no JSON array"));
        return new ProviderCatalogue(
                root.valueStream().map(ProviderReader::read).toList());
    }

    /** All, in the catalogue's order. */
    public List<Provider> all() {
        return all;
    }

    /** By id or alias, whatever its case. */
    public Optional<Provider> find(String id) {
        return Optional.ofNullable(byName.get(id.strip().toLowerCase(Locale.ROOT)));
    }

    /**
     * Whose address this is: the entry whose own has the same host, and the same port. Empty for an address that could be
     * anybody's.
     *
     * @param pasted in any form, see {@link EndpointUrl}
     */
    public Optional<Provider> findByAddress(String pasted) {
        return authority(pasted)
                .flatMap(host -> all.stream()
                        .filter(provider -> authority(provider.url()).equals(Optional.of(host)))
                        .findFirst());
    }

    private static Optional<String> authority(String address) {
        final Matcher matcher = AUTHORITY.matcher(address.strip().toLowerCase(Locale.ROOT));
        return matcher.lookingAt() ? Optional.of(matcher.group(1).replace("localhost", "127.0.0.1")) : Optional.empty();
    }

    private void add(String name, Provider provider) {
        if (byName.put(name.toLowerCase(Locale.ROOT), provider) != null) {
            throw new IllegalArgumentException("two entries are called " + name);
        }
    }
}
