package dev.sukashi.llm;

import java.util.List;
import java.util.Map;

/**
 * A service that a player can pick by name, as its entry in the catalogue has it.
 *
 * @param id as in the settings, such as {@code deepseek}
 * @param names by language tag; {@code en} and {@code zh} always
 * @param url its address; empty where only the player knows it
 * @param dialect name of the wire protocol: {@code openai}, {@code anthropic}, {@code gemini}, {@code cohere},
 *     {@code qwen-mt}, {@code ernie}
 * @param auth how the key travels: {@code bearer}, {@code none}, {@code api-key}, {@code x-api-key},
 *     {@code x-goog-api-key}, {@code basic}, {@code bce}, {@code client-credentials}
 * @param models where the list of models comes from: {@code endpoint}, {@code fixed} or {@code none}
 * @param fixedModels the entry's own list, for what cannot be asked
 * @param recommended good for translation, the best first
 * @param keyPage where a player gets a key; empty where none is needed
 * @param docsPage the vendor's reference
 * @param notes by language tag: what the player should know; may be empty
 * @param unverified facts of this entry that nobody of us has checked against the service
 */
public record Provider(
        String id,
        Map<String, String> names,
        String url,
        String dialect,
        String auth,
        String models,
        List<String> fixedModels,
        List<String> recommended,
        String keyPage,
        String docsPage,
        Map<String, String> notes,
        List<String> unverified) {
    public Provider {
        names = Map.copyOf(names);
        fixedModels = List.copyOf(fixedModels);
        recommended = List.copyOf(recommended);
        notes = Map.copyOf(notes);
        unverified = List.copyOf(unverified);
    }
}
