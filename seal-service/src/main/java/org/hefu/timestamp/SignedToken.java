package org.hefu.timestamp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.StrictAsn1;

/**
 * The signed message that a token is: RFC 5652, section 5, with one signer (RFC 3161, section 2.4.2).
 *
 * @param content the encoded TSTInfo
 */
record SignedToken(byte[] content, List<Certificate> certificates, List<RevocationList> lists, TokenSigner signer) {

    /** RFC 5652, and the name that GB/T 35275 gives the same structure. */
    private static final Set<ASN1ObjectIdentifier> SIGNED_DATA =
            Set.of(PKCSObjectIdentifiers.signedData, new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2.2"));

    SignedToken {
        certificates = List.copyOf(certificates);
        lists = List.copyOf(lists);
    }

    static SignedToken read(byte[] encoded) throws IOException {
        ASN1Sequence outer = ASN1Sequence.getInstance(StrictAsn1.read(encoded));
        if (outer.size() != 2 || !SIGNED_DATA.contains(ASN1ObjectIdentifier.getInstance(outer.getObjectAt(0)))) {
            throw new Asn1FormatException("A time-stamp token is signed data; this is something else");
        }
        ASN1Sequence fields = ASN1Sequence.getInstance(explicit(outer.getObjectAt(1)));
        int version = ASN1Integer.getInstance(fields.getObjectAt(0)).intValueExact();
        if (version < 1 || version > 5 || version == 2) {
            throw new Asn1FormatException("The time-stamp token has the unknown version " + version);
        }
        ASN1Set digests = ASN1Set.getInstance(fields.getObjectAt(1));
        byte[] content = content(ASN1Sequence.getInstance(fields.getObjectAt(2)));
        List<Certificate> certificates = new ArrayList<>();
        List<RevocationList> lists = new ArrayList<>();
        int next = 3;
        while (fields.getObjectAt(next) instanceof ASN1TaggedObject tagged) {
            if (tagged.hasContextTag(0) && next == 3) {
                for (ASN1Encodable member : ASN1Set.getInstance(tagged, false)) {
                    // Attribute certificates and other forms, which no path is built from, are tagged.
                    if (!(member instanceof ASN1TaggedObject)) {
                        certificates.add(
                                Certificate.read(member.toASN1Primitive().getEncoded()));
                    }
                }
            } else if (tagged.hasContextTag(1)) {
                for (ASN1Encodable member : ASN1Set.getInstance(tagged, false)) {
                    if (!(member instanceof ASN1TaggedObject)) {
                        lists.add(RevocationList.read(member.toASN1Primitive().getEncoded()));
                    }
                }
            } else {
                throw new Asn1FormatException("The time-stamp token has a field that is not known");
            }
            next++;
        }
        ASN1Set signers = ASN1Set.getInstance(fields.getObjectAt(next));
        if (signers.size() != 1 || fields.size() != next + 1) {
            throw new Asn1FormatException("A time-stamp token has one signer and nothing behind; this has "
                    + signers.size() + " signers and " + (fields.size() - next - 1) + " fields more");
        }
        TokenSigner signer = new TokenSigner(ASN1Sequence.getInstance(signers.getObjectAt(0)));
        if (digests.size() != 1 || !signer.digests(AlgorithmIdentifier.getInstance(digests.getObjectAt(0)))) {
            throw new Asn1FormatException("The time-stamp token does not announce the digest of its signer");
        }
        return new SignedToken(content, certificates, lists, signer);
    }

    private static byte[] content(ASN1Sequence content) {
        ASN1ObjectIdentifier type = ASN1ObjectIdentifier.getInstance(content.getObjectAt(0));
        if (content.size() != 2 || !type.equals(PKCSObjectIdentifiers.id_ct_TSTInfo)) {
            throw new Asn1FormatException("The signed content is not a time-stamp but " + type);
        }
        return ASN1OctetString.getInstance(explicit(content.getObjectAt(1))).getOctets();
    }

    private static ASN1Encodable explicit(ASN1Encodable value) {
        ASN1TaggedObject tagged = ASN1TaggedObject.getInstance(value);
        if (!tagged.hasContextTag(0)) {
            throw new Asn1FormatException("The time-stamp token has a field that is not known");
        }
        return tagged.getExplicitBaseObject();
    }

    TSTInfo info() {
        TSTInfo info = TSTInfo.getInstance(StrictAsn1.readDer(content));
        if (!info.getVersion().hasValue(1)) {
            throw new Asn1FormatException("The time-stamp has the unknown version " + info.getVersion());
        }
        return info;
    }
}
