package org.hefu.verification.ofd;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hefu.signature.ses.SesSignature;
import org.hefu.timestamp.TimestampToken;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.TimestampReport;
import org.hefu.verification.signer.JudgedTimestamp;

/**
 * Is the time-stamp good that stands in the signed part in place of a time? GM/T 0031-2014, TBS_Sign, timeInfo: it was
 * there before the signature and so is about what was signed, dataHash. It proves that the signature is no older than
 * it, and nothing of when the signature was there.
 */
final class DatedTime implements SignatureTime {

    private static final TimestampFault FAULT = new TimestampFault(
            Check.TIMESTAMP, "TIMESTAMP", "签章时间处的时间戳", "The time-stamp in place of the signing time");

    private final JudgedTimestamp judged;

    /**
     * @param token in place of the time
     */
    DatedTime(ExaminedOfdSignature signature, SesSignature sealed, byte[] token) {
        byte[] hash = sealed.dataHash();
        Optional<TimestampToken> read = ExaminedOfdSignature.token(token);
        // The standard leaves open whether the digest itself is stamped, or digested once more.
        boolean bare = sealed.signer()
                .scheme()
                .flatMap(scheme -> read.filter(found -> found.imprintsDigest(scheme.digest(), hash)))
                .isPresent();
        this.judged = signature.judge(token, digest -> bare ? hash : digest.of(hash));
    }

    @Override
    public Optional<Instant> proven() {
        return Optional.empty();
    }

    @Override
    public Finding finding() {
        return FAULT.of(judged).orElseGet(() -> {
            Instant time = judged.proven().orElseThrow();
            return Finding.passed(
                    Check.TIMESTAMP,
                    "时间戳证明签章不早于 " + time + "；何时已存在则没有证明",
                    "A time-stamp proves that it was signed no earlier than " + time + ", and not by when");
        });
    }

    @Override
    public List<TimestampReport> reports() {
        return List.of(judged.report());
    }
}
