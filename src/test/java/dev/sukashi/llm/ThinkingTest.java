package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThinkingTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            '<think>hm</think>\n\nHello.', 'Hello.'
            'Hello.',                      'Hello.'
            'still thinking</think>Hello.','Hello.'
            'Hel<think>hm</think>lo.',     'Hello.'
            '<think>a</think>b<think>c',   'b'
            '<think>never ends',           ''
            'a</think>b</think>c',         'c'
            '<Think>a</THINK>b',           'b'
            '1 < 2',                       '1 < 2'
            'ends with <th',               'ends with <th'
            """)
    void onlyTheAnswerIsLeft(String text, String left) {
        assertThat(Thinking.strip(text.replace("\\n", "\n"), true)).isEqualTo(left);
    }

    @Test
    void aTagThatIsStillComingIsNotShown() {
        final String whole = "Yes<think>no</think>!";
        for (int i = 0; i <= whole.length(); i++) {
            assertThat("Yes!").startsWith(Thinking.strip(whole.substring(0, i), false));
        }
    }
}
