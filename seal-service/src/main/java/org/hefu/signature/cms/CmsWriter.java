package org.hefu.signature.cms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
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

/**
 * Writes detached signatures: GB/T 35275-2017, section 8, or RFC 5652, section 5; the signer's certificate is bound by
 * the attribute of RFC 5035, section 3.
 */
public final class CmsWriter {

    private static final ASN1Integer VERSION = new ASN1Integer(1);
    /** The longest signature of an accepted scheme: RSA with 8192 bits. */
    private static final int LONGEST_SIGNATURE = 1024;

    private final Signatory signatory;
    private final CmsForm form;
    private final DigestAlgorithm digest;

    public CmsWriter(Signatory signatory) {
        this.signatory = signatory;
        this.form = CmsForm.of(signatory.scheme());
        this.digest = signatory.scheme().digest();
    }

    /** The most bytes that {@link #write} returns. */
    public int mostBytes(Instant at) {
        byte[] noDigest = new byte[digest.start().getDigestLength()];
        return encode(message(attributes(noDigest, at), new byte[LONGEST_SIGNATURE])).length;
    }

    /**
     * @param messageDigest of the signed bytes, by the digest of the signatory's scheme
     * @param at the signing time that the signer claims
     */
    public byte[] write(byte[] messageDigest, Instant at) {
        ASN1Set attributes = attributes(messageDigest, at);
        return encode(message(attributes, signatory.function().sign(encode(attributes))));
    }

    private ASN1Set attributes(byte[] messageDigest, Instant at) {
        ESSCertIDv2 bound = new ESSCertIDv2(
                digest.identifier(), digest.of(signatory.certificate().encoded()));
        return new DERSet(new ASN1Encodable[] {
            new Attribute(CMSAttributes.contentType, new DERSet(form.data())),
            new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(at)))),
            new Attribute(CMSAttributes.messageDigest, new DERSet(new DEROctetString(messageDigest))),
            new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(new SigningCertificateV2(bound)))
        });
    }

    private DERSequence message(ASN1Set attributes, byte[] signature) {
        Certificate certificate = signatory.certificate();
        DERSequence signer = new DERSequence(new ASN1Encodable[] {
            VERSION,
            new IssuerAndSerialNumber(certificate.issuer(), certificate.serialNumber()),
            digest.identifier(),
            new DERTaggedObject(false, 0, attributes),
            signatureAlgorithm(signatory.scheme()),
            new DEROctetString(signature)
        });
        List<byte[]> certificates = Stream.concat(Stream.of(certificate), signatory.authorities().stream())
                .map(Certificate::encoded)
                .toList();
        List<byte[]> lists =
                signatory.lists().stream().map(list -> list.encoded()).toList();
        DERSequence signedData = new DERSequence(new ASN1Encodable[] {
            VERSION,
            new DERSet(digest.identifier()),
            new DERSequence(form.data()),
            new DERTaggedObject(false, 0, set(certificates)),
            new DERTaggedObject(false, 1, set(lists)),
            new DERSet(signer)
        });
        return new DERSequence(new ASN1Encodable[] {form.signedData(), new DERTaggedObject(true, 0, signedData)});
    }

    /** GB/T 35275 names the signing use of the SM2 curve here, and leaves SM3 to the digest's own field. */
    private static AlgorithmIdentifier signatureAlgorithm(SignatureScheme scheme) {
        return scheme == SignatureScheme.SM2_SM3
                ? new AlgorithmIdentifier(GMObjectIdentifiers.sm2sign)
                : scheme.identifier();
    }

    private static DERSet set(List<byte[]> encoded) {
        return new DERSet(encoded.stream().map(StrictAsn1::read).toArray(ASN1Encodable[]::new));
    }

    private static byte[] encode(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException("The signature cannot be encoded", e);
        }
    }
}
