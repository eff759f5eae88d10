package org.hefu.verification.pdf;

import java.nio.file.Path;
import org.hefu.verification.VerdictTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfVerdictsTest {

    @TempDir
    private static Path folder;

    @Test
    void everyAttackHasTheVerdictThatTheHandbookTells() throws Exception {
        new VerdictTable("PDF", "pdf", ".pdf").isHeldBy(PdfAttacks.all(folder));
    }
}
