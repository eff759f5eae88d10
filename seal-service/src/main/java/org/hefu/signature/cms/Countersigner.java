package org.hefu.signature.cms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.DLTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.StrictAsn1;
import org.hefu.signature.Signatory;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.SigningRefusedException.Code;

/** Signs a signature: RFC 5652, section 11.4. What was signed before stays as it is. */
public final class Countersigner {

    private Countersigner() {}

    /**
     * Puts a countersignature under one signature of a message.
     *
     * @param place of the signature that is countersigned, counted from 0 as {@link CmsMessage} lists them
     * @param at the signing time that the countersigner claims
     * @throws SigningRefusedException if this is no message, or it has no such signature
     */
    public static byte[] sign(byte[] encoded, int place, Signatory by, Instant at) {
        CmsMessage message = read(encoded);
        if (place < 0 || place >= message.signers().size()) {
            throw new SigningRefusedException(
                    Code.SIGNATURE_MISSING,
                    "The message has " + message.signers().size() + " signatures; there is no number " + (place + 1));
        }
        SignerWriter writer = new SignerWriter(by, message.form(), null);
        byte[] signature = message.signers().get(place).signature();
        ASN1Sequence under = writer.writeUnder(writer.digest().of(signature), at);
        ASN1Sequence outer = ASN1Sequence.getInstance(StrictAsn1.read(encoded));
        ASN1Sequence fields = ASN1Sequence.getInstance(
                ASN1TaggedObject.getInstance(outer.getObjectAt(1)).getExplicitBaseObject());
        List<ASN1Encodable> signers = members(ASN1Set.getInstance(fields.getObjectAt(fields.size() - 1)));
        signers.set(place, countersigned(ASN1Sequence.getInstance(signers.get(place)), under));
        List<ASN1Encodable> changed = withCertificates(fields, by);
        changed.set(changed.size() - 1, new DLSet(vector(signers)));
        return encode(new DLSequence(
                new ASN1Encodable[] {outer.getObjectAt(0), new DLTaggedObject(true, 0, new DLSequence(vector(changed)))
                }));
    }

    private static CmsMessage read(byte[] encoded) {
        try {
            return CmsMessage.read(encoded);
        } catch (Asn1FormatException e) {
            throw new SigningRefusedException(
                    Code.CMS_UNREADABLE, "This is no signed message that can be countersigned. " + e.getMessage(), e);
        }
    }

    private static ASN1Sequence countersigned(ASN1Sequence signer, ASN1Sequence under) {
        List<ASN1Encodable> fields = new ArrayList<>(List.of(signer.toArray()));
        boolean hasUnsigned = !(fields.getLast() instanceof ASN1OctetString);
        List<ASN1Encodable> unsigned = hasUnsigned
                ? members(ASN1Set.getInstance(ASN1TaggedObject.getInstance(fields.removeLast()), false))
                : new ArrayList<>();
        unsigned.add(new Attribute(CMSAttributes.counterSignature, new DERSet(under)));
        fields.add(new DLTaggedObject(false, 1, new DLSet(vector(unsigned))));
        return new DLSequence(vector(fields));
    }

    /** The countersigner's certificates join those that are there. */
    private static List<ASN1Encodable> withCertificates(ASN1Sequence fields, Signatory by) {
        List<ASN1Encodable> changed = new ArrayList<>(List.of(fields.toArray()));
        Optional<ASN1TaggedObject> there = Optional.of(changed.get(3))
                .filter(ASN1TaggedObject.class::isInstance)
                .map(ASN1TaggedObject.class::cast)
                .filter(tagged -> tagged.hasContextTag(0));
        List<ASN1Encodable> certificates =
                there.map(tagged -> members(ASN1Set.getInstance(tagged, false))).orElseGet(ArrayList::new);
        Stream.concat(Stream.of(by.certificate()), by.authorities().stream())
                .map(Certificate::encoded)
                .map(StrictAsn1::read)
                .filter(certificate -> !certificates.contains(certificate))
                .forEach(certificates::add);
        DLTaggedObject all = new DLTaggedObject(false, 0, new DLSet(vector(certificates)));
        if (there.isPresent()) {
            changed.set(3, all);
        } else {
            changed.add(3, all);
        }
        return changed;
    }

    private static List<ASN1Encodable> members(ASN1Set set) {
        return new ArrayList<>(List.of(set.toArray()));
    }

    private static ASN1EncodableVector vector(List<ASN1Encodable> members) {
        ASN1EncodableVector vector = new ASN1EncodableVector();
        members.forEach(vector::add);
        return vector;
    }

    private static byte[] encode(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DL);
        } catch (IOException e) {
            throw new UncheckedIOException("The message cannot be encoded", e);
        }
    }
}
