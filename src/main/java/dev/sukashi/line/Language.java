package dev.sukashi.line;

/**
 * A language that can be chosen, named for who reads English, who reads Chinese and who speaks it.
 *
 * @param tag BCP-47
 * @param ownName its name in itself
 * @param family such as {@code Indo-European}; empty for a language that the list does not hold
 */
public record Language(String tag, String englishName, String chineseName, String ownName, String family) {}
