package org.hefu.verification.eu;

import java.nio.file.Path;
import org.hefu.verification.VerdictTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EuVerdictsTest {

    @TempDir
    private Path folder;

    @Test
    void everyAttackOnXmlHasTheVerdictThatTheHandbookTells() throws Exception {
        new VerdictTable("XAdES", "xades", ".xml").isHeldBy(XadesAttacks.all(folder));
    }

    @Test
    void everyAttackOnJsonHasTheVerdictThatTheHandbookTells() throws Exception {
        new VerdictTable("JAdES", "jades", ".json").isHeldBy(JadesAttacks.all(folder));
    }

    @Test
    void everyAttackOnAContainerHasTheVerdictThatTheHandbookTells() throws Exception {
        new VerdictTable("ASiC", "asic", ".asice").isHeldBy(AsicAttacks.all(folder));
    }
}
