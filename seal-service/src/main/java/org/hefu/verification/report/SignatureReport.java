package org.hefu.verification.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import org.hefu.signature.SignatureLevel;
import org.jspecify.annotations.Nullable;

/**
 * What one signature is worth. Four things are kept apart: is it intact, does it cover what is shown, is the signer
 * trusted, was it in time.
 *
 * @param subIndication why it did not pass; null if it did
 * @param intact are the covered bytes those that were signed; null if that is unknown
 * @param trusted does a path lead to a trust anchor; null if that is unknown
 * @param signer as the certificate names it; null if there is no certificate
 * @param claimedTime of signing, as the signer says; null if it says nothing
 * @param provenTime at which the signature existed for certain; null without a time-stamp
 * @param covers what the signature covers, piece by piece
 * @param level of ETSI's baseline profiles that the file reaches by itself; null if that is unknown or not asked
 */
@JsonPropertyOrder({
    "verdict",
    "subIndication",
    "intact",
    "coverage",
    "changesAfter",
    "trusted",
    "signer",
    "claimedTime",
    "provenTime",
    "timestamps",
    "checks",
    "covers",
    "level"
})
public record SignatureReport(
        Verdict verdict,
        @Nullable SubIndication subIndication,
        @Nullable Boolean intact,
        Coverage coverage,
        ChangesAfter changesAfter,
        @Nullable Boolean trusted,
        @Nullable String signer,
        @Nullable Instant claimedTime,
        @Nullable Instant provenTime,
        List<TimestampReport> timestamps,
        List<CheckResult> checks,
        List<Covered> covers,
        @Nullable SignatureLevel level) {

    public SignatureReport {
        timestamps = List.copyOf(timestamps);
        checks = List.copyOf(checks);
        covers = List.copyOf(covers);
    }

    /** One of which {@link Coverage} says all. */
    public SignatureReport(
            Verdict verdict,
            @Nullable SubIndication subIndication,
            @Nullable Boolean intact,
            Coverage coverage,
            ChangesAfter changesAfter,
            @Nullable Boolean trusted,
            @Nullable String signer,
            @Nullable Instant claimedTime,
            @Nullable Instant provenTime,
            List<TimestampReport> timestamps,
            List<CheckResult> checks) {
        this(
                verdict,
                subIndication,
                intact,
                coverage,
                changesAfter,
                trusted,
                signer,
                claimedTime,
                provenTime,
                timestamps,
                checks,
                List.of());
    }

    /** One whose level was not asked. */
    public SignatureReport(
            Verdict verdict,
            @Nullable SubIndication subIndication,
            @Nullable Boolean intact,
            Coverage coverage,
            ChangesAfter changesAfter,
            @Nullable Boolean trusted,
            @Nullable String signer,
            @Nullable Instant claimedTime,
            @Nullable Instant provenTime,
            List<TimestampReport> timestamps,
            List<CheckResult> checks,
            List<Covered> covers) {
        this(
                verdict,
                subIndication,
                intact,
                coverage,
                changesAfter,
                trusted,
                signer,
                claimedTime,
                provenTime,
                timestamps,
                checks,
                covers,
                null);
    }
}
