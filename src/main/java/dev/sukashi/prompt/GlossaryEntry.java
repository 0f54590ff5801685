package dev.sukashi.prompt;

/**
 * How a word of the game is to be translated.
 *
 * @param source as it stands in the game
 * @param target as the player wants to read it
 * @param note for the model; may be empty
 */
public record GlossaryEntry(String source, String target, String note) {}
