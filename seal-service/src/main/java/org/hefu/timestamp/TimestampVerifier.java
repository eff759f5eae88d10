package org.hefu.timestamp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.CertificatePath;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.PathOutcome;
import org.hefu.certificate.PathOutcome.NotTrusted;
import org.hefu.certificate.PathOutcome.Trusted;
import org.hefu.certificate.RevocationEvidence;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.TrustStore;
import org.hefu.timestamp.TimestampOutcome.NotProved;
import org.hefu.timestamp.TimestampOutcome.Proved;

/** Judges time-stamps: RFC 3161, section 2.4.2, and ETSI EN 319 102-1, section 5.4. */
public final class TimestampVerifier {

    /** Two clocks may differ by this much. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private TimestampVerifier() {}

    /**
     * Judges a time-stamp of a message.
     *
     * @param message what it should be about
     * @param others certificates at hand besides those inside, trusted by nobody
     * @param lists revocation lists at hand besides those inside and in the trust store
     * @param now the time at which the path of the authority must be good: the present, or the time that a later
     *     time-stamp proves for this one
     */
    public static TimestampOutcome judge(
            TimestampToken token,
            byte[] message,
            Collection<Certificate> others,
            Collection<RevocationList> lists,
            TrustStore trust,
            Instant now) {
        return token.digest()
                .map(digest -> judge(token, digest, digest.of(message), others, lists, trust, now))
                .orElseGet(() -> new NotProved(Fault.WEAK_ALGORITHM, false));
    }

    /**
     * Judges a time-stamp of a message by lists and OCSP answers, some of which may be younger than the time at which the
     * path of the authority must be good.
     *
     * @param evidence what is at hand besides the lists inside and in the trust store
     * @param at the present, or the time that a later time-stamp proves for this one
     * @param now at least {@code at}; what was issued later is not looked at
     */
    public static TimestampOutcome judge(
            TimestampToken token,
            byte[] message,
            Collection<Certificate> others,
            RevocationEvidence evidence,
            TrustStore trust,
            Instant at,
            Instant now) {
        return token.digest()
                .map(digest -> judge(token, digest, digest.of(message), others, evidence, trust, at, now))
                .orElseGet(() -> new NotProved(Fault.WEAK_ALGORITHM, false));
    }

    /** As {@link #judge}, for one who has only the digest of the message. */
    public static TimestampOutcome judge(
            TimestampToken token,
            DigestAlgorithm digest,
            byte[] imprint,
            Collection<Certificate> others,
            Collection<RevocationList> lists,
            TrustStore trust,
            Instant now) {
        RevocationEvidence evidence = new RevocationEvidence(List.copyOf(lists), List.of());
        return judge(token, digest, imprint, others, evidence, trust, now, now);
    }

    /** As {@link #judge}, for one who has only the digest of the message. */
    public static TimestampOutcome judge(
            TimestampToken token,
            DigestAlgorithm digest,
            byte[] imprint,
            Collection<Certificate> others,
            RevocationEvidence evidence,
            TrustStore trust,
            Instant at,
            Instant now) {
        if (token.digest().isEmpty() || token.signed().signer().scheme().isEmpty()) {
            return new NotProved(Fault.WEAK_ALGORITHM, false);
        }
        if (!token.imprintsDigest(digest, imprint)) {
            return new NotProved(Fault.OTHER_DATA, false);
        }
        Certificate authority = token.authority(others).orElse(null);
        if (authority == null) {
            return new NotProved(Fault.NO_CERTIFICATE, false);
        }
        TokenSigner signer = token.signed().signer();
        if (!signer.signedContent(token.signed().content()) || !signer.isSignedBy(authority)) {
            return new NotProved(Fault.FALSE_SIGNATURE, false);
        }
        return distrust(token, authority, others, evidence, trust, at, now)
                .<TimestampOutcome>map(fault -> new NotProved(fault, true))
                .orElseGet(() -> new Proved(token.time(), authority));
    }

    private static Optional<Fault> distrust(
            TimestampToken token,
            Certificate authority,
            Collection<Certificate> others,
            RevocationEvidence evidence,
            TrustStore trust,
            Instant at,
            Instant now) {
        if (!authority.mayTimestamp()) {
            return Optional.of(Fault.NOT_FOR_TIMESTAMPS);
        }
        if (!authority.isValidAt(token.time())) {
            return Optional.of(Fault.OUTSIDE_CERTIFICATE);
        }
        if (token.time().isAfter(at.plus(CLOCK_TOLERANCE))) {
            return Optional.of(Fault.IN_THE_FUTURE);
        }
        List<Certificate> allCertificates = new ArrayList<>(token.certificates());
        allCertificates.addAll(others);
        List<RevocationList> allLists = new ArrayList<>(token.lists());
        allLists.addAll(evidence.lists());
        RevocationEvidence all = new RevocationEvidence(allLists, evidence.answers());
        return fault(CertificatePath.find(authority, allCertificates, all, trust, at, now));
    }

    private static Optional<Fault> fault(PathOutcome outcome) {
        return switch (outcome) {
            case Trusted trusted -> Optional.empty();
            case NotTrusted not ->
                Optional.of(
                        switch (not.fault()) {
                            case NO_ISSUER, CONSTRAINTS -> Fault.NOT_TRUSTED;
                            case KEY_NOT_ACCEPTED -> Fault.WEAK_ALGORITHM;
                            case NOT_YET_VALID, EXPIRED -> Fault.CERTIFICATE_EXPIRED;
                            case REVOCATION_UNKNOWN -> Fault.REVOCATION_UNKNOWN;
                            case REVOKED -> Fault.CERTIFICATE_REVOKED;
                        });
        };
    }
}
