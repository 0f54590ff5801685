package dev.sukashi.store;

import dev.sukashi.line.Cost;
import java.util.Optional;

/**
 * What a translator's answers in one game amounted to, as far as one currency goes.
 *
 * @param translator who answered, under its own name even where another fell back to it
 * @param requests answered ones, repeated translations of a line among them
 * @param input tokens of the prompts, cached ones included
 * @param cost empty for what was answered while no price was set
 */
public record UsageSum(
        String game, String translator, long requests, long input, long output, long cached, Optional<Cost> cost) {}
