package dev.sukashi.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BallotTest {
    @Test
    void whatMostReadingsSawWinsPlaceByPlace() {
        final Ballot ballot = new Ballot(read("約東を忘れた", 95));
        ballot.add(read("約束を志れた", 95));
        ballot.add(read("約束を忘れた", 95));

        assertThat(text(ballot.winner())).isEqualTo("約束を忘れた");
    }

    @Test
    void aLetterThatOneReadingAddedOrLostDoesNotCount() {
        final Ballot ballot = new Ballot(read("はい、はいい", 95));
        ballot.add(read("はい、はい", 95));
        ballot.add(read("はい、はい", 95));
        assertThat(text(ballot.winner())).isEqualTo("はい、はい");

        final Ballot lost = new Ballot(read("はい、は", 95));
        lost.add(read("はい、はい", 95));
        lost.add(read("はい、はい", 95));
        assertThat(text(lost.winner())).isEqualTo("はい、はい");
    }

    @Test
    void oneSureReadingOutweighsADoubtfulOne() {
        final Ballot ballot = new Ballot(read("二", 55));
        ballot.add(read("三", 98));

        assertThat(text(ballot.winner())).isEqualTo("三");
    }

    @Test
    void readingsOfNothingLeaveNothing() {
        final Ballot ballot = new Ballot(List.of());
        ballot.add(List.of());

        assertThat(ballot.winner()).isEmpty();
    }

    private static List<Glyph> read(String text, double confidence) {
        return text.codePoints()
                .mapToObj(letter -> new Glyph(Character.toString(letter), new Box(0, 0, 1, 1), confidence, false))
                .toList();
    }

    private static String text(List<Glyph> glyphs) {
        return glyphs.stream().map(Glyph::text).collect(Collectors.joining());
    }
}
