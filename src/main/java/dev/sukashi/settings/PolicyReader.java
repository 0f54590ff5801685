package dev.sukashi.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sukashi.file.JsonValues;
import dev.sukashi.line.Prices;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads how a translator is used among the others. */
final class PolicyReader {
    private static final Pattern COLOUR = Pattern.compile("|#[0-9a-fA-F]{6}");
    private static final Pattern CURRENCY = Pattern.compile("|[A-Z]{3}");
    private static final int MOST = 1_000_000_000;

    private final JsonValues values;

    PolicyReader(JsonValues values) {
        this.values = values;
    }

    /** @param path of the entry, with a full stop at its end */
    TranslatorSettings.Policy read(ObjectNode entry, String path) {
        final ObjectNode limits = values.object(entry, path, "limits");
        final String limitsPath = path + "limits.";
        return new TranslatorSettings.Policy(
                values.matching(entry, path, "color", COLOUR, "\"#rrggbb\""),
                fallback(entry, path),
                new TranslatorSettings.Limits(
                        values.integer(limits, limitsPath, "requestsPerMinute", 0, 0, MOST),
                        values.integer(limits, limitsPath, "tokensPerMinute", 0, 0, MOST),
                        values.integer(limits, limitsPath, "concurrency", 0, 0, MOST)),
                prices(entry, path));
    }

    private List<String> fallback(ObjectNode entry, String path) {
        final Set<String> ids = new LinkedHashSet<>();
        for (final JsonNode node : values.array(entry, path, "fallback")) {
            if (node.isTextual()) {
                ids.add(node.textValue());
            } else {
                values.wrong(path + "fallback[]", "\"ID\"", node);
            }
        }
        return List.copyOf(ids);
    }

    private Optional<Prices> prices(ObjectNode entry, String path) {
        if (!entry.has("prices")) {
            return Optional.empty();
        }
        final ObjectNode prices = values.object(entry, path, "prices");
        final String in = path + "prices.";
        final BigDecimal input = price(prices, in, "input", BigDecimal.ZERO);
        final BigDecimal cached = price(prices, in, "cachedInput", input);
        final BigDecimal output = price(prices, in, "output", BigDecimal.ZERO);
        final String currency = values.matching(prices, in, "currency", CURRENCY, "\"USD\", \"EUR\", \"CNY\" …");
        return input.signum() + cached.signum() + output.signum() == 0
                ? Optional.empty()
                : Optional.of(new Prices(input, cached, output, currency.isEmpty() ? "USD" : currency));
    }

    private BigDecimal price(ObjectNode prices, String path, String name, BigDecimal byDefault) {
        return values.value(
                prices,
                path,
                name,
                byDefault,
                "0–" + MOST,
                node -> node.isNumber()
                                && node.decimalValue().signum() >= 0
                                && node.decimalValue().compareTo(BigDecimal.valueOf(MOST)) <= 0
                        ? node.decimalValue()
                        : null);
    }

    /** Leaves out of each list what is no other translator's id, and says so. */
    List<TranslatorSettings> withKnownFallbacks(List<TranslatorSettings> translators) {
        final Set<String> known =
                translators.stream().map(TranslatorSettings::id).collect(Collectors.toSet());
        final List<TranslatorSettings> checked = new ArrayList<>();
        for (final TranslatorSettings translator : translators) {
            final List<String> others = new ArrayList<>();
            for (final String id : translator.policy().fallback()) {
                if (known.contains(id) && !id.equals(translator.id())) {
                    others.add(id);
                } else {
                    values.wrong("translators." + translator.id() + ".fallback", "another translator’s id", id);
                }
            }
            checked.add(translator.withPolicy(translator.policy().withFallback(others)));
        }
        return checked;
    }
}
