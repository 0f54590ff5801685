package dev.sukashi.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeltaJoinerTest {
    @Test
    void piecesAreJoined() {
        assertThat(join("Good ", "morning", ".")).isEqualTo("Good morning.");
    }

    @Test
    void aServiceThatRepeatsTheWholeEachTimeIsUnderstood() {
        assertThat(join("Good", "Good mor", "Good morning", "Good morning.")).isEqualTo("Good morning.");
        assertThat(join("Good morning", "Good morning, you.")).isEqualTo("Good morning, you.");
        assertThat(join("お", "おは", "おはよ", "おはよう", "おはよう")).isEqualTo("おはよう");
    }

    @Test
    void aWholeThatChangedItsBeginningReplacesTheOldOne() {
        assertThat(join("Good mor", "Good morning", "A fine morning")).isEqualTo("A fine morning");
    }

    @Test
    void wordsThatRepeatThemselvesAreKept() {
        assertThat(join("ha", "haha", "!")).isEqualTo("hahaha!");
        assertThat(join("はい", "はい", "。")).isEqualTo("はいはい。");
        assertThat(join("…", "……", "………", "what?")).isEqualTo("………………what?".substring(0, 6) + "what?");
    }

    @Test
    void whatIsThoughtToRestateMaySendPiecesAllTheSame() {
        assertThat(restated("Yes", "Yes.")).isEqualTo("Yes.");
        assertThat(restated("Yes", ",", " I")).isEqualTo("Yes, I");
        assertThat(restated("ha", "haha", "!")).isEqualTo("hahaha!");
        assertThat(restated("は", "い", "はい、")).isEqualTo("はいはい、");
        assertThat(restated("I", "I am", "I am here.", "We")).isEqualTo("We");
    }

    private static String restated(String... pieces) {
        final DeltaJoiner joiner = new DeltaJoiner();
        Stream.of(pieces).forEach(joiner::restate);
        return joiner.text();
    }

    private static String join(String... deltas) {
        final DeltaJoiner joiner = new DeltaJoiner();
        Stream.of(deltas).forEach(joiner::add);
        return joiner.text();
    }
}
