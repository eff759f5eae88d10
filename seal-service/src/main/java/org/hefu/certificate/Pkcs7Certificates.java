package org.hefu.certificate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;

/**
 * The certificates in a message that carries nothing else, as authorities hand out chains: RFC 5652, section 5.1, or
 * GB/T 35275-2017, section 8. Whether anything in it is signed is not asked.
 */
final class Pkcs7Certificates {

    private static final Set<ASN1ObjectIdentifier> SIGNED_DATA =
            Set.of(CMSObjectIdentifiers.signedData, new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2.2"));

    private Pkcs7Certificates() {}

    /** Does the file begin as a signed message does? */
    static boolean isMessage(byte[] file) {
        try {
            return ASN1Primitive.fromByteArray(file) instanceof ASN1Sequence outer
                    && outer.size() > 0
                    && outer.getObjectAt(0) instanceof ASN1ObjectIdentifier type
                    && SIGNED_DATA.contains(type);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /**
     * @throws Asn1FormatException if the bytes are no such message
     */
    static List<Certificate> read(byte[] file) {
        try {
            ContentInfo outer = ContentInfo.getInstance(file);
            if (!SIGNED_DATA.contains(outer.getContentType())) {
                throw new Asn1FormatException("The message is of another kind: " + outer.getContentType());
            }
            ASN1Set held = SignedData.getInstance(outer.getContent()).getCertificates();
            List<Certificate> found = new ArrayList<>();
            if (held != null) {
                for (ASN1Encodable one : held) {
                    found.add(Certificate.read(one.toASN1Primitive().getEncoded("DER")));
                }
            }
            return found;
        } catch (Asn1FormatException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new Asn1FormatException("The file is no sound PKCS #7 message", e);
        }
    }
}
