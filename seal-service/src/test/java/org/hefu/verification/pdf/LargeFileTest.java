package org.hefu.verification.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeFileTest {

    @TempDir
    private Path folder;

    @Test
    void aHundredMegabytesAreSealedAndVerifiedInHalfAGigabyte() throws Exception {
        assertThat(LargeFile.sealedAndVerifiedWith(512, folder))
                .contains("\nLTA TOTAL_PASSED")
                .startsWith("B TOTAL_PASSED");
    }
}
