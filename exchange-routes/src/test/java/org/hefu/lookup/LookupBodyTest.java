package org.hefu.lookup;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hefu.access.Caller;
import org.hefu.identity.HolderKind;
import org.hefu.lookup.LookupController.LookupBody;
import org.hefu.lookup.LookupController.SubjectBody;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookupBodyTest {

    /** What is too long for the ledger, or no text for it, would be refused without a trace. */
    @ParameterizedTest
    @ValueSource(strings = {"no wage arrears", "a\ud800", "a\u0000", "无拖欠"})
    void aCriterionThatCannotBeOneIsNotAsked(String criterion) {
        assertRefused(body(null, criterion), Problem.FIELD_INVALID);
        assertRefused(body(null, criterion.repeat(10_000)), Problem.FIELD_INVALID);
    }

    @Test
    void fieldsAreNames() {
        assertRefused(body(Set.of("a b"), null), Problem.FIELD_INVALID);
        assertRefused(body(Collections.singleton(null), null), Problem.FIELD_MISSING);
        assertRefused(
                body(IntStream.range(0, 201).mapToObj(i -> "f" + i).collect(Collectors.toSet()), null),
                Problem.FIELD_INVALID);
    }

    private static void assertRefused(LookupBody body, Problem problem) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> body.request(new Caller.Machine("counter", "11100000000013338W")))
                .extracting(ProblemException::problem)
                .isEqualTo(problem);
    }

    private static LookupBody body(@Nullable Set<String> fields, @Nullable String criterion) {
        return new LookupBody(
                "wage-payment",
                new SubjectBody(HolderKind.ORGANIZATION, "11100000000013338W"),
                "WAGE_PROOF",
                "wage-proof",
                null,
                fields,
                criterion);
    }
}
