package dev.sukashi.app;

import dev.sukashi.line.Cost;
import dev.sukashi.line.LineEvent;
import dev.sukashi.line.Prices;
import dev.sukashi.line.Usage;
import dev.sukashi.settings.TranslatorSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each translator's service asks, where the player wrote it down.
 *
 * @param prices by translator id
 */
record PriceList(Map<String, Prices> prices) {
    PriceList {
        prices = Map.copyOf(prices);
    }

    static PriceList of(List<TranslatorSettings> translators) {
        final Map<String, Prices> prices = new HashMap<>();
        translators.forEach(
                translator -> translator.policy().prices().ifPresent(asked -> prices.put(translator.id(), asked)));
        return new PriceList(prices);
    }

    /** What an answer cost; empty where there is no price, no answer, or the service did not count. */
    Optional<Cost> cost(LineEvent event) {
        return event instanceof final LineEvent.Finished finished
                        && !finished.usage().equals(Usage.NONE)
                ? Optional.ofNullable(prices.get(finished.answeredBy())).map(asked -> asked.of(finished.usage()))
                : Optional.empty();
    }
}
