package org.hefu.verification.ofd;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hefu.ofd.SampleOfds;
import org.hefu.signature.ofd.OfdProtection;
import org.hefu.verification.Attack;
import org.hefu.verification.VerdictTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfdVerdictsTest {

    @TempDir
    private Path folder;

    @Test
    void everyAttackHasTheVerdictThatTheHandbookTells() throws Exception {
        List<Attack> attacks = new ArrayList<>(comparison());
        Stream.of(
                        Defects.all(),
                        PackageDefects.all(),
                        TimeDefects.all(folder),
                        SmuggledDefects.all(folder),
                        new SignedTimes(folder).defects(),
                        VersionDefects.all(),
                        ListDefects.all())
                .flatMap(List::stream)
                .map(Defect::attack)
                .forEach(attacks::add);

        new VerdictTable("OFD", "ofd", ".ofd").isHeldBy(attacks);
    }

    private static List<Attack> comparison() {
        byte[] sealed = SealedOfds.sealed(OfdProtection.OPEN);
        return List.of(
                attack("nothing-wrong", sealed),
                attack("further-seal", SealedOfds.sealByOther(sealed, OfdProtection.LOCKED)),
                attack("unsigned", SampleOfds.onePage()),
                new Attack(
                        "beside-another-file",
                        sealed,
                        SampleOfds.onePage(),
                        SealedOfds.TRUST,
                        SealedOfds.NOW.plusSeconds(60)));
    }

    private static Attack attack(String name, byte[] file) {
        return new Attack(name, file, SealedOfds.TRUST, SealedOfds.NOW.plusSeconds(60));
    }
}
