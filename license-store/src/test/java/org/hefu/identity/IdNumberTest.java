package org.hefu.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11010519491231002X",
                "440524188001010014",
                "15030219900101001X",
                "150623199001010018",
                "150421199001010014",
                "620602199001010019",
                "430424199001010010"
            })
    void numbersOfTheStandardAndInventedOnesHold(String number) {
        assertThat(new IdNumber(number).value()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "110105194912310021",
                "110105194913310021",
                "110105194902300020",
                "440524187901010015",
                "11010519491231002",
                "01010519491231002X",
                "1101051949123100A2",
                ""
            })
    void aWrongCheckCharacterDayOrFormIsRefusedWithoutRepeatingTheNumber(String number) {
        assertThat(IdNumber.isValid(number)).isFalse();
        assertThatThrownBy(() -> IdNumber.parse(number))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(number.isEmpty()
                                || !String.valueOf(e.getMessage()).contains(number))
                        .isTrue());
    }

    @Test
    void aSmallXIsACapitalOne() {
        assertThat(IdNumber.parse(" １１０１０５ 19491231002x").value()).isEqualTo("11010519491231002X");
    }

    @Test
    void anOldNumberOfFifteenDigitsIsTheSamePersonAsTheLongerOne() {
        assertThat(IdNumber.parse("110105491231002").value()).isEqualTo("11010519491231002X");
    }

    @Test
    void theDayOfBirthIsReadAndTheNumberIsNotShown() {
        IdNumber number = new IdNumber("11010519491231002X");

        assertThat(number.bornOn()).isEqualTo(LocalDate.of(1949, 12, 31));
        assertThat(number.toString()).doesNotContain("110105").doesNotContain("002X");
    }
}
