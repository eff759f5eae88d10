package org.hefu.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11100000000013338W",
                "11100000MB0143028R",
                "11100000MB03271699",
                "11100000000019713D",
                "11100000000013127D",
                "91330000755918469E",
                "91350100M000100Y43",
                "11100000MB0341032Y",
                "91150300MA0N00016X",
                "91150623MA0N00024J",
                "91620600MA7200036C",
                "91430424MA4L00046E",
                "11150300MB90000154",
                "11150623MB9000023Q",
                "11150421MB9000031C",
                "11620600MB900004X6",
                "11430424MB9000058B"
            })
    void codesOfRealAndInventedBodiesHoldInBothCheckCharacters(String code) {
        assertThat(CreditCode.isValid(code)).isTrue();
        assertThat(new CreditCode(code).organizationCodeHolds()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "91150300MA0N00016W, WRONG_CHECK_CHARACTER",
        "91150300MA0N00061X, WRONG_CHECK_CHARACTER",
        "91150300MA9TEST1XX, WRONG_CHARACTER",
        "91150300MA0N0001OX, WRONG_CHARACTER",
        "91150300ma0n00016x, WRONG_CHARACTER",
        "91150300MA0N00016, WRONG_LENGTH",
        "91150300MA0N00016X1, WRONG_LENGTH",
        "'', WRONG_LENGTH"
    })
    void whatIsNoCreditCodeIsToldByItsFirstFlaw(String code, CreditCode.Flaw flaw) {
        assertThat(CreditCode.flaw(code)).isEqualTo(flaw);
        assertThat(CreditCode.isValid(code)).isFalse();
        assertThatThrownBy(() -> new CreditCode(code)).hasMessageContaining(flaw.name());
    }

    @Test
    void anyOneWrongCharacterIsFound() {
        String code = "91330000755918469E";
        String alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        for (int place = 0; place < code.length(); place++) {
            for (char other : alphabet.toCharArray()) {
                if (other != code.charAt(place)) {
                    String wrong = code.substring(0, place) + other + code.substring(place + 1);
                    assertThat(CreditCode.isValid(wrong)).as(wrong).isFalse();
                }
            }
        }
    }

    @Test
    void aWrongOrganizationCodeInsideIsOnlyReported() {
        CreditCode old = new CreditCode("91330000755918468B");

        assertThat(old.organizationCodeHolds()).isFalse();
    }

    @Test
    void codesAreReadAsPeopleTypeThem() {
        assertThat(CreditCode.parse(" 91150300 ma0n０００１６ｘ")).isEqualTo(new CreditCode("91150300MA0N00016X"));
        assertThat(CreditCode.parse("91150300MA0N00016X").registrationRegion()).isEqualTo("150300");
    }
}
