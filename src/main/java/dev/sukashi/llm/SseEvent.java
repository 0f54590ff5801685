package dev.sukashi.llm;

/**
 * One event of a stream.
 *
 * @param name of its {@code event:} line; empty without one
 * @param data of its {@code data:} lines, joined by line feeds
 */
record SseEvent(String name, String data) {}
