package org.hefu.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.hefu.identity.HolderKind;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {

    private static final String COMPANY = "91150623MA0N00024J";
    private static final String PERSON = "11010519491231002X";

    @ParameterizedTest
    @ValueSource(strings = {COMPANY, "91150623ma0n00024j", " 9115 0623 MA0N 0002 4J ", "９１１５０６２３ＭＡ０Ｎ０００２４Ｊ"})
    void aCreditCodeIsReadAsPeopleTypeIt(String typed) {
        assertThat(Subject.parse(HolderKind.ORGANIZATION, typed).id()).isEqualTo(COMPANY);
    }

    @ParameterizedTest
    @ValueSource(strings = {PERSON, "11010519491231002x", " 110105 19491231 002X"})
    void anIdentityNumberIsReadAsPeopleTypeIt(String typed) {
        assertThat(Subject.parse(HolderKind.PERSON, typed).id()).isEqualTo(PERSON);
    }

    @ParameterizedTest
    @CsvSource({
        "ORGANIZATION, 91150623MA0N00024K, CREDIT_CODE_INVALID",
        "ORGANIZATION, 91150623, CREDIT_CODE_INVALID",
        "ORGANIZATION, 11010519491231002X, CREDIT_CODE_INVALID",
        "PERSON, 110105194912310021, ID_NUMBER_INVALID",
        "PERSON, 110105194902310025, ID_NUMBER_INVALID",
        "PERSON, 91150623MA0N00024J, ID_NUMBER_INVALID"
    })
    void aWrongIdentifierIsRefusedAndNotRepeated(HolderKind kind, String typed, Problem problem) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Subject.parse(kind, typed))
                .satisfies(refusal -> {
                    assertThat(refusal.problem()).isEqualTo(problem);
                    assertThat(refusal.getMessage()).doesNotContain(typed);
                    assertThat(refusal.getCause()).isNull();
                });
    }

    @Test
    void aSubjectShowsNoIdentifierWhenPrinted() {
        assertThat(Subject.parse(HolderKind.PERSON, PERSON).toString()).isEqualTo("Subject[PERSON]");
    }
}
