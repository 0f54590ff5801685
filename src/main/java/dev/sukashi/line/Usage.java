package dev.sukashi.line;

/**
 * What one request cost, in tokens as the service counts them.
 *
 * @param input tokens of the prompt, cached ones included; 0 where the service does not say
 * @param output tokens of the answer, thinking included
 * @param cached tokens of the prompt that the service read from its cache
 */
public record Usage(int input, int output, int cached) {
    /** The service did not say. */
    public static final Usage NONE = new Usage(0, 0, 0);
}
