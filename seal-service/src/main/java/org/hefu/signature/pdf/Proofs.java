package org.hefu.signature.pdf;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.RevocationList;
import org.hefu.signature.Signatory;
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
        return new Proofs(certificates, signatory.lists(), List.of());
    }

    /** These and those in a time-stamp, with further lists of its authorities. */
    Proofs with(TimestampToken token, List<RevocationList> ofItsAuthorities) {
        Set<Certificate> moreCertificates = new LinkedHashSet<>(certificates);
        moreCertificates.addAll(token.certificates());
        Set<RevocationList> moreLists = new LinkedHashSet<>(lists);
        moreLists.addAll(token.lists());
        moreLists.addAll(ofItsAuthorities);
        return new Proofs(List.copyOf(moreCertificates), List.copyOf(moreLists), answers);
    }

    boolean saysNothingOfRevocation() {
        return lists.isEmpty() && answers.isEmpty();
    }
}
