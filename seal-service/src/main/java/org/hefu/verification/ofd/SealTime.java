package org.hefu.verification.ofd;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hefu.signature.ses.SesSignature;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;
import org.hefu.verification.report.TimestampReport;
import org.hefu.verification.signer.JudgedTimestamp;

/**
 * Does the time-stamp prove when the signature by a seal existed? GB/T 38540-2020, SES_Signature: it is about the
 * signature value; RFC 3161, section 2.4.2, and GB/T 20520. A signature without one proves no time, which is no fault.
 */
final class SealTime implements SignatureTime {

    /** Two clocks may differ by this much. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final TimestampFault FAULT =
            new TimestampFault(Check.TIMESTAMP, "TIMESTAMP", "时间戳", "The time-stamp");

    private final Optional<Instant> claimed;
    private final Optional<JudgedTimestamp> judged;

    SealTime(ExaminedOfdSignature signature, SesSignature sealed) {
        this.claimed = sealed.time();
        this.judged = sealed.timestamp()
                .map(token -> signature.judge(token, sealed.signer().value()));
    }

    @Override
    public Optional<Instant> proven() {
        return judged.flatMap(JudgedTimestamp::proven);
    }

    @Override
    public Finding finding() {
        return judged.map(found ->
                        FAULT.of(found).orElseGet(() -> fitting(found.proven().orElseThrow())))
                .orElseGet(() -> Finding.passed(
                        Check.TIMESTAMP, "没有时间戳，签章时间仅为声明", "There is no time-stamp; the time is only claimed"));
    }

    /** The signer cannot have signed after the signature was there. */
    private Finding fitting(Instant time) {
        return claimed.filter(claim -> claim.isAfter(time.plus(TOLERANCE)))
                .map(claim -> Finding.failed(
                        Check.TIMESTAMP,
                        SubIndication.SIG_CONSTRAINTS_FAILURE,
                        "TIMESTAMP_BEFORE_SIGNING",
                        "时间戳 " + time + " 早于声明的签章时间",
                        "The time-stamp of " + time + " is before the claimed signing time"))
                .orElseGet(() -> Finding.passed(
                        Check.TIMESTAMP,
                        "时间戳证明签章在 " + time + " 之前已存在",
                        "The time-stamp proves that the signature was there on " + time));
    }

    @Override
    public List<TimestampReport> reports() {
        return judged.map(JudgedTimestamp::report).stream().toList();
    }
}
