package org.hefu.seal;

import java.time.Clock;
import org.hefu.certificate.TrustStore;
import org.hefu.verification.Alterations;
import org.hefu.verification.Verifier;

/** Looks at them in this process: what these tests seal is their own. */
public record EarlierSignaturesHere(Clock clock) implements EarlierSignatures {

    @Override
    public boolean areBroken(byte[] document) {
        return Alterations.mayBeIn(document)
                && Alterations.areIn(new Verifier(clock).verify("", document, TrustStore.empty()));
    }
}
