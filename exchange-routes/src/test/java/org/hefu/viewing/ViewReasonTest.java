package org.hefu.viewing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewReasonTest {

    @Test
    void whatIsNotGivenIsNotAskedFor() {
        assertThat(new ViewReason(null, null)).isEqualTo(ViewReason.BY_ROLE);
    }

    /** A refusal repeats both on the ledger, which takes no text of this kind. */
    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\ud800", "a\u0000"})
    void purposeAndItemAreCodes(String code) {
        for (String wrong : new String[] {code, code.repeat(20_000)}) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> new ViewReason(wrong, null))
                    .extracting(ProblemException::problem)
                    .isEqualTo(Problem.FIELD_INVALID);
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> new ViewReason("WAGE_PROOF", wrong))
                    .extracting(ProblemException::problem)
                    .isEqualTo(Problem.FIELD_INVALID);
        }
    }
}
