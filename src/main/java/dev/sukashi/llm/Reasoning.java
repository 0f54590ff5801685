package dev.sukashi.llm;

/** Whether a model that can think before it answers is to do so. */
public enum Reasoning {
    /** Not, or as little as the service allows: a line should be there before the player clicks on. */
    OFF,
    ON
}
