package dev.sukashi.llm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A service that a player can pick by name, as its entry in the catalogue has it.
 *
 * @param id as in the settings, such as {@code deepseek}
 * @param aliases other ids that mean the same, such as other programs'
 * @param names by language tag; {@code en} and {@code zh} always
 * @param url its address; empty where only the player knows it
 * @param urlExample what the player's address looks like, where {@code url} is empty or one of several
 * @param dialect name of the wire protocol: {@code openai}, {@code anthropic}, {@code gemini}, {@code cohere},
 *     {@code qwen-mt}, {@code ernie}
 * @param modelDialects models that speak another dialect than the rest
 * @param auth how the key travels: {@code bearer}, {@code none}, {@code api-key}, {@code x-api-key},
 *     {@code x-goog-api-key}, {@code basic}, {@code bce}, {@code client-credentials}
 * @param headers sent with each request
 * @param rules how it differs from its dialect, applied in their order
 * @param models where the list of models comes from: {@code endpoint}, {@code fixed} or {@code none}
 * @param modelsPath where the endpoint is not the dialect's: relative to the folder that the service's address is
 * @param noModelsNotFound whether a list without models is answered with 404
 * @param fixedModels the entry's own list, for what cannot be asked
 * @param recommended good for translation, the best first
 * @param keyPage where a player gets a key; empty where none is needed
 * @param docsPage the vendor's reference
 * @param blind models that take no pictures; of the others nobody here knows, and their service says so itself
 * @param visionModels models that read pictures well, the best first
 * @param notes by language tag: what the player should know; may be empty
 * @param unverified facts of this entry that nobody of us has checked against the service
 */
public record Provider(
        String id,
        List<String> aliases,
        Map<String, String> names,
        String url,
        String urlExample,
        String dialect,
        List<ModelDialect> modelDialects,
        String auth,
        Map<String, String> headers,
        List<RequestRule> rules,
        String models,
        String modelsPath,
        boolean noModelsNotFound,
        List<String> fixedModels,
        List<String> recommended,
        Optional<Pattern> blind,
        List<String> visionModels,
        String keyPage,
        String docsPage,
        Map<String, String> notes,
        List<String> unverified) {
    public Provider {
        aliases = List.copyOf(aliases);
        names = Map.copyOf(names);
        modelDialects = List.copyOf(modelDialects);
        headers = Map.copyOf(headers);
        rules = List.copyOf(rules);
        fixedModels = List.copyOf(fixedModels);
        recommended = List.copyOf(recommended);
        visionModels = List.copyOf(visionModels);
        notes = Map.copyOf(notes);
        unverified = List.copyOf(unverified);
    }

    /**
     * Models that speak a dialect of their own.
     *
     * @param models looked for in the model's id
     */
    public record ModelDialect(Pattern models, String dialect) {}

    /** The dialect of a model. */
    public String dialectOf(String model) {
        return modelDialects.stream()
                .filter(own -> own.models().matcher(model.strip()).find())
                .findFirst()
                .map(ModelDialect::dialect)
                .orElse(dialect);
    }

    /** Whether a model is known to take no pictures. */
    public boolean isBlind(String model) {
        return blind.map(pattern -> pattern.matcher(model.strip()).find()).orElse(false);
    }

    /** The name in a language of the interface; English where it has none. */
    public String name(String languageTag) {
        final String language = languageTag.replaceFirst("[-_].*", "");
        return names.getOrDefault(language, names.getOrDefault("en", id));
    }
}
