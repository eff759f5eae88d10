package org.hefu.signature;

import java.util.List;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.SignatureScheme;

/**
 * Who signs, and what goes along so that the signature can be verified without asking anybody.
 *
 * @param certificate of the key behind the function
 * @param authorities the certificates above it, nearest first; the anchor may be left out
 * @param lists revocation lists of these authorities
 * @param scheme SM2 with SM3 is written by GB/T 35275, every other by RFC 5652
 */
public record Signatory(
        Certificate certificate,
        List<Certificate> authorities,
        List<RevocationList> lists,
        SignatureScheme scheme,
        SigningFunction function) {

    public Signatory {
        authorities = List.copyOf(authorities);
        lists = List.copyOf(lists);
    }
}
