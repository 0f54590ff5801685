package dev.sukashi.i18n;

import dev.sukashi.line.Problem;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks up the sentences of one interface language. English is the reference; a key that a language lacks is said in
 * English. Immutable.
 */
public final class Messages {
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

    private final ResourceBundle bundle;

    /**
     * @param locale English, Simplified Chinese and Japanese have words of their own; any other gets English
     */
    public Messages(Locale locale) {
        bundle = ResourceBundle.getBundle(
                "dev.sukashi.i18n.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public Locale locale() {
        return bundle.getLocale().getLanguage().isEmpty() ? Locale.ENGLISH : bundle.getLocale();
    }

    /**
     * @param namesAndValues values for the sentence's {@code {name}} places: name, value, name, value …
     * @throws MissingResourceException where no bundle has the key: a mistake of ours
     */
    public String text(String key, String... namesAndValues) {
        final Map<String, String> values = new HashMap<>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fill(bundle.getString(key), values);
    }

    /**
     * The sentence that says what happened and what to do. A detail {@code advice} names another sentence, under
     * {@code advice.NAME}, which follows it.
     */
    public String problem(Problem problem) {
        final String sentence = fill(bundle.getString("problem." + problem.kind()), problem.details());
        final String advice = problem.details().get("advice");
        return advice == null ? sentence : sentence + " " + bundle.getString("advice." + advice);
    }

    /** Fills all places in one pass, so that a value which looks like a place stays as it is. */
    private static String fill(String sentence, Map<String, String> values) {
        return PLACE.matcher(sentence)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")))
                .strip();
    }
}
