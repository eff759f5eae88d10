package org.hefu.verification.signer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.OcspAnswer;
import org.hefu.certificate.RevocationEvidence;
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
 * @param provenTime at which the signature existed for certain; empty without a good time-stamp
 * @param materialTime at which certificates and lists existed for certain; empty without a good time-stamp over them
 * @param answers about revocation that came along
 */
public record ExaminedSigner(
        Optional<Certificate> certificate,
        List<Certificate> others,
        List<RevocationList> lists,
        Optional<Instant> claimedTime,
        TrustStore trust,
        Instant now,
        Optional<Instant> provenTime,
        Optional<Instant> materialTime,
        List<OcspAnswer> answers) {

    public ExaminedSigner {
        others = List.copyOf(others);
        lists = List.copyOf(lists);
        answers = List.copyOf(answers);
    }

    /** One whose signature has no good time-stamp. */
    public ExaminedSigner(
            Optional<Certificate> certificate,
            List<Certificate> others,
            List<RevocationList> lists,
            Optional<Instant> claimedTime,
            TrustStore trust,
            Instant now) {
        this(certificate, others, lists, claimedTime, trust, now, Optional.empty(), Optional.empty(), List.of());
    }

    /** The same signer, with what stands elsewhere in the file. */
    public ExaminedSigner with(
            Collection<Certificate> moreOthers,
            RevocationEvidence evidence,
            Optional<Instant> proven,
            Optional<Instant> material) {
        List<Certificate> allOthers = new ArrayList<>(others);
        allOthers.addAll(moreOthers);
        List<RevocationList> allLists = new ArrayList<>(lists);
        allLists.addAll(evidence.lists());
        return new ExaminedSigner(
                certificate, allOthers, allLists, claimedTime, trust, now, proven, material, evidence.answers());
    }

    /** The same signer, with what stands elsewhere in the file. */
    public ExaminedSigner with(
            Collection<Certificate> moreOthers,
            Collection<RevocationList> moreLists,
            Optional<Instant> proven,
            Optional<Instant> material) {
        return with(moreOthers, new RevocationEvidence(List.copyOf(moreLists), List.of()), proven, material);
    }

    /** The same signer, whose signature existed at this time for certain. */
    public ExaminedSigner provenAt(Optional<Instant> proven) {
        return new ExaminedSigner(certificate, others, lists, claimedTime, trust, now, proven, materialTime, answers);
    }

    /** As the certificate names the signer. */
    public Optional<String> owner() {
        return certificate.map(Certificate::owner);
    }

    /** All that is at hand about revocation, besides what the trust store has. */
    public RevocationEvidence evidence() {
        return new RevocationEvidence(lists, answers);
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
