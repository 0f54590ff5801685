package dev.sukashi.llm;

import java.util.Map;
import java.util.function.Supplier;

/** The wire protocols by the names that the catalogue has for them. A new one is entered here, and nowhere else. */
final class Dialects {
    static final String OPENAI = "openai";
    static final String ANTHROPIC = "anthropic";
    static final String GEMINI = "gemini";
    static final String COHERE = "cohere";
    static final String ERNIE = "ernie";

    private static final Map<String, Supplier<Dialect>> BY_NAME = Map.of(
            OPENAI,
            OpenAiDialect::new,
            ANTHROPIC,
            AnthropicDialect::new,
            GEMINI,
            GeminiDialect::new,
            COHERE,
            CohereDialect::new,
            "qwen-mt",
            QwenMtDialect::new,
            ERNIE,
            ErnieDialect::new);

    private Dialects() {}

    /** Throws {@link IllegalArgumentException} for a name that is none. */
    static Dialect named(String name) {
        final Supplier<Dialect> dialect = BY_NAME.get(name);
        if (dialect == null) {
            throw new IllegalArgumentException("no dialect is called " + name);
        }
        return dialect.get();
    }
}
