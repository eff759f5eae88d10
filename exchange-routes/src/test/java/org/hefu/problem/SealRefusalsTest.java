package org.hefu.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.hefu.seal.SealUseRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SealRefusalsTest {

    @ParameterizedTest
    @EnumSource
    void everyCodeOfAJobHasItsSentence(SealUseRefusedException.Code code) {
        assertThat(SealRefusals.ofJob(code.name())).isEqualTo(SealRefusals.wording(code));
    }

    @Test
    void whatAJobGaveUpHasItsSentenceToo() {
        assertThat(SealRefusals.ofJob("EXPIRED").english()).contains("given up");
        assertThat(SealRefusals.ofJob("FROM_A_LATER_VERSION").chinese()).isEqualTo("FROM_A_LATER_VERSION");
    }
}
