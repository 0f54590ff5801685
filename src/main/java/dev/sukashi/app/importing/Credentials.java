package dev.sukashi.app.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The keys of one service.
 *
 * @param key all of them, joined by {@code |}; empty where there is none to use
 * @param lacksApiKey whether no set of credentials has an {@code api_key}
 * @param isOldQianfan whether they are ERNIE v1's, which Qianfan v2 does not know
 */
record Credentials(String key, boolean lacksApiKey, boolean isOldQianfan, List<Remark> remarks) {
    /** What people and samples write where a key should be. */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i)(sk-|nvapi-|gsk_|bce-v3/)?(x{2,}|\\*+|\\.{3,}|…|<.*>|\\$\\{.*}|.*x{4,}.*|your.*|.*your[-_ ].*|(api)?[-_]?key"
                    + "|placeholder|change[-_ ]?me|填.*|你的.*)");

    Credentials {
        remarks = List.copyOf(remarks);
    }

    static Credentials of(ServiceType type, JsonNode service) {
        final List<JsonNode> sets = new ArrayList<>();
        if (service.path("credentials").isObject()) {
            sets.add(service.path("credentials"));
        }
        for (final JsonNode set : service.path("credential_list")) {
            if (set.isObject() && set.path("enabled").asBoolean(true)) {
                sets.add(set);
            }
        }
        final boolean secondVersion =
                SimpleOneApiImport.text(service, "server_url").contains("/v2");
        final Set<String> keys = new LinkedHashSet<>();
        final List<Remark> remarks = new ArrayList<>();
        boolean lacks = true;
        boolean old = false;
        for (final JsonNode set : sets) {
            final String first = SimpleOneApiImport.text(set, "api_key");
            lacks &= first.isEmpty();
            old |= !secondVersion
                    && !SimpleOneApiImport.text(set, "secret_key").isEmpty()
                    && !first.startsWith("bce-v3/");
            add(type.keyFields(secondVersion && !first.startsWith("bce-v3/")), set, keys, remarks);
        }
        if (Aliases.within(service)) {
            remarks.add(Remark.of("import.alias"));
        } else if (keys.isEmpty() && remarks.isEmpty() && type != ServiceType.OLLAMA) {
            remarks.add(Remark.of("import.noKey"));
        }
        return new Credentials(String.join("|", keys), lacks, old, remarks);
    }

    private static void add(List<String> fields, JsonNode set, Set<String> keys, List<Remark> remarks) {
        final List<String> parts = new ArrayList<>();
        for (final String field : fields) {
            final String part = SimpleOneApiImport.text(set, field);
            if (PLACEHOLDER.matcher(part).matches()) {
                remarks.add(Remark.of("import.placeholder", "field", field));
                return;
            }
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        if (!parts.isEmpty()) {
            keys.add(String.join(":", parts));
        }
    }

    /** Not the keys. */
    @Override
    public String toString() {
        return "Credentials";
    }
}
