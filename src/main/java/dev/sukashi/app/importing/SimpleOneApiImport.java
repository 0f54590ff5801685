package dev.sukashi.app.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.settings.SecretStore;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Makes translators of simple-one-api's configuration: one for each model of each enabled service that speaks a
 * protocol of ours. Reads with tolerance, as the file may be hostile; changes nothing.
 *
 * @see <a href="https://github.com/fruitbars/simple-one-api/blob/main/docs/configuration-reference.md">its reference</a>
 */
public final class SimpleOneApiImport {
    private static final int MOST_TRANSLATORS = 500;

    private final ImportedProxy proxy;
    private final Function<String, Optional<String>> providerOfHost;
    private final Predicate<String> taken;
    private final Set<String> given = new HashSet<>();
    private final List<Imported> imported = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private final Redirects redirects;

    private SimpleOneApiImport(
            ObjectNode root, Predicate<String> taken, Function<String, Optional<String>> providerOfHost) {
        this.proxy = new ImportedProxy(root.path("proxy"));
        this.redirects = Redirects.of(root);
        this.taken = taken;
        this.providerOfHost = providerOfHost;
    }

    /**
     * A translator to be written down.
     *
     * @param service where it came from, such as {@code openai[1]}
     * @param entry for the settings; without the key
     * @param key for the key store; empty where there is none
     * @param remarks what the player should look at
     */
    public record Imported(String service, String id, ObjectNode entry, String key, List<Remark> remarks) {
        public Imported {
            remarks = List.copyOf(remarks);
        }

        /** Not the key. */
        @Override
        public String toString() {
            return "Imported[" + service + ", " + id + "]";
        }
    }

    /** A service that cannot be imported. */
    public record Refused(String service, Remark reason) {}

    /**
     * All that came of a file, in its order.
     *
     * @param remarks about the file as a whole
     */
    public record Result(List<Imported> imported, List<Refused> refused, List<Remark> remarks) {
        public Result {
            remarks = List.copyOf(remarks);
            imported = List.copyOf(imported);
            refused = List.copyOf(refused);
        }
    }

    /**
     * Reads a configuration.
     *
     * @param taken tells ids that exist already
     * @param providerOfHost the catalogue's entry for a host's name
     */
    public static Result of(
            ObjectNode root, Predicate<String> taken, Function<String, Optional<String>> providerOfHost) {
        final SimpleOneApiImport reading = new SimpleOneApiImport(root, taken, providerOfHost);
        for (final Map.Entry<String, JsonNode> services : root.path("services").properties()) {
            reading.services(services.getKey(), services.getValue());
        }
        final List<Remark> remarks =
                root.has("load_balancing") ? List.of(Remark.of("import.loadBalancing")) : List.of();
        return new Result(reading.imported, reading.refused, remarks);
    }

    private void services(String type, JsonNode list) {
        if (!list.isArray()) {
            refuse(type, Aliases.is(list) ? "import.alias" : "import.notAList");
            return;
        }
        int index = 0;
        for (final JsonNode service : list) {
            service(clean(type), clean(type) + "[" + index + "]", service);
            index++;
        }
    }

    private void service(String typeName, String label, JsonNode service) {
        if (!service.isObject()) {
            refuse(label, Aliases.is(service) ? "import.alias" : "import.notAnObject");
            return;
        }
        if (!service.path("enabled").asBoolean(false)) {
            final JsonNode enabled = service.path("enabled");
            final boolean unknown = Aliases.is(enabled) || (enabled.isMissingNode() && Aliases.is(service.path("<<")));
            refuse(label, unknown ? "import.alias" : "import.disabled");
            return;
        }
        final Optional<ServiceType> type = ServiceType.named(typeName);
        if (type.isEmpty()) {
            refuse(label, typeName.equals("hunyuan") ? "import.hunyuan" : "import.unknownType", "type", typeName);
            return;
        }
        final Credentials credentials = Credentials.of(type.get(), service);
        final String serverUrl = text(service, "server_url");
        if (service.path("upstream_protocol").asText("").equals("responses")) {
            refuse(label, "import.responses");
        } else if (type.get() == ServiceType.AZURE && serverUrl.isEmpty()) {
            refuse(label, "import.noAddress");
        } else if (type.get() == ServiceType.HUOSHAN && credentials.lacksApiKey()) {
            refuse(label, "import.huoshan");
        } else if (type.get() == ServiceType.QIANFAN && credentials.isOldQianfan()) {
            refuse(label, "import.qianfan");
        } else {
            translators(type.get(), label, service, credentials);
        }
    }

