package org.hefu.verification.ofd;

import org.hefu.certificate.TrustStore;
import org.hefu.verification.Attack;
import org.hefu.verification.report.Verdict;

/**
 * A sealed file with one defect.
 *
 * @param name of the defect
 * @param code the reason that must be given, among others
 */
record Defect(String name, byte[] file, TrustStore trust, Verdict verdict, String code) {

    Attack attack() {
        return new Attack(name, file, trust, SealedOfds.NOW.plusSeconds(60));
    }

    @Override
    public String toString() {
        return name;
    }
}
