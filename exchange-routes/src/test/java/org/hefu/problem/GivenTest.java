package org.hefu.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GivenTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\n\t", "\u3000", "\u00a0", " \u2003 "})
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
    @ValueSource(
            strings = {
                "a\nb",
                "a\rb",
                "a\tb",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "a\u202eb",
                "a\u202ab",
                "a\u2066b",
                "a\u200eb",
                "a\u061cb",
                "a\u200bb",
                "a\u00adb",
                "a\ufeffb",
                "a\u2060b",
                "a\udb40\udc41b",
                "a\u3164b",
                "a\u115fb",
                "a\uffa0b",
                "a\u2800b",
                "a\u034fb",
                "a\uffffb",
                "a\ud87f\udfffb",
                "a\u2065b"
            })
    void whatIsHiddenInALineIsRefused(String given) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Given.text("holder", given))
                .satisfies(refusal -> {
                    assertThat(refusal.problem()).isEqualTo(Problem.FIELD_INVALID);
                    assertThat(refusal.getMessage()).contains("holder").doesNotContain(given);
                });
    }

    /** Uyghur, Mongolian, Hindi; a variant of a Han character, and two of the supplementary planes, the last of Unicode 17. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
                "\u182e\u1823\u1829\u182d\u1823\u182f\u180e\u1820",
                "\u0915\u094d\u200d\u0937",
                "\u845b\udb40\udd00",
                "\ud842\udfb7 a\u00b7b",
                "\ud888\udfb0"
            })
    void whatAScriptNeedsIsTaken(String given) {
        assertThat(Given.text("name", given)).isEqualTo(given);
    }

    /** Between letters that do not join, they would tell two names apart that look the same. */
    @ParameterizedTest
    @ValueSource(strings = {"\u5f20\u200d\u4e09", "a\u200cb", "\u200d\u0915", "\u0645\u200c\u200cx"})
    void aJoinerThatJoinsNothingIsRefused(String given) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Given.text("name", given))
                .extracting(ProblemException::problem)
                .isEqualTo(Problem.FIELD_INVALID);
    }

    @Test
    void aDayAndAMomentAreRead() {
        assertThat(Given.day("validTo", "2027-11-22")).isEqualTo(LocalDate.of(2027, 11, 22));
        assertThat(Given.day("validTo", "9999-12-31")).isEqualTo(LocalDate.of(9999, 12, 31));
        assertThat(Given.moment("from", " 2027-11-22T00:00:00Z"))
                .isEqualTo(Given.moment("from", Instant.parse("2027-11-22T08:00:00+08:00")));
        assertThat(Given.moment("from", "9999-12-31T23:59:59.999Z")).isNotNull();
        assertThat(Given.moment("from", "0001-01-01T00:00:00Z")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+300000-01-01", "+10000-01-01", "0000-12-31", "-0001-01-01", "2026-02-30", "tomorrow"})
    void aDayOutsideTheCalendarIsRefused(String given) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Given.day("validTo", given))
                .satisfies(refusal -> {
                    assertThat(refusal.problem()).isEqualTo(Problem.FIELD_INVALID);
                    assertThat(refusal.getMessage()).contains("validTo");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1000000000-01-01T00:00:00Z",
                "-1000000000-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "0000-12-31T23:59:59Z",
                "+9999999999-01-01T00:00:00Z",
                "2026-11-22"
            })
    void aMomentOutsideTheCalendarIsRefused(String given) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Given.moment("from", given))
                .satisfies(refusal -> {
                    assertThat(refusal.problem()).isEqualTo(Problem.FIELD_INVALID);
                    assertThat(refusal.getMessage()).contains("from");
                });
    }

    @Test
    void aMomentThatWasReadAlreadyIsRefusedAlike() {
        for (Instant given : List.of(Instant.MAX, Instant.MIN, Instant.parse("+10000-01-01T00:00:00Z"))) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> Given.moment("from", given))
                    .extracting(ProblemException::problem)
                    .isEqualTo(Problem.FIELD_INVALID);
        }
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
