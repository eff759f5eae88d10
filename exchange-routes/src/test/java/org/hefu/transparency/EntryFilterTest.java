package org.hefu.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryFilterTest {

    @Test
    void aCaseNumberIsAskedForAsItWasGiven() {
        assertThat(new EntryFilter(" 甲（2026）1 ", "", "allowed", "clerk", null)
                        .checked(50)
                        .caseNumber())
                .isEqualTo("甲（2026）1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\ud800b", "a\nb"})
    void whatNoEntryHoldsIsNotAskedFor(String asked) {
        assertRefused(new EntryFilter(asked, null, null, null, null));
        assertRefused(new EntryFilter(null, asked, null, null, null));
        assertRefused(new EntryFilter(null, null, null, asked, null));
        assertRefused(new EntryFilter("x".repeat(40_000), null, null, null, null));
    }

    private static void assertRefused(EntryFilter filter) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> filter.checked(50))
                .extracting(ProblemException::problem)
                .isEqualTo(Problem.FIELD_INVALID);
    }
}
