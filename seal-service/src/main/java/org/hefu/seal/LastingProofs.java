package org.hefu.seal;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hefu.certificate.AuthorityLine;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.CertificatePath;
import org.hefu.certificate.HubAuthority;
import org.hefu.certificate.OutsideRevocation;
import org.hefu.certificate.PathOutcome;
import org.hefu.certificate.PathOutcome.NotTrusted;
import org.hefu.certificate.PathOutcome.Trusted;
import org.hefu.certificate.RevocationEvidence;
import org.hefu.certificate.TrustAnchors;
import org.hefu.certificate.TrustStore;
import org.hefu.signature.Signatory;
import org.hefu.signature.SignatureLevel;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.SigningRefusedException.Code;
import org.hefu.signature.eu.EuLevel;
import org.hefu.timestamp.TimestampSource;
import org.springframework.stereotype.Component;

/** Sees to it that a signature of level LT brings along what proves that no certificate of its signer was revoked. */
@Component
class LastingProofs {

    private final OutsideRevocation revocation;
    private final HubAuthority authority;
    private final TrustAnchors trust;

    LastingProofs(OutsideRevocation revocation, HubAuthority authority, TrustAnchors trust) {
        this.revocation = revocation;
        this.authority = authority;
        this.trust = trust;
    }

    /** Up to whom is proved: the signer's own anchor, and those of the time-stamps. */
    private List<Certificate> anchors(List<Certificate> above) {
        return Stream.of(
                        Stream.of(above.getLast()),
                        Stream.of(authority
                                .authorities(AuthorityLine.INTERNATIONAL)
                                .getLast()),
                        trust.current().anchors().stream())
                .flatMap(anchors -> anchors)
                .distinct()
                .toList();
    }

    /**
     * What a level takes in the forms of ETSI.
     *
     * @param above the authorities of the signer, anchor last
     */
    EuLevel level(SignatureLevel level, TimestampSource time, List<Certificate> above) {
        return level.isAtLeast(SignatureLevel.LT)
                ? new EuLevel(level, time, anchors(above))
                : EuLevel.of(level == SignatureLevel.B ? null : time);
    }

    /**
     * From level LT on, the signatory with all that a verifier needs who has the anchor alone. Where the lists at hand say too
     * little, the authorities are asked.
     *
     * @param above the authorities, anchor last
     * @throws SigningRefusedException if it cannot be had, or one of the certificates is no longer good
     */
    Signatory of(Signatory signatory, List<Certificate> above, SignatureLevel level, Instant at) {
        if (!level.isAtLeast(SignatureLevel.LT)
                || judge(signatory, signatory.evidence(), above, at) instanceof Trusted) {
            return signatory;
        }
        RevocationEvidence evidence = signatory
                .evidence()
                .with(revocation.of(Stream.concat(Stream.of(signatory.certificate()), above.stream())
                        .toList()));
        return switch (judge(signatory, evidence, above, at)) {
            case Trusted trusted -> signatory.with(evidence);
            case NotTrusted not ->
                throw new SigningRefusedException(
                        Code.PROOFS_MISSING,
                        "Nothing proves for the long term that the certificates of the signer are good: " + not.fault()
                                + " of " + not.certificate().subject());
        };
    }

    private static PathOutcome judge(
            Signatory signatory, RevocationEvidence evidence, List<Certificate> above, Instant at) {
        TrustStore anchor = new TrustStore(List.of(above.getLast()), List.of());
        return CertificatePath.find(signatory.certificate(), signatory.authorities(), evidence, anchor, at, at);
    }
}
