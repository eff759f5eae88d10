package org.hefu.verification.ofd;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hefu.signature.ses.SesSignature;
import org.hefu.timestamp.Fault;
import org.hefu.timestamp.TimestampOutcome;
import org.hefu.timestamp.TimestampOutcome.NotProved;
import org.hefu.timestamp.TimestampOutcome.Proved;
import org.hefu.timestamp.TimestampToken;
import org.hefu.timestamp.TimestampVerifier;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;
import org.hefu.verification.report.TimestampReport;
import org.jspecify.annotations.Nullable;

/**
 * Does the time-stamp prove when the signature existed? GB/T 38540-2020, SES_Signature: it is about the signature value;
 * RFC 3161, section 2.4.2, and GB/T 20520. A signature without one proves no time, which is no fault.
 */
final class TimestampCheck {

    private final ExaminedOfdSignature signature;
    private final boolean present;
    private final @Nullable TimestampToken token;
    private final @Nullable TimestampOutcome outcome;

    TimestampCheck(ExaminedOfdSignature signature) {
        this.signature = signature;
        this.present = signature.sealed().flatMap(SesSignature::timestamp).isPresent();
        this.token = signature.timestamp().orElse(null);
        this.outcome = token == null
                ? null
                : TimestampVerifier.judge(
                        token,
                        signature.sealed().orElseThrow().signer().value(),
                        signature.others(),
                        signature.lists(),
                        signature.trust(),
                        signature.now());
    }

    /** When the signature existed for certain. */
    Optional<Instant> proven() {
        return outcome instanceof Proved proved ? Optional.of(proved.time()) : Optional.empty();
    }

    Finding finding() {
        if (!present) {
            return Finding.passed(Check.TIMESTAMP, "没有时间戳", "There is no time-stamp");
        }
        return switch (outcome) {
            case Proved proved -> fitting(proved.time());
            case NotProved not -> notProved(not);
            case null ->
                Finding.failed(
                        Check.TIMESTAMP,
                        SubIndication.FORMAT_FAILURE,
                        "TIMESTAMP_UNREADABLE",
                        "时间戳无法读取",
                        "The time-stamp cannot be read");
        };
    }

    /** The signer cannot have signed after the signature was there. */
    private Finding fitting(Instant time) {
        boolean before = signature
                .sealed()
                .flatMap(SesSignature::time)
                .filter(claimed -> claimed.isAfter(time.plusSeconds(300)))
                .isPresent();
        return before
                ? Finding.failed(
                        Check.TIMESTAMP,
                        SubIndication.SIG_CONSTRAINTS_FAILURE,
                        "TIMESTAMP_BEFORE_SIGNING",
                        "时间戳 " + time + " 早于声明的签章时间",
                        "The time-stamp of " + time + " is before the claimed signing time")
                : Finding.passed(
                        Check.TIMESTAMP,
                        "时间戳证明签章在 " + time + " 之前已存在",
                        "The time-stamp proves that the signature was there on " + time);
    }

    private static Finding notProved(NotProved not) {
        String zh = "时间戳不能证明时间：" + not.fault();
        String en = "The time-stamp proves nothing: " + not.fault();
        String code = "TIMESTAMP_" + not.fault();
        return switch (not.fault()) {
            case OTHER_DATA ->
                Finding.failed(
                        Check.TIMESTAMP,
                        SubIndication.HASH_FAILURE,
                        code,
                        "时间戳针对的是其他数据",
                        "The time-stamp is of other data");
            case FALSE_SIGNATURE -> Finding.failed(Check.TIMESTAMP, SubIndication.SIG_CRYPTO_FAILURE, code, zh, en);
            case NOT_FOR_TIMESTAMPS, OUTSIDE_CERTIFICATE ->
                Finding.failed(Check.TIMESTAMP, SubIndication.SIG_CONSTRAINTS_FAILURE, code, zh, en);
            case WEAK_ALGORITHM ->
                Finding.unknown(Check.TIMESTAMP, SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE, code, zh, en);
            case NO_CERTIFICATE, NOT_TRUSTED ->
                Finding.unknown(Check.TIMESTAMP, SubIndication.NO_CERTIFICATE_CHAIN_FOUND, code, zh, en);
            case CERTIFICATE_EXPIRED, IN_THE_FUTURE ->
                Finding.unknown(Check.TIMESTAMP, SubIndication.OUT_OF_BOUNDS_NO_POE, code, zh, en);
            case CERTIFICATE_REVOKED -> Finding.unknown(Check.TIMESTAMP, SubIndication.REVOKED_NO_POE, code, zh, en);
            case REVOCATION_UNKNOWN -> Finding.unknown(Check.TIMESTAMP, SubIndication.TRY_LATER, code, zh, en);
        };
    }

    List<TimestampReport> reports() {
        if (!present) {
            return List.of();
        }
        TimestampReport report = switch (outcome) {
            case Proved proved -> new TimestampReport(true, true, proved.time());
            case NotProved not ->
                new TimestampReport(
                        not.intact(),
                        not.fault() == Fault.REVOCATION_UNKNOWN ? null : false,
                        token == null ? null : token.time());
            case null -> new TimestampReport(false, null, null);
        };
        return List.of(report);
    }
}
