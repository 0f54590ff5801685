package dev.sukashi.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleanChainTest {
    private final CleanChain chain = new CleanChain(List.of(
            new TextTidy(),
            new RenPyVoicing(),
            new SourceLanguageFilter("ja"),
            new RepeatFilter(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))));

    @Test
    void theFirstLineOfARenPyGameKeepsItsText() {
        assertThat(chain.apply("Clipboard voicing enabled. 「行こう」\r\n")).hasValue("「行こう」");
    }

    @Test
    void whatIsNoLineOfTheGameIsDropped() {
        assertThat(chain.apply("https://example.com/日本")).isEmpty();
        assertThat(chain.apply("Self-voicing disabled.")).isEmpty();
        assertThat(chain.apply(" \u3000\n")).isEmpty();
        assertThat(chain.apply("")).isEmpty();
    }

    @Test
    void anExplanationNamesEachStepAndLeavesNoTrace() {
        assertThat(chain.explain("行こう\u0000"))
                .extracting(CleanChain.Done::step)
                .containsExactly("tidy", "renpy-voicing", "source-language", "repeats");
        assertThat(chain.explain("行こう\u0000"))
                .extracting(CleanChain.Done::changed)
                .containsExactly(true, false, false, false);
        assertThat(chain.explain("Hello")).last().satisfies(done -> {
            assertThat(done.step()).isEqualTo("source-language");
            assertThat(done.after()).isEmpty();
        });
        assertThat(chain.apply("行こう")).hasValue("行こう");
        assertThat(chain.apply("行こう")).isEmpty();
    }
}
