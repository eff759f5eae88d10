package org.hefu.verification.ofd;

import java.time.Instant;
import java.util.Optional;
import org.hefu.signature.ses.SesSeal;
import org.hefu.signature.ses.SesSignature;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;
import org.hefu.verification.signer.JudgedTimestamp;

/**
 * Does the time-stamp of the seal prove when it was made? GM/T 0031-2025, SESeal: it is about the maker's signature value,
 * and the creation date is not later than it. Older seals have none.
 */
final class SealTimestampCheck implements OfdCheck {

    private static final TimestampFault FAULT =
            new TimestampFault(Check.SEAL_TIMESTAMP, "SEAL_TIMESTAMP", "印章的时间戳", "The time-stamp of the seal");

    private final Optional<JudgedTimestamp> judged;

    SealTimestampCheck(ExaminedOfdSignature signature) {
        SesSeal seal = signature.sealed().map(SesSignature::seal).orElse(null);
        this.judged = seal == null
                ? Optional.empty()
                : seal.timestamp()
                        .map(token -> signature.judge(token, seal.maker().value()));
    }

    /** When the seal existed for certain. */
    Optional<Instant> proven() {
        return judged.flatMap(JudgedTimestamp::proven);
    }

    @Override
    public Finding check(ExaminedOfdSignature signature) {
        SesSignature sealed = signature.sealed().orElse(null);
        if (sealed == null) {
            return Finding.skipped(Check.SEAL_TIMESTAMP);
        }
        Instant createdAt = sealed.seal().info().createdAt();
        return judged.map(found -> FAULT.of(found)
                        .orElseGet(() -> fitting(createdAt, found.proven().orElseThrow())))
                .orElseGet(() -> Finding.passed(
                        Check.SEAL_TIMESTAMP,
                        "印章没有时间戳，制作日期仅为制章者声明",
                        "The seal has no time-stamp; its creation date is the maker's word"));
    }

    private static Finding fitting(Instant createdAt, Instant time) {
        return createdAt.isAfter(time.plus(SealTime.TOLERANCE))
                ? Finding.failed(
                        Check.SEAL_TIMESTAMP,
                        SubIndication.SIG_CONSTRAINTS_FAILURE,
                        "SEAL_TIMESTAMP_BEFORE_CREATION",
                        "印章的制作日期 " + createdAt + " 晚于印章的时间戳 " + time,
                        "The seal says that it was made on " + createdAt + ", after its time-stamp of " + time)
                : Finding.passed(
                        Check.SEAL_TIMESTAMP,
                        "时间戳证明印章在 " + time + " 之前已制成",
                        "The time-stamp proves that the seal was there on " + time);
    }
}
