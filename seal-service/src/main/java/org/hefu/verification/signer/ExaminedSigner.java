package org.hefu.verification.signer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.TrustStore;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;

/**
 * Who signed, as far as the signature says, and what is at hand to judge it.
 *
 * @param certificate of the signer; empty if none came along
 * @param others certificates that came along, trusted by nobody
 * @param lists revocation lists that came along
 * @param claimedTime of signing: the signer's word; empty if there is none
 * @param now the time of the verification
 */
public record ExaminedSigner(
        Optional<Certificate> certificate,
        List<Certificate> others,
        List<RevocationList> lists,
        Optional<Instant> claimedTime,
        TrustStore trust,
        Instant now) {

    public ExaminedSigner {
        others = List.copyOf(others);
        lists = List.copyOf(lists);
    }

    /** What all checks of a signer find; without a signer, that they could not be made. */
    public static List<Finding> judge(Optional<ExaminedSigner> signer) {
        return signer.map(known -> List.of(
                        new SignerCertificateCheck().check(known),
                        new CertificatePathCheck().check(known),
                        new ClaimedTimeCheck().check(known)))
                .orElseGet(() -> Stream.of(Check.SIGNER_CERTIFICATE, Check.CERTIFICATE_PATH, Check.CLAIMED_TIME)
                        .map(Finding::skipped)
                        .toList());
    }
}
