package org.hefu.signature.pdf;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.Der;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.SignatureScheme;
import org.hefu.signature.Signatory;
import org.jspecify.annotations.Nullable;

/**
 * The message in a PDF signature: for SM2 by GB/T 35275-2017, section 8, with the signing time; for every other scheme by
 * RFC 5652 in the profile of ETSI EN 319 142-1, section 6.3, where the time stands in the signature dictionary alone. Both
 * bind the signer's certificate by the attribute of RFC 5035, section 3.
 *
 * <p>Put together from encoded parts: certificates and lists are not taken apart again for each signature.
 */
final class SignatureMessage {

    private static final byte[] ONE = Der.integer(1);
    private static final ASN1ObjectIdentifier CHINESE_SIGNED_DATA = new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2.2");
    private static final ASN1ObjectIdentifier CHINESE_DATA = new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2.1");
    /** No accepted signature is longer: RSA with 8192 bits has 1024 bytes, ML-DSA-65 has 3309. */
    private static final int LONGEST_SIGNATURE = 3400;

    private static final int SHORT_SIGNATURE = 64;

    private final Signatory signatory;
    private final boolean chinese;
    private final DigestAlgorithm digest;
    private final byte[] digestIdentifier;
    private final List<byte[]> fixedAttributes;
    private final List<byte[]> certificates;
    private final List<byte[]> lists;

    /**
     * @param withLists takes the revocation lists into the message; otherwise they stand elsewhere in the file
     */
    SignatureMessage(Signatory signatory, Instant claimed, boolean withLists) {
        this.signatory = signatory;
        this.chinese = isChinese(signatory);
        this.digest = signatory.scheme().digest();
        this.digestIdentifier = Der.encode(digest.identifier());
        this.certificates = Stream.concat(Stream.of(signatory.certificate()), signatory.authorities().stream())
                .distinct()
                .map(Certificate::encoded)
                .toList();
        this.lists = withLists
                ? signatory.lists().stream().map(RevocationList::encoded).toList()
                : List.of();
        ESSCertIDv2 bound = new ESSCertIDv2(digest.identifier(), digest.of(certificates.getFirst()));
        this.fixedAttributes = new ArrayList<>();
        fixedAttributes.add(attribute(CMSAttributes.contentType, data()));
        fixedAttributes.add(
                attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new SigningCertificateV2(bound)));
        if (chinese) {
            fixedAttributes.add(attribute(CMSAttributes.signingTime, new Time(Date.from(claimed))));
        }
    }

    static boolean isChinese(Signatory signatory) {
        return signatory.scheme() == SignatureScheme.SM2_SM3;
    }

    private ASN1ObjectIdentifier data() {
        return chinese ? CHINESE_DATA : CMSObjectIdentifiers.data;
    }

    private static byte[] attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return Der.encode(new Attribute(type, new DERSet(value)));
    }

    /** The most bytes that {@link #encode} returns with a time-stamp of at most so many bytes. */
    int mostBytes(int timestampRoom) {
        byte[] attributes = signedAttributes(new byte[digest.start().getDigestLength()]);
        return encode(attributes, new byte[longestSignature()], timestampRoom == 0 ? null : new byte[timestampRoom])
                .length;
    }

    private int longestSignature() {
        PublicKey key = signatory.certificate().key().orElse(null);
        return switch (key) {
            case RSAPublicKey rsa -> (rsa.getModulus().bitLength() + 7) / 8;
            case ECPublicKey curve -> 2 * ((curve.getParams().getOrder().bitLength() + 7) / 8 + 3) + 4;
            case null -> LONGEST_SIGNATURE;
            default -> signatory.scheme() == SignatureScheme.ED25519 ? SHORT_SIGNATURE : LONGEST_SIGNATURE;
        };
    }

    /** What is signed: a SET in DER, RFC 5652, section 5.4. */
    byte[] signedAttributes(byte[] messageDigest) {
        List<byte[]> attributes = new ArrayList<>(fixedAttributes);
        attributes.add(attribute(CMSAttributes.messageDigest, new DEROctetString(messageDigest)));
        return Der.setOf(Der.SET, attributes);
    }

    /**
     * @param token a time-stamp of the signature, RFC 3161, appendix A; null for none
     */
    byte[] encode(byte[] signedAttributes, byte[] signature, byte @Nullable [] token) {
        byte[] tagged = signedAttributes.clone();
        tagged[0] = (byte) Der.TAG_0;
        Certificate certificate = signatory.certificate();
        byte[] signer = Der.sequence(
                ONE,
                Der.encode(new IssuerAndSerialNumber(certificate.issuer(), certificate.serialNumber())),
                digestIdentifier,
                tagged,
                Der.encode(signatureAlgorithm(signatory.scheme())),
                Der.octets(signature),
                token == null ? new byte[0] : Der.value(Der.TAG_1, timestampAttribute(token)));
        byte[] signedData = Der.sequence(
                ONE,
                Der.value(Der.SET, digestIdentifier),
                Der.sequence(Der.encode(data())),
                Der.setOf(Der.TAG_0, certificates),
                lists.isEmpty() ? new byte[0] : Der.setOf(Der.TAG_1, lists),
                Der.value(Der.SET, signer));
        ASN1ObjectIdentifier type = chinese ? CHINESE_SIGNED_DATA : CMSObjectIdentifiers.signedData;
        return Der.sequence(Der.encode(type), Der.value(Der.TAG_0, signedData));
    }

    private static byte[] timestampAttribute(byte[] token) {
        return Der.sequence(Der.encode(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken), Der.value(Der.SET, token));
    }

    /** GB/T 35275 names the signing use of the SM2 curve here, and leaves SM3 to the digest's own field. */
    private static AlgorithmIdentifier signatureAlgorithm(SignatureScheme scheme) {
        return scheme == SignatureScheme.SM2_SM3
                ? new AlgorithmIdentifier(GMObjectIdentifiers.sm2sign)
                : scheme.identifier();
    }
}
