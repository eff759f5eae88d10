package org.hefu.benchmark;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComparisonTest {

    @ParameterizedTest
    @EnumSource
    void eitherSideDoesTheSameWork(Comparison comparison) throws Exception {
        try (Rivals rivals = comparison.rivals().getDeclaredConstructor().newInstance()) {
            rivals.agree();
        }
    }
}
