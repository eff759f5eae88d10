package org.hefu.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GivenTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\n\t", "\u3000"})
    void nothingInAFieldMeansThatItIsMissing(String given) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Given.text("purpose", given))
                .satisfies(refusal -> {
                    assertThat(refusal.problem()).isEqualTo(Problem.FIELD_MISSING);
                    assertThat(refusal.sentence(Locale.ENGLISH)).isEqualTo("The field purpose is missing");
                });
    }

    @Test
    void blanksAroundATextAreTakenAway() {
        assertThat(Given.text("name", " 好 面包\n")).isEqualTo("好 面包");
    }

    @Test
    void aTextHasAThousandCharactersAtMost() {
        assertThat(Given.text("reason", "x".repeat(1_000))).hasSize(1_000);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Given.text("reason", "x".repeat(1_001)))
                .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(Problem.FIELD_INVALID));
    }

    /** Neither the database nor the ledger keeps these. */
    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001bb", "a\ud800b", "\udc00"})
    void whatIsNoTextIsRefused(String given) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Given.text("reason", given))
                .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(Problem.FIELD_INVALID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wage-proof", "WAGE_PROOF", "2026.000731", " a "})
    void aWordIsTaken(String given) {
        assertThat(Given.word("item", given)).isEqualTo(given.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"wage proof", "工资", "a/b", "../x", "a\u0000b", "<b>"})
    void whatIsNoWordIsRefusedAndNotRepeated(String given) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Given.word("item", given))
                .satisfies(refusal -> {
                    assertThat(refusal.problem()).isEqualTo(Problem.FIELD_INVALID);
                    assertThat(refusal.getMessage()).doesNotContain(given);
                });
    }

    @Test
    void aWordHas64CharactersAtMost() {
        assertThat(Given.word("item", "x".repeat(64))).hasSize(64);

        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Given.word("item", "x".repeat(65)));
    }
}
