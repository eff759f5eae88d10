package org.hefu.signature.pdf;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.OcspAnswer;
import org.hefu.certificate.RevocationEvidence;
import org.hefu.certificate.RevocationList;
import org.hefu.signature.Signatory;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.SigningRefusedException.Code;
import org.hefu.timestamp.TimestampToken;

/**
 * What a signature is verified with when its authorities are gone.
 *
 * @param lists revocation lists
 * @param answers OCSP responses in DER, RFC 6960
 */
public record Proofs(List<Certificate> certificates, List<RevocationList> lists, List<byte[]> answers) {

    public Proofs {
        certificates = List.copyOf(new LinkedHashSet<>(certificates));
        lists = List.copyOf(new LinkedHashSet<>(lists));
        answers = List.copyOf(answers);
    }

    /** What a signatory brings along. */
    static Proofs of(Signatory signatory) {
        List<Certificate> certificates = new ArrayList<>(List.of(signatory.certificate()));
        certificates.addAll(signatory.authorities());
        return new Proofs(certificates, signatory.lists(), encoded(signatory.answers()));
    }

    private static List<byte[]> encoded(List<OcspAnswer> answers) {
        return answers.stream().map(OcspAnswer::encoded).toList();
    }

    /** These and those in a time-stamp, with what else its authorities say of revocation. */
    Proofs with(TimestampToken token, RevocationEvidence ofItsAuthorities) {
        Set<Certificate> moreCertificates = new LinkedHashSet<>(certificates);
        moreCertificates.addAll(token.certificates());
        Set<RevocationList> moreLists = new LinkedHashSet<>(lists);
        moreLists.addAll(token.lists());
        moreLists.addAll(ofItsAuthorities.lists());
        List<byte[]> moreAnswers = new ArrayList<>(answers);
        moreAnswers.addAll(encoded(ofItsAuthorities.answers()));
        return new Proofs(List.copyOf(moreCertificates), List.copyOf(moreLists), moreAnswers);
    }

    /**
     * Refuses where something is missing: half of what proves a signature for the long term proves nothing.
     *
     * @param token of the signature
     * @throws SigningRefusedException if nothing is said of the revocation of a certificate
     */
    static void require(TimestampToken token, RevocationEvidence ofItsAuthorities) {
        RevocationEvidence all = new RevocationEvidence(token.lists(), List.of()).with(ofItsAuthorities);
        if (token.authority()
                .filter(tsa -> all.speaksOf(tsa, token.certificates()))
                .isEmpty()) {
            throw missing("the certificate of the time-stamp");
        }
    }

    /**
     * @throws SigningRefusedException if nothing is said of the revocation of a certificate
     */
    static void require(Signatory signatory) {
        if (!signatory.evidence().speaksOf(signatory.certificate(), signatory.authorities())) {
            throw missing("the signer's certificate");
        }
    }

    private static SigningRefusedException missing(String whose) {
        return new SigningRefusedException(
                Code.PROOFS_MISSING,
                "Nothing is at hand that says whether " + whose + ", or one above it, was revoked");
    }
}
