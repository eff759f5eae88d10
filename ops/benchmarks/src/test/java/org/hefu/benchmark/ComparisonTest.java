package org.hefu.benchmark;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComparisonTest {

    @ParameterizedTest
    @EnumSource
    void eitherSideDoesTheSameWork(Comparison comparison) throws Exception {
        assumeTrue(comparison.isPossible(), "The peer is fetched by ops/bench.sh");
        try (Rivals rivals = comparison.rivals().getDeclaredConstructor().newInstance()) {
            rivals.agree();
        }
    }
}
