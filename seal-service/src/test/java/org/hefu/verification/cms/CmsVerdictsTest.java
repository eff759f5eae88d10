package org.hefu.verification.cms;

import java.nio.file.Path;
import org.hefu.verification.VerdictTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CmsVerdictsTest {

    @TempDir
    private Path folder;

    @Test
    void everyAttackHasTheVerdictThatTheHandbookTells() throws Exception {
        new VerdictTable("CMS", "cms", ".p7m").isHeldBy(CmsAttacks.all(folder));
    }
}
