package org.hefu.signature;

import java.util.List;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.OcspAnswer;
import org.hefu.certificate.RevocationEvidence;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.SignatureScheme;

/**
 * Who signs, and what goes along so that the signature can be verified without asking anybody.
 *
 * @param certificate of the key behind the function
 * @param authorities the certificates above it, nearest first; the anchor may be left out
 * @param lists revocation lists of these authorities
 * @param answers of their OCSP responders; written where a level asks for them
 * @param scheme SM2 with SM3 is written by GB/T 35275, every other by RFC 5652
 */
public record Signatory(
        Certificate certificate,
        List<Certificate> authorities,
        List<RevocationList> lists,
        List<OcspAnswer> answers,
        SignatureScheme scheme,
        SigningFunction function) {

    public Signatory {
        authorities = List.copyOf(authorities);
        lists = List.copyOf(lists);
        answers = List.copyOf(answers);
    }

    /** One whose authorities speak of revocation by lists alone. */
    public Signatory(
            Certificate certificate,
            List<Certificate> authorities,
            List<RevocationList> lists,
            SignatureScheme scheme,
            SigningFunction function) {
        this(certificate, authorities, lists, List.of(), scheme, function);
    }

    /** All that is at hand about revocation. */
    public RevocationEvidence evidence() {
        return new RevocationEvidence(lists, answers);
    }

    /** The same signatory, signing in another way. */
    public Signatory by(SigningFunction other) {
        return new Signatory(certificate, authorities, lists, answers, scheme, other);
    }

    /** The same signatory, with this about revocation instead. */
    public Signatory with(RevocationEvidence evidence) {
        return new Signatory(certificate, authorities, evidence.lists(), evidence.answers(), scheme, function);
    }
}
