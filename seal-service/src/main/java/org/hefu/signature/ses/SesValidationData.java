package org.hefu.signature.ses;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.StrictAsn1;
import org.hefu.signature.Signatory;

/**
 * What else is needed to verify a seal or a signature, in extensions of it: certificate values and revocation values as
 * ETSI EN 319 122-1, annexes A.1.1.2 and A.1.2.2, defines them (RFC 5126, sections 6.3.3 and 6.3.4). Chinese standards
 * name no place for them; whoever does not know these extensions may pass over them.
 *
 * @param certificates trusted by nobody
 * @param lists revocation lists, trusted by nobody
 */
public record SesValidationData(List<Certificate> certificates, List<RevocationList> lists) {

    private static final String CERTIFICATE_VALUES = "1.2.840.113549.1.9.16.2.23";
    private static final String REVOCATION_VALUES = "1.2.840.113549.1.9.16.2.24";
    private static final int MOST = 100;

    public SesValidationData {
        certificates = List.copyOf(certificates);
        lists = List.copyOf(lists);
    }

    /** What the extensions bring along; what cannot be read is passed over, since nobody has to rely on it. */
    public static SesValidationData read(List<SesExtension> extensions) {
        List<Certificate> certificates = new ArrayList<>();
        List<RevocationList> lists = new ArrayList<>();
        for (SesExtension extension : extensions) {
            try {
                if (extension.type().equals(CERTIFICATE_VALUES)) {
                    members(StrictAsn1.readDer(extension.value()))
                            .forEach(value -> certificates.add(Certificate.read(value)));
                } else if (extension.type().equals(REVOCATION_VALUES)) {
                    ASN1Encodable inner = Fields.of("The revocation values", StrictAsn1.readDer(extension.value()))
                            .tagged()
                            .orElseThrow(() -> new Asn1FormatException("There are no revocation lists"));
                    members(inner).forEach(value -> lists.add(RevocationList.read(value)));
                }
            } catch (Asn1FormatException unreadable) {
                // A path that needs what is in there will be missing it, and says so.
            }
        }
        return new SesValidationData(certificates, lists);
    }

    /** Is this one of the extensions that are understood here? */
    public static boolean knows(SesExtension extension) {
        return extension.type().equals(CERTIFICATE_VALUES) || extension.type().equals(REVOCATION_VALUES);
    }

    private static List<byte[]> members(ASN1Encodable value) {
        if (!(value.toASN1Primitive() instanceof ASN1Sequence sequence) || sequence.size() > MOST) {
            throw new Asn1FormatException("This is no short sequence");
        }
        List<byte[]> members = new ArrayList<>();
        for (ASN1Encodable member : sequence) {
            members.add(Fields.der(member));
        }
        return members;
    }

    static List<SesExtension> certificates(List<Certificate> certificates) {
        return certificates.isEmpty()
                ? List.of()
                : List.of(new SesExtension(
                        CERTIFICATE_VALUES,
                        false,
                        Der.sequence(
                                certificates.stream().map(Certificate::encoded).toList())));
    }

    static List<SesExtension> of(Signatory signatory) {
        List<SesExtension> extensions = new ArrayList<>(certificates(signatory.authorities()));
        if (!signatory.lists().isEmpty()) {
            byte[] lists = Der.sequence(
                    signatory.lists().stream().map(RevocationList::encoded).toList());
            extensions.add(new SesExtension(REVOCATION_VALUES, false, Der.sequence(Der.tagged(lists))));
        }
        return extensions;
    }
}
