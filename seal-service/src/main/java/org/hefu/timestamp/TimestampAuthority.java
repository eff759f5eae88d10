package org.hefu.timestamp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.certificate.AuthorityLine;
import org.hefu.certificate.CertificateProfile;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.RevocationEvidence;
import org.hefu.certificate.ServiceCertificates;
import org.hefu.key.KeyVault;
import org.hefu.timestamp.TimestampReply.Failure;
import org.springframework.stereotype.Component;

/**
 * The hub's own time-stamp authority, RFC 3161: an SM2 token for an SM3 imprint, else one of ECDSA P-256 with SHA-256.
 * Its time is the hub's clock, and its tokens are not ordered by time alone.
 */
@Component
public class TimestampAuthority implements TimestampSource {

    /** How soon a renewed or revoked certificate is noticed. */
    private static final Duration GLANCE = Duration.ofMinutes(1);

    private final ServiceCertificates certificates;
    private final KeyVault vault;
    private final Clock clock;
    private final TimestampSettings settings;
    private final SerialNumbers serialNumbers = new SerialNumbers();
    private final Map<AuthorityLine, KeptWriter> writers = new ConcurrentHashMap<>();

    TimestampAuthority(ServiceCertificates certificates, KeyVault vault, Clock clock, TimestampSettings settings) {
        this.certificates = certificates;
        this.vault = vault;
        this.clock = clock;
        this.settings = settings;
    }

    private record KeptWriter(TokenWriter writer, Instant until) {}

    @Override
    public TimestampToken stamp(DigestAlgorithm digest, byte[] imprint) {
        requireLength(digest, imprint);
        return token(digest, TimestampQuery.of(digest, imprint, null));
    }

    @Override
    public RevocationEvidence revocation(TimestampToken token) {
        AuthorityLine line = token.digest().map(TimestampAuthority::line).orElse(AuthorityLine.INTERNATIONAL);
        return new RevocationEvidence(certificates.revocationLists(line), List.of());
    }

    /**
     * Answers a request; one that cannot be granted is answered too, with the reason.
     *
     * @param request TimeStampReq in DER
     * @return TimeStampResp in DER
     */
    public byte[] answer(byte[] request) {
        TimestampQuery query;
        try {
            query = TimestampQuery.read(request);
        } catch (Asn1FormatException e) {
            return Failure.BAD_REQUEST.encoded();
        }
        DigestAlgorithm digest = query.digest().orElse(null);
        if (digest == null) {
            return Failure.BAD_ALGORITHM.encoded();
        }
        if (query.imprint().length != digest.length()) {
            return Failure.BAD_DATA_FORMAT.encoded();
        }
        if (query.policy() != null && !query.policy().equals(settings.policy())) {
            return Failure.UNACCEPTED_POLICY.encoded();
        }
        if (query.extended()) {
            return Failure.UNACCEPTED_EXTENSION.encoded();
        }
        return TimestampReply.granted(token(digest, query));
    }

    private TimestampToken token(DigestAlgorithm digest, TimestampQuery query) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return writer(line(digest), now).write(query, serialNumbers.next(), now);
    }

    private static AuthorityLine line(DigestAlgorithm digest) {
        return digest == DigestAlgorithm.SM3 ? AuthorityLine.SM2 : AuthorityLine.INTERNATIONAL;
    }

    private TokenWriter writer(AuthorityLine line, Instant now) {
        KeptWriter kept = writers.get(line);
        if (kept == null || !now.isBefore(kept.until())) {
            TokenWriter fresh = new TokenWriter(vault, certificates.of(CertificateProfile.TIMESTAMP, line), settings);
            kept = new KeptWriter(fresh, now.plus(GLANCE));
            writers.put(line, kept);
        }
        return kept.writer();
    }

    private static void requireLength(DigestAlgorithm digest, byte[] imprint) {
        if (imprint.length != digest.length()) {
            throw new IllegalArgumentException(
                    "A digest of " + digest + " has " + digest.length() + " bytes; got " + imprint.length);
        }
    }
}
