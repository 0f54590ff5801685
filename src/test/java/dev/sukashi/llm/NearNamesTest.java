package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearNamesTest {
    private static final List<String> KNOWN = List.of(
            "gpt-4o", "gpt-4o-mini", "deepseek-chat", "deepseek-reasoner", "Qwen/Qwen2.5-7B-Instruct", "llama3.1-8b");

    @ParameterizedTest
    @CsvSource({
        "gpt4o, gpt-4o gpt-4o-mini",
        "GPT-4O-mini, gpt-4o-mini gpt-4o",
        "deepsek-chat, deepseek-chat",
        "deepseek, deepseek-chat deepseek-reasoner",
        "qwen2.5-7b-instruct, Qwen/Qwen2.5-7B-Instruct",
        "openai/gpt-4o, gpt-4o gpt-4o-mini",
        "llama-3.1-8b, llama3.1-8b",
        "claude-opus, ''",
        "'', ''",
    })
    void whatSomebodyMeantIsFound(String wanted, String near) {
        assertThat(String.join(" ", NearNames.near(wanted, KNOWN, 2))).isEqualTo(near);
    }
}
