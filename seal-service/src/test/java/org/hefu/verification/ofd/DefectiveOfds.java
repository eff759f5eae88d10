package org.hefu.verification.ofd;

import static org.hefu.verification.ofd.SealedOfds.MAKER;
import static org.hefu.verification.ofd.SealedOfds.OTHER;
import static org.hefu.verification.ofd.SealedOfds.OWNER;
import static org.hefu.verification.ofd.SealedOfds.TRUST;

import java.util.List;
import java.util.function.UnaryOperator;
import org.hefu.certificate.TrustStore;
import org.hefu.signature.ofd.OfdProtection;
import org.hefu.verification.report.Verdict;

/** What all sealed OFD files with a defect start from. */
abstract class DefectiveOfds {

    static final byte[] SEALED = SealedOfds.sealed(OfdProtection.OPEN);

    /** What is signed raw brings no certificates along. */
    private static final TrustStore WITH_INTERMEDIATES =
            new TrustStore(List.of(MAKER.issuing, OWNER.issuing, OTHER.issuing), TRUST.lists());

    private final List<Defect> defects;

    /**
     * @param defects is added to
     */
    DefectiveOfds(List<Defect> defects) {
        this.defects = defects;
    }

    static RawOfd sealed() {
        return RawOfd.of(SEALED);
    }

    static RawOfd described(UnaryOperator<String> change) {
        return sealed().describe(change);
    }

    final void add(String name, byte[] file, TrustStore trust, Verdict verdict, String code) {
        defects.add(new Defect(name, file, trust, verdict, code));
    }

    final void add(String name, byte[] file, Verdict verdict, String code) {
        add(name, file, TRUST, verdict, code);
    }

    final void add(String name, RawOfd file, Verdict verdict, String code) {
        add(name, file.zip(), WITH_INTERMEDIATES, verdict, code);
    }
}
