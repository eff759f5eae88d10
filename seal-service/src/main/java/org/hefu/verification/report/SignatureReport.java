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

    /** A report on which nothing is said yet but what its checks came to. */
    public static Builder of(Verdict verdict, @Nullable SubIndication subIndication, List<CheckResult> checks) {
        return new Builder(verdict, subIndication, checks);
    }

    /** Says of a signature what is known of it; the rest stays unknown. */
    public static final class Builder {

        private final Verdict verdict;
        private final @Nullable SubIndication subIndication;
        private final List<CheckResult> checks;
        private @Nullable Boolean intact;
        private Coverage coverage = Coverage.NONE;
        private List<Covered> covers = List.of();
        private ChangesAfter changesAfter = ChangesAfter.UNKNOWN;
        private @Nullable String signer;
        private @Nullable Boolean trusted;
        private @Nullable Instant claimedTime;
        private @Nullable Instant provenTime;
        private List<TimestampReport> timestamps = List.of();
        private @Nullable SignatureLevel level;

        private Builder(Verdict verdict, @Nullable SubIndication subIndication, List<CheckResult> checks) {
            this.verdict = verdict;
            this.subIndication = subIndication;
            this.checks = checks;
        }

        public Builder intact(@Nullable Boolean is) {
            intact = is;
            return this;
        }

        /**
         * @param pieces none, where the coverage says all
         */
        public Builder covering(Coverage how, List<Covered> pieces) {
            coverage = how;
            covers = pieces;
            return this;
        }

        public Builder changedAfter(ChangesAfter how) {
            changesAfter = how;
            return this;
        }

        public Builder by(@Nullable String name, @Nullable Boolean isTrusted) {
            signer = name;
            trusted = isTrusted;
            return this;
        }

        public Builder at(@Nullable Instant claimed, @Nullable Instant proven, List<TimestampReport> proofs) {
            claimedTime = claimed;
            provenTime = proven;
            timestamps = proofs;
            return this;
        }

        public Builder level(@Nullable SignatureLevel reached) {
            level = reached;
            return this;
        }

        public SignatureReport build() {
            return new SignatureReport(
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
                    level);
        }
    }
}
