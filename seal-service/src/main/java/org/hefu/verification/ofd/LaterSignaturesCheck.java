package org.hefu.verification.ofd;

import org.hefu.verification.report.ChangesAfter;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/**
 * Was anything added after the signature? GB/T 33190-2016, section 18.1: as long as the list of signatures is open,
 * others may sign, and nothing else may be added; once it is protected, nothing may.
 */
final class LaterSignaturesCheck implements OfdCheck {

    @Override
    public Finding check(ExaminedOfdSignature signature) {
        if (signature.description().isEmpty()) {
            return Finding.skipped(Check.CHANGES_AFTER);
        }
        int later = later(signature);
        if (later == 0) {
            return Finding.passed(Check.CHANGES_AFTER, "此后没有其他签名", "Nobody signed later");
        }
        return signature.isOpen()
                ? Finding.passed(
                        Check.CHANGES_AFTER,
                        "此后又有 " + later + " 个签名，为允许的续签",
                        later + " later signatures, which this one allows")
                : Finding.failed(
                        Check.CHANGES_AFTER,
                        SubIndication.FORMAT_FAILURE,
                        "SIGNED_AFTER_LOCK",
                        "该签名已锁定文件，此后却又有 " + later + " 个签名",
                        "This signature locked the file, and " + later + " were added later");
    }

    private static int later(ExaminedOfdSignature signature) {
        return signature.list().entries().size() - 1 - signature.list().entries().indexOf(signature.entry());
    }

    static ChangesAfter changes(ExaminedOfdSignature signature, Finding coverage, Finding later) {
        if (!later.isPassed() || !coverage.isPassed()) {
            return signature.description().isEmpty() ? ChangesAfter.UNKNOWN : ChangesAfter.FORBIDDEN;
        }
        return later(signature) == 0 ? ChangesAfter.NONE : ChangesAfter.ALLOWED;
    }
}
