package org.hefu.sealing;

import org.hefu.certificate.TrustStore;
import org.hefu.seal.EarlierSignatures;
import org.hefu.seal.placing.SearchEndedException;
import org.hefu.verification.Alterations;
import org.hefu.verification.VerificationBusyException;
import org.hefu.verification.VerificationPool;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.springframework.stereotype.Component;

/** Looks at earlier signatures in the processes that verify what comes from outside. */
@Component
class OutsideSignatures implements EarlierSignatures {

    private final VerificationPool workers;

    OutsideSignatures(VerificationPool workers) {
        this.workers = workers;
    }

    @Override
    public boolean areBroken(byte[] document) {
        if (!Alterations.mayBeIn(document)) {
            return false;
        }
        VerificationReport report;
        try {
            report = workers.verify("", document, null, TrustStore.empty());
        } catch (VerificationBusyException e) {
            throw new SearchEndedException(SearchEndedException.Cause.BUSY, "All workers are busy", e);
        }
        if (report.verdict() == Verdict.UNREADABLE
                && report.reasons().stream().anyMatch(reason -> reason.code().startsWith("VERIFICATION_TOOK"))) {
            throw new SearchEndedException(
                    SearchEndedException.Cause.TOO_COSTLY, "Looking at earlier signatures came to no end");
        }
        return Alterations.areIn(report);
    }
}
