package org.hefu.certificate;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hefu.certificate.CertificateRefusedException.Code;
import org.hefu.certificate.PathOutcome.NotTrusted;
import org.hefu.certificate.PathOutcome.Trusted;
import org.springframework.stereotype.Component;

/** The certificates that outside authorities issued for keys of the hub, and what is above them. */
@Component
public class OutsideCertificates {

    private final CertificateRequests requests;
    private final OutsideCertificateRepository repository;
    private final TrustAnchors trust;
    private final OutsideRevocation revocation;
    private final Clock clock;

    OutsideCertificates(
            CertificateRequests requests,
            OutsideCertificateRepository repository,
            TrustAnchors trust,
            OutsideRevocation revocation,
            Clock clock) {
        this.requests = requests;
        this.repository = repository;
        this.trust = trust;
        this.revocation = revocation;
        this.clock = clock;
    }

    /** The name under which such a certificate is kept in the tables. */
    public static String reference(Certificate certificate) {
        return HexFormat.of().formatHex(DigestAlgorithm.SHA256.of(certificate.encoded()));
    }

    /**
     * What is to be had about the revocation of the certificates in a file, as {@link #take} is given it. Their authorities
     * are asked for it: not to be called within a transaction.
     *
     * @throws CertificateRefusedException if there is no certificate for this key in the file
     */
    public RevocationEvidence revocation(String keyName, byte[] file) {
        List<Certificate> path = new ArrayList<>(read(keyName, file));
        Certificate highest = path.getLast();
        trust.current().anchors().stream()
                .filter(anchor -> !anchor.equals(highest))
                .filter(anchor -> highest.issuer().equals(anchor.subject()) && highest.isSignedBy(anchor))
                .findFirst()
                .ifPresent(path::add);
        return revocation.of(path);
    }

    /**
     * Takes in a certificate for signing documents, in the caller's transaction. It is for this key, a complete path leads
     * to an authority that the hub trusts, and all of it is valid and known not to be revoked, now.
     *
     * @param file PEM or PKCS #7 with the certificate and its chain, in any order, or the certificate in DER; what is
     *     missing of the chain is looked for among the anchors
     * @param evidence about revocation, besides the lists among the anchors
     * @return the path: the certificate first, its anchor last
     * @throws CertificateRefusedException if it is not so
     */
    public List<Certificate> take(String keyName, byte[] file, RevocationEvidence evidence) {
        List<Certificate> given = read(keyName, file);
        Certificate own = given.getFirst();
        if (!own.maySignDocuments() || own.isAuthority()) {
            throw new CertificateRefusedException(
                    Code.NOT_FOR_DOCUMENTS, "The certificate may not sign documents, or is an authority's");
        }
        Instant now = clock.instant();
        PathOutcome outcome = CertificatePath.find(own, given, evidence, trust.current(), now, now);
        return switch (outcome) {
            case Trusted(List<Certificate> path) -> {
                repository.add(own, path.subList(1, path.size()), keyName, now);
                yield path;
            }
            case NotTrusted not ->
                throw new CertificateRefusedException(
                        code(not.fault()),
                        "No good path leads from the certificate to an anchor: " + not.fault() + " of "
                                + not.certificate().subject());
        };
    }

    private List<Certificate> read(String keyName, byte[] file) {
        try {
            return requests.take(keyName, file);
        } catch (Asn1FormatException e) {
            throw new CertificateRefusedException(Code.UNREADABLE, String.valueOf(e.getMessage()), e);
        }
    }

    private static Code code(PathFault fault) {
        return switch (fault) {
            case NO_ISSUER -> Code.NO_ISSUER;
            case KEY_NOT_ACCEPTED -> Code.KEY_NOT_ACCEPTED;
            case CONSTRAINTS -> Code.CONSTRAINTS;
            case NOT_YET_VALID -> Code.NOT_YET_VALID;
            case EXPIRED -> Code.EXPIRED;
            case REVOCATION_UNKNOWN -> Code.REVOCATION_UNKNOWN;
            case REVOKED -> Code.REVOKED;
        };
    }

    /**
     * Why a certificate that was taken in serves no more: it or one above it was revoked or has ended, or its anchor is
     * trusted no more. Empty if nothing is known against it, or it was not taken in: silence of its authority alone does
     * not stop the work of those who hold its certificates.
     */
    public Optional<Code> fault(Certificate certificate) {
        Instant now = clock.instant();
        return above(certificate)
                .map(above -> CertificatePath.find(
                        certificate, above, new RevocationEvidence(List.of(), List.of()), trust.current(), now, now))
                .filter(NotTrusted.class::isInstance)
                .map(outcome -> code(((NotTrusted) outcome).fault()))
                .filter(code -> code != Code.REVOCATION_UNKNOWN);
    }

    /** What is above a certificate that was taken in, nearest first, anchor last; empty if it was not. */
    public Optional<List<Certificate>> above(Certificate certificate) {
        return repository.above(certificate);
    }

    /** The revocation lists at hand of these authorities. */
    public List<RevocationList> lists(List<Certificate> authorities) {
        return trust.current().lists().stream()
                .filter(list -> authorities.stream()
                        .anyMatch(authority -> authority.subject().equals(list.issuer())))
                .toList();
    }
}
