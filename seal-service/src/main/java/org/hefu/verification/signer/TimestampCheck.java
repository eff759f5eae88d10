package org.hefu.verification.signer;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hefu.certificate.Certificate;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/**
 * Are the time-stamps about this signature, and does their order fit? ETSI EN 319 102-1, sections 5.4 and 5.5.4. One of an
 * authority that nobody trusts proves nothing and does no harm: the signature is judged without it, and the report names
 * it. One that is about something else, or was changed, was put there by somebody with a purpose: the signature does not
 * pass with it.
 */
public final class TimestampCheck {

    /** Two clocks may differ by this much. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private TimestampCheck() {}

    public static Finding check(
            List<JudgedTimestamp> timestamps, Optional<Certificate> signer, Optional<Instant> claimed) {
        for (JudgedTimestamp timestamp : timestamps) {
            if (!timestamp.isIntact()) {
                return broken(timestamp);
            }
        }
        Optional<Finding> warning = timestamps.stream()
                .filter(timestamp -> timestamp.proven().isEmpty())
                .findFirst()
                .map(TimestampCheck::notReliedOn);
        Instant proven = JudgedTimestamp.earliest(timestamps).orElse(null);
        if (proven == null) {
            return warning.orElseGet(() -> Finding.passed(Check.TIMESTAMP, "没有时间戳", "There is no time-stamp"));
        }
        return tooEarly(proven, signer, claimed)
                .or(() -> warning)
                .orElseGet(() -> Finding.passed(
                        Check.TIMESTAMP,
                        "时间戳证明签名不晚于 " + proven,
                        "A time-stamp proves that the signature existed on " + proven));
    }

    private static Optional<Finding> tooEarly(Instant proven, Optional<Certificate> signer, Optional<Instant> claimed) {
        if (signer.isPresent() && proven.isBefore(signer.get().validFrom())) {
            return Optional.of(Finding.failed(
                    Check.TIMESTAMP,
                    SubIndication.NOT_YET_VALID,
                    "TIMESTAMP_BEFORE_CERTIFICATE",
                    "时间戳 " + proven + " 早于签名证书的生效时间",
                    "The time-stamp of " + proven + " is before the certificate of the signer became valid"));
        }
        if (claimed.isPresent() && proven.plus(TOLERANCE).isBefore(claimed.get())) {
            return Optional.of(Finding.unknown(
                    Check.TIMESTAMP,
                    SubIndication.TIMESTAMP_ORDER_FAILURE,
                    "TIMESTAMP_BEFORE_CLAIM",
                    "时间戳 " + proven + " 早于签名者声明的签名时间 " + claimed.get(),
                    "The time-stamp of " + proven + " is before the time at which the signer claims to have signed, "
                            + claimed.get()));
        }
        return Optional.empty();
    }

    /**
     * Of those over the signature and what came later, such as an archive: as {@link #checkOthers}, and is one of them, which
     * is good, older than what it covers?
     */
    public static Optional<Finding> checkLater(
            List<JudgedTimestamp> timestamps, Optional<Certificate> signer, Optional<Instant> claimed) {
        return JudgedTimestamp.earliest(timestamps)
                .flatMap(proven -> tooEarly(proven, signer, claimed))
                .or(() -> checkOthers(timestamps));
    }

    /**
     * Of those over something else than the signature value, such as the content, which prove nothing here: is one false, or
     * not to be relied on?
     */
    public static Optional<Finding> checkOthers(List<JudgedTimestamp> timestamps) {
        return timestamps.stream()
                .filter(timestamp -> timestamp.proven().isEmpty())
                .min(Comparator.comparing(JudgedTimestamp::isIntact))
                .map(timestamp -> timestamp.isIntact() ? notReliedOn(timestamp) : broken(timestamp));
    }

    private static Finding broken(JudgedTimestamp timestamp) {
        String code = timestamp.token().isEmpty()
                ? "UNREADABLE"
                : timestamp.fault().map(Enum::name).orElse("UNREADABLE");
        return Finding.unknown(
                Check.TIMESTAMP,
                SubIndication.SIG_CONSTRAINTS_FAILURE,
                "TIMESTAMP_" + code,
                "时间戳不成立：它不是本签名的时间戳，或已被改动（" + code + "）",
                "A time-stamp is false: it is not about this signature, or was changed (" + code + ")");
    }

    private static Finding notReliedOn(JudgedTimestamp timestamp) {
        String fault = timestamp.fault().map(Enum::name).orElse("");
        String which = timestamp
                .token()
                .map(token -> token.time()
                        + token.authority().map(authority -> ", " + authority).orElse(""))
                .orElse("");
        return Finding.warned(
                Check.TIMESTAMP,
                "TIMESTAMP_NOT_RELIED_ON",
                "有一个时间戳（" + which + "）未被采信（" + fault + "），签名按没有该时间戳判断",
                "A time-stamp (" + which + ") is not relied on (" + fault + "); the signature is judged without it");
    }
}
