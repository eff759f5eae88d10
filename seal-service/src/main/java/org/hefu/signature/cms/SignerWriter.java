package org.hefu.signature.cms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.SignatureScheme;
import org.hefu.certificate.StrictAsn1;
import org.hefu.signature.Signatory;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.SigningRefusedException.Code;
import org.hefu.timestamp.TimestampSource;
import org.hefu.timestamp.TimestampUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * Writes one signer of a message: RFC 5652, section 5.3, and GB/T 35275-2017, section 8; the signer's certificate is
 * bound by the attribute of RFC 5035, section 3, as CAdES demands (ETSI EN 319 122-1, section 5.2.2).
 */
final class SignerWriter {

    private static final ASN1Integer VERSION = new ASN1Integer(1);
    private static final int LONGEST_OF_A_CURVE = 160;

    private final Signatory signatory;
    private final CmsForm form;
    private final DigestAlgorithm digest;
    private final @Nullable TimestampSource time;

    /**
     * @param time null for none: then only the signer's word says when it was signed
     */
    SignerWriter(Signatory signatory, CmsForm form, @Nullable TimestampSource time) {
        this.time = time;
        this.signatory = signatory;
        this.form = form;
        this.digest = signatory.scheme().digest();
    }

    Signatory signatory() {
        return signatory;
    }

    DigestAlgorithm digest() {
        return digest;
    }

    /** As long as any that {@link #write} returns. */
    DERSequence longest(Instant at) {
        byte[] noDigest = new byte[digest.start().getDigestLength()];
        return signer(attributes(noDigest, at, false), new byte[longestSignature()], null);
    }

    /**
     * @param messageDigest of the content, by {@link #digest()}
     */
    DERSequence write(byte[] messageDigest, Instant at) {
        return signed(attributes(messageDigest, at, false));
    }

    /**
     * A countersignature, which has no content type (RFC 5652, section 11.4).
     *
     * @param messageDigest of the signature that it stands under, by {@link #digest()}
     */
    DERSequence writeUnder(byte[] messageDigest, Instant at) {
        return signed(attributes(messageDigest, at, true));
    }

    private DERSequence signed(ASN1Set attributes) {
        byte[] signature = signatory.function().sign(encode(attributes));
        return signer(attributes, signature, time == null ? null : stamp(time, signature));
    }

    /** ETSI EN 319 122-1, section 5.3: a time-stamp over the signature, by the digest that the signer uses. */
    private DERSet stamp(TimestampSource source, byte[] signature) {
        try {
            byte[] token = source.stamp(digest, digest.of(signature)).encoded();
            return new DERSet(new Attribute(
                    PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, new DERSet(StrictAsn1.read(token))));
        } catch (TimestampUnavailableException e) {
            throw new SigningRefusedException(
                    Code.TIMESTAMP_MISSING, "The time-stamp is not to be had: " + e.getMessage(), e);
        }
    }

    private ASN1Set attributes(byte[] messageDigest, Instant at, boolean under) {
        ESSCertIDv2 bound = new ESSCertIDv2(
                digest.identifier(), digest.of(signatory.certificate().encoded()));
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        if (!under) {
            attributes.add(new Attribute(CMSAttributes.contentType, new DERSet(form.data())));
        }
        attributes.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(at)))));
        attributes.add(new Attribute(CMSAttributes.messageDigest, new DERSet(new DEROctetString(messageDigest))));
        attributes.add(new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(new SigningCertificateV2(bound))));
        return new DERSet(attributes);
    }

    private DERSequence signer(ASN1Set attributes, byte[] signature, @Nullable ASN1Set unsigned) {
        Certificate certificate = signatory.certificate();
        ASN1EncodableVector fields = new ASN1EncodableVector();
        fields.add(VERSION);
        fields.add(new IssuerAndSerialNumber(certificate.issuer(), certificate.serialNumber()));
        fields.add(digest.identifier());
        fields.add(new DERTaggedObject(false, 0, attributes));
        fields.add(signatureAlgorithm());
        fields.add(new DEROctetString(signature));
        if (unsigned != null) {
            fields.add(new DERTaggedObject(false, 1, unsigned));
        }
        return new DERSequence(fields);
    }

    /** GB/T 35275 names the signing use of the SM2 curve here, and leaves SM3 to the digest's own field. */
    private AlgorithmIdentifier signatureAlgorithm() {
        return form == CmsForm.GBT_35275 && signatory.scheme() == SignatureScheme.SM2_SM3
                ? new AlgorithmIdentifier(GMObjectIdentifiers.sm2sign)
                : signatory.scheme().identifier();
    }

    /** No accepted scheme makes signatures longer than twice the public key, but for the small ones of curves. */
    private int longestSignature() {
        int key = signatory
                .certificate()
                .key()
                .map(PublicKey::getEncoded)
                .orElseGet(signatory.certificate()::encoded)
                .length;
        return Math.max(LONGEST_OF_A_CURVE, 2 * key);
    }

    static byte[] encode(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException("The signature cannot be encoded", e);
        }
    }
}
