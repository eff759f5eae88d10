package org.hefu.signature.cms;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.StrictAsn1;
import org.jspecify.annotations.Nullable;

/**
 * A signed message, read and not yet verified: GB/T 35275-2017, section 8, and RFC 5652, section 5.
 *
 * @param contentType what the message says the signed content is
 * @param content what the message carries inside; null if the signed content is elsewhere
 * @param certificates the certificates that came along
 * @param lists the revocation lists that came along
 */
public record CmsMessage(
        CmsForm form,
        ASN1ObjectIdentifier contentType,
        byte @Nullable [] content,
        List<AlgorithmIdentifier> digestAlgorithms,
        List<Certificate> certificates,
        List<RevocationList> lists,
        List<CmsSigner> signers) {

    public CmsMessage {
        digestAlgorithms = List.copyOf(digestAlgorithms);
        certificates = List.copyOf(certificates);
        lists = List.copyOf(lists);
        signers = List.copyOf(signers);
    }

    /** True if the signed content is elsewhere. */
    public boolean detached() {
        return content == null;
    }

    /** The same message as if it had only this signer. */
    public CmsMessage of(CmsSigner signer) {
        return new CmsMessage(form, contentType, content, digestAlgorithms, certificates, lists, List.of(signer));
    }

    /**
     * Reads a message.
     *
     * @param encoded the message and nothing else
     * @throws Asn1FormatException if it is none
     */
    public static CmsMessage read(byte[] encoded) {
        try {
            ASN1Sequence outer = ASN1Sequence.getInstance(StrictAsn1.read(encoded));
            ASN1ObjectIdentifier type = ASN1ObjectIdentifier.getInstance(outer.getObjectAt(0));
            for (CmsForm form : CmsForm.values()) {
                if (form.signedData().equals(type) && outer.size() == 2) {
                    return signedData(form, ASN1Sequence.getInstance(explicit(outer.getObjectAt(1))));
                }
            }
            throw new Asn1FormatException("The message is not signed data but " + type);
        } catch (Asn1FormatException e) {
            throw e;
        } catch (Exception e) {
            throw new Asn1FormatException("The signed message is malformed", e);
        }
    }

    private static CmsMessage signedData(CmsForm form, ASN1Sequence fields) throws Exception {
        int version = ASN1Integer.getInstance(fields.getObjectAt(0)).intValueExact();
        if (version < 1 || version > (form == CmsForm.GBT_35275 ? 1 : 5)) {
            throw new Asn1FormatException("The signed message has the unknown version " + version);
        }
        List<AlgorithmIdentifier> digests = new ArrayList<>();
        for (ASN1Encodable digest : ASN1Set.getInstance(fields.getObjectAt(1))) {
            digests.add(AlgorithmIdentifier.getInstance(digest));
        }
        ASN1Sequence content = ASN1Sequence.getInstance(fields.getObjectAt(2));
        List<Certificate> certificates = new ArrayList<>();
        List<RevocationList> lists = new ArrayList<>();
        int next = 3;
        while (fields.getObjectAt(next) instanceof ASN1TaggedObject tagged) {
            boolean ofCertificates = tagged.hasContextTag(0) && certificates.isEmpty() && lists.isEmpty();
            if (!ofCertificates && !(tagged.hasContextTag(1) && lists.isEmpty())) {
                throw new Asn1FormatException("The signed message has a field that is not known");
            }
            ASN1Set members = ASN1Set.getInstance(tagged, false);
            for (ASN1Encodable member : members) {
                if (member instanceof ASN1TaggedObject) {
                    continue;
                }
                byte[] encoded = member.toASN1Primitive().getEncoded();
                if (ofCertificates) {
                    certificates.add(Certificate.read(encoded));
                } else {
                    lists.add(RevocationList.read(encoded));
                }
            }
            next++;
        }
        List<CmsSigner> signers = new ArrayList<>();
        for (ASN1Encodable signer : ASN1Set.getInstance(fields.getObjectAt(next))) {
            signers.add(new CmsSigner(ASN1Sequence.getInstance(signer)));
        }
        if (fields.size() != next + 1) {
            throw new Asn1FormatException("The signed message has fields behind its signers");
        }
        return new CmsMessage(
                form,
                ASN1ObjectIdentifier.getInstance(content.getObjectAt(0)),
                octets(content),
                digests,
                certificates,
                lists,
                signers);
    }

    private static byte @Nullable [] octets(ASN1Sequence content) {
        if (content.size() > 2) {
            throw new Asn1FormatException("The content of the signed message has fields that are not known");
        }
        return content.size() == 1
                ? null
                : ASN1OctetString.getInstance(explicit(content.getObjectAt(1))).getOctets();
    }

    private static ASN1Encodable explicit(ASN1Encodable value) {
        ASN1TaggedObject tagged = ASN1TaggedObject.getInstance(value);
        if (!tagged.hasContextTag(0)) {
            throw new Asn1FormatException("The signed message has a field that is not known");
        }
        return tagged.getExplicitBaseObject();
    }
}