    private void translators(ServiceType type, String label, JsonNode service, Credentials credentials) {
        final List<Remark> remarks = new ArrayList<>(credentials.remarks());
        final ModelNames names = ModelNames.of(type, service, redirects, remarks);
        if (names.upstream().isEmpty() || Aliases.is(service.path("models"))) {
            refuse(label, Aliases.within(service) ? "import.alias" : "import.noModels");
            return;
        }
        final String serverUrl = text(service, "server_url");
        if (serverUrl.startsWith("ws")) {
            remarks.add(Remark.of("import.webSocket", "url", clean(type.address(serverUrl, ""))));
        }
        final String proxyUrl = proxy.of(service.path("use_proxy"), remarks);
        final Optional<ObjectNode> limits = limits(service.path("limit"), remarks);
        if (service.has("timeout") || service.path("limit").has("timeout")) {
            remarks.add(Remark.of("import.timeout"));
        }
        for (final String model : names.upstream()) {
            if (imported.size() >= MOST_TRANSLATORS) {
                refuse(label, "import.tooMany", "most", Integer.toString(MOST_TRANSLATORS));
                return;
            }
            final String url = type.address(serverUrl, model);
            final String id = uniqueId(label.replaceFirst("\\[.*", "") + "-" + model);
            final ObjectNode entry = JsonNodeFactory.instance
                    .objectNode()
                    .put("id", id)
                    .put("provider", provider(type, service, url))
                    .put("url", url)
                    .put("model", model)
                    .put("key", credentials.key().isEmpty() ? "" : SecretStore.PLACE)
                    .put("enabled", false);
            if (!proxyUrl.isEmpty()) {
                entry.put("proxy", proxyUrl);
            }
            limits.ifPresent(all -> entry.set("limits", all.deepCopy()));
            imported.add(new Imported(label, id, entry, credentials.key(), remarks));
        }
    }

    private String provider(ServiceType type, JsonNode service, String url) {
        if (service.path("upstream_protocol").asText("").equals("anthropic_messages")) {
            return ServiceType.CLAUDE.provider();
        }
        if (type != ServiceType.OPENAI) {
            return type.provider();
        }
        final String host = host(url);
        return host.equals("api.openai.com")
                ? type.provider()
                : providerOfHost.apply(host).orElse("openai-compatible");
    }

    /** Each number of theirs that bounds the same thing counts; the least wins. */
    private static Optional<ObjectNode> limits(JsonNode limit, List<Remark> remarks) {
        if (!limit.isObject()) {
            return Optional.empty();
        }
        final Map<String, Integer> ours = new LinkedHashMap<>();
        put(ours, "requestsPerMinute", limit.path("qps"), 60, remarks);
        put(ours, "requestsPerMinute", limit.path("qpm"), 1, remarks);
        put(ours, "requestsPerMinute", limit.path("rpm"), 1, remarks);
        put(ours, "tokensPerMinute", limit.path("tpm"), 1, remarks);
        put(ours, "concurrency", limit.path("concurrency"), 1, remarks);
        final ObjectNode node = JsonNodeFactory.instance.objectNode();
        ours.forEach(node::put);
        return ours.isEmpty() ? Optional.empty() : Optional.of(node);
    }

    private static void put(
            Map<String, Integer> limits, String name, JsonNode number, int factor, List<Remark> remarks) {
        if (number.isMissingNode() || number.isNull()) {
            return;
        }
        final double value = number.isNumber() ? number.doubleValue() * factor : Double.NaN;
        if (Double.isNaN(value) || value < 0 || value > 1_000_000_000) {
            remarks.add(Remark.of("import.badLimit", "name", name));
        } else if (value > 0) {
            limits.merge(name, (int) Math.max(1, Math.floor(value)), Math::min);
        }
    }

    private String uniqueId(String wanted) {
        final String slug = wanted.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        final String base = slug.length() > 80 ? slug.substring(0, 80) : slug;
        String id = base;
        for (int copy = 2; taken.test(id) || !given.add(id); copy++) {
            id = base + "-" + copy;
        }
        return id;
    }

