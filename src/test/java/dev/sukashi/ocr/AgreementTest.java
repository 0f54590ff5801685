package dev.sukashi.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {
    @Test
    void signsThatLookAlikeAreTheSameForBothReaders() {
        assertThat(Agreement.of(List.of("「え……！？」２回"), List.of("「え......!?」2回"), "ja"))
                .isEqualTo(new Agreement(1, 1, 1, 1, 13, 0));
        assertThat(Agreement.of(List.of("“I don’t know.”"), List.of("\"I don't know.\""), "en")
                        .isWhole())
                .isTrue();
    }

    @Test
    void spacesCountWhereTheLanguageHasThem() {
        assertThat(Agreement.of(List.of("猫 です"), List.of("猫です"), "ja").errors()).isZero();
        assertThat(Agreement.of(List.of("고양이 입니다"), List.of("고양이입니다"), "ko").errors())
                .isOne();
    }

    @Test
    void aLineTooManyLeavesTheOthersRightButNotTheWhole() {
        final Agreement agreement = Agreement.of(List.of("一行目", "二行目"), List.of("一行目", "I|", "二行目"), "ja");
        assertThat(agreement).isEqualTo(new Agreement(1, 2, 2, 0, 6, 2));
        assertThat(agreement.isWhole()).isFalse();
    }

    @Test
    void glyphsThatDifferAreDifferent() {
        assertThat(Agreement.of(List.of("ｱ。ー"), List.of("ア.一"), "ja").errors()).isEqualTo(3);
    }

    @Test
    void nothingReadIsAllWrong() {
        assertThat(Agreement.of(List.of("Huh?"), List.of(), "en")).isEqualTo(new Agreement(1, 1, 0, 0, 4, 4));
    }
}
