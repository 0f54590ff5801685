package dev.sukashi.app.importing;

import dev.sukashi.i18n.Messages;
import java.util.List;

/**
 * A sentence of the resource bundles about what was imported or refused. Holds no key.
 *
 * @param values name, value, name, value … for the sentence's places
 */
public record Remark(String key, List<String> values) {
    public Remark {
        values = List.copyOf(values);
    }

    static Remark of(String key, String... namesAndValues) {
        return new Remark(key, List.of(namesAndValues));
    }

    /** In the language of the interface. */
    public String text(Messages messages) {
        return messages.text(key, values.toArray(String[]::new));
    }
}