    private void refuse(String service, String key, String... namesAndValues) {
        refused.add(new Refused(clean(service), Remark.of(key, namesAndValues)));
    }

    private static String host(String url) {
        try {
            final String host = new URI(url.contains("://") ? url : "https://" + url).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (URISyntaxException none) {
            return "";
        }
    }

    static String text(JsonNode parent, String name) {
        final JsonNode node = parent.path(name);
        return text(node);
    }

    /** Empty for what is no text, an alias included. */
    private static String text(JsonNode node) {
        return node.isTextual() && !Aliases.is(node) ? node.textValue().strip() : "";
    }

    /** A map's texts; what is blank or something else is left out. */
    private static Map<String, String> texts(JsonNode map) {
        final Map<String, String> texts = new LinkedHashMap<>();
        map.properties().forEach(pair -> {
            if (!text(pair.getValue()).isEmpty()) {
                texts.put(pair.getKey().strip(), text(pair.getValue()));
            }
        });
        return texts;
    }

    private static Set<String> models(JsonNode service) {
        final Set<String> named = new LinkedHashSet<>();
        for (final JsonNode model : service.path("models")) {
            if (!text(model).isEmpty()) {
                named.add(text(model));
            }
        }
        return named;
    }

    /** Fit for a row of a table. */
    static String clean(String text) {
        final String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > 100 ? line.substring(0, 100) + "…" : line;
    }

    /**
     * The file's own redirects, from a client's name to another.
     *
     * @param listed the names that some service lists
     */
    record Redirects(Map<String, String> names, Set<String> listed) {
        private static final Set<String> ANY = Set.of("all", "random");

        static Redirects of(ObjectNode root) {
            final Set<String> listed = new HashSet<>();
            root.path("services").forEach(list -> list.forEach(service -> listed.addAll(models(service))));
            final Map<String, String> names = texts(root.path("model_redirect"));
            names.entrySet().removeIf(pair -> ANY.contains(pair.getKey()) || ANY.contains(pair.getValue()));
            return new Redirects(names, listed);
        }

        /** The name to ask for; one that another service lists is that service's to answer, so it changes nothing. */
        String resolve(String name, Set<String> own) {
            final String target = names.getOrDefault(name, name);
            return listed.contains(target) && !own.contains(target) ? name : target;
        }
    }

    /** The upstream's names of a service's models. */
    record ModelNames(Set<String> upstream) {
        static ModelNames of(ServiceType type, JsonNode service, Redirects redirects, List<Remark> remarks) {
            final Set<String> named = models(service);
            final Map<String, String> map = new LinkedHashMap<>();
            for (final String field : List.of("model_map", "model_redirect")) {
                map.putAll(texts(service.path(field)));
            }
            final Map<String, String> mended = new LinkedHashMap<>();
            map.forEach((client, wire) -> {
                final boolean swapped = isSwapped(client, wire, named);
                if (swapped) {
                    remarks.add(Remark.of("import.swapped", "key", clean(client), "value", clean(wire)));
                }
                mended.put(swapped ? wire : client, swapped ? client : wire);
            });
            if (named.isEmpty()) {
                named.addAll(mended.keySet());
            }
            if (named.isEmpty() && !type.defaultModel().isEmpty()) {
                named.add(type.defaultModel());
            }
            final Set<String> upstream = new LinkedHashSet<>();
            for (final String name : named) {
                final String own = mended.getOrDefault(name, name);
                final String asked = redirects.resolve(own, named);
                if (!asked.equals(own)) {
                    remarks.add(Remark.of("import.redirected", "from", clean(own), "to", clean(asked)));
                }
                upstream.add(mended.containsKey(name) ? asked : type.modelOnTheWire(asked));
            }
            return new ModelNames(upstream);
        }

        /**
         * The key should be the client's name. Where the services' list names the value and not the key, or where only
         * the key looks like an upstream's name (vendor/model), it is the other way round.
         */
        private static boolean isSwapped(String client, String wire, Set<String> named) {
            if (named.contains(client) != named.contains(wire)) {
                return named.contains(wire);
            }
            return client.contains("/") && !wire.contains("/");
        }
    }
}
