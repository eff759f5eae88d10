package org.hefu.verification.ofd;

import java.time.Instant;
import java.util.Optional;
import org.hefu.signature.ses.SesSealInfo;
import org.hefu.signature.ses.SesSignature;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/**
 * Was the seal in force? GM/T 0031-2014, section 6.1.2, step 4, and section 6.2.3, step 6: the signing time lies within
 * the seal's period. A time that only the signer claims proves nothing once the period is over (ETSI EN 319 102-1,
 * section 5.2.6).
 */
final class SealPeriodCheck implements OfdCheck {

    private final Optional<Instant> proven;

    SealPeriodCheck(Optional<Instant> proven) {
        this.proven = proven;
    }

    @Override
    public Finding check(ExaminedOfdSignature signature) {
        SesSignature sealed = signature.sealed().orElse(null);
        if (sealed == null) {
            return Finding.skipped(Check.SEAL_PERIOD);
        }
        SesSealInfo seal = sealed.seal().info();
        if (seal.validTo().isBefore(seal.validFrom()) || seal.createdAt().isAfter(seal.validTo())) {
            return failed(
                    SubIndication.FORMAT_FAILURE,
                    "SEAL_DATES",
                    "印章的日期自相矛盾",
                    "The dates of the seal contradict each other");
        }
        Instant claimed = signature.claimedTime().or(() -> proven).orElse(signature.now());
        if (claimed.isBefore(seal.validFrom()) || claimed.isBefore(seal.createdAt())) {
            return failed(
                    SubIndication.NOT_YET_VALID,
                    "SEAL_NOT_YET_VALID",
                    "签章时间 " + claimed + " 早于印章启用",
                    "It was signed at " + claimed + ", before the seal was in force");
        }
        if (!seal.isValidAt(claimed)) {
            return failed(
                    SubIndication.EXPIRED,
                    "SEAL_EXPIRED",
                    "签章时间 " + claimed + " 晚于印章有效期（至 " + seal.validTo() + "）",
                    "It was signed at " + claimed + ", after the seal's end on " + seal.validTo());
        }
        if (!seal.isValidAt(proven.orElse(signature.now()))) {
            return Finding.unknown(
                    Check.SEAL_PERIOD,
                    SubIndication.OUT_OF_BOUNDS_NO_POE,
                    "SEAL_PERIOD_NOT_PROVEN",
                    "印章有效期已过（至 " + seal.validTo() + "），且没有时间戳证明签章在此之前",
                    "The seal's period ended on " + seal.validTo() + ", and no time-stamp proves an earlier signature");
        }
        return Finding.passed(
                Check.SEAL_PERIOD,
                "签章时间在印章有效期内（" + seal.validFrom() + " 至 " + seal.validTo() + "）",
                "Signed within the seal's period, " + seal.validFrom() + " to " + seal.validTo());
    }

    private static Finding failed(SubIndication why, String code, String zh, String en) {
        return Finding.failed(Check.SEAL_PERIOD, why, code, zh, en);
    }
}
