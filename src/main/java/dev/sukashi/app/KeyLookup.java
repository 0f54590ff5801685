package dev.sukashi.app;

import dev.sukashi.line.Problem;
import dev.sukashi.llm.ProblemException;
import dev.sukashi.llm.Secret;
import dev.sukashi.settings.SecretStore;
import dev.sukashi.settings.TranslatorSettings;
import java.io.IOException;
import java.util.Map;

/** Finds the key of a translator where its settings say that it is kept. Safe for several threads. */
public final class KeyLookup {
    private static final String ENVIRONMENT = "env:";

    private final Map<String, String> environment;
    private final SecretStore store;

    public KeyLookup(Map<String, String> environment, SecretStore store) {
        this.environment = environment;
        this.store = store;
    }

    /** The key; {@link Secret#NONE} for a translator without one. Fails where it is not kept where it should be. */
    public Secret of(TranslatorSettings translator) throws ProblemException {
        final String place = translator.key();
        if (place.startsWith(ENVIRONMENT)) {
            final String variable = place.substring(ENVIRONMENT.length());
            final String value = environment.getOrDefault(variable, "").strip();
            if (value.isEmpty()) {
                throw new ProblemException(Problem.of(Problem.Kind.KEY_VARIABLE_UNSET, "name", variable));
            }
            return Secret.of(value);
        }
        if (place.equals("keyring")) {
            throw new ProblemException(Problem.of(
                    Problem.Kind.UNUSABLE_SETTING,
                    "key",
                    "translators." + translator.id() + ".key",
                    "expected",
                    "env:NAME | stored",
                    "found",
                    place));
        }
        return place.equals(SecretStore.PLACE) ? stored(translator.id()) : Secret.NONE;
    }

    private Secret stored(String id) throws ProblemException {
        try {
            return store.read(id)
                    .map(String::strip)
                    .filter(key -> !key.isEmpty())
                    .map(Secret::of)
                    .orElseThrow(() -> new ProblemException(Problem.of(Problem.Kind.KEY_NOT_STORED, "id", id)));
        } catch (IOException unreadable) {
            throw new ProblemException(Problem.of(
                    Problem.Kind.BAD_SETTINGS_FILE,
                    "file",
                    "secrets.json",
                    "reason",
                    String.valueOf(unreadable.getMessage())));
        }
    }
}
