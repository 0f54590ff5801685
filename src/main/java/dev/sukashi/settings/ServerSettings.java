package dev.sukashi.settings;

import java.util.List;

/**
 * The local server of a translator, which the program starts.
 *
 * @param command program and arguments, each by itself: no shell reads them. {@code {model}} stands for the model file
 * @param model the model file; empty where the command needs none
 * @param health address that answers 503 while the model loads and 200 then; empty for {@code /health} at the
 *     translator's own address
 */
public record ServerSettings(List<String> command, String model, String health) {
    public ServerSettings {
        command = List.copyOf(command);
    }
}
