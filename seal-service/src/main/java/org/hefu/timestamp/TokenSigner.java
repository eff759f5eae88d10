package org.hefu.timestamp;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.SignatureScheme;
import org.jspecify.annotations.Nullable;

/** The one signer of a token: RFC 5652, section 5.3, with the signed attributes that RFC 3161 asks for. */
final class TokenSigner {

    private final @Nullable IssuerAndSerialNumber issuerAndSerialNumber;
    private final byte @Nullable [] keyIdentifier;
    private final AlgorithmIdentifier digestAlgorithm;
    private final AlgorithmIdentifier signatureAlgorithm;
    private final AttributeTable attributes;
    private final byte[] attributesInDer;
    private final byte[] signature;

    TokenSigner(ASN1Sequence fields) throws IOException {
        int version = ASN1Integer.getInstance(fields.getObjectAt(0)).intValueExact();
        if (fields.getObjectAt(1) instanceof ASN1TaggedObject tagged) {
            this.issuerAndSerialNumber = null;
            this.keyIdentifier = ASN1OctetString.getInstance(tagged, false).getOctets();
        } else {
            this.issuerAndSerialNumber = IssuerAndSerialNumber.getInstance(fields.getObjectAt(1));
            this.keyIdentifier = null;
        }
        if (version != (keyIdentifier == null ? 1 : 3)) {
            throw new Asn1FormatException("The signer of the time-stamp token has the wrong version " + version);
        }
        this.digestAlgorithm = AlgorithmIdentifier.getInstance(fields.getObjectAt(2));
        if (!(fields.getObjectAt(3) instanceof ASN1TaggedObject signed) || !signed.hasContextTag(0)) {
            throw new Asn1FormatException("A time-stamp token has signed attributes; this has none");
        }
        ASN1Set set = ASN1Set.getInstance(signed, false);
        this.attributes = new AttributeTable(set);
        this.attributesInDer = set.getEncoded(ASN1Encoding.DER);
        this.signatureAlgorithm = AlgorithmIdentifier.getInstance(fields.getObjectAt(4));
        this.signature = ASN1OctetString.getInstance(fields.getObjectAt(5)).getOctets();
    }

    /** The certificate that the signer names, and that the signed attributes bind (RFC 5816). */
    Optional<Certificate> certificate(List<Certificate> inside, Collection<Certificate> others) {
        return Stream.concat(inside.stream(), others.stream())
                .filter(this::names)
                .filter(this::binds)
                .findFirst();
    }

    private boolean names(Certificate certificate) {
        if (issuerAndSerialNumber != null) {
            return issuerAndSerialNumber.getName().equals(certificate.issuer())
                    && issuerAndSerialNumber.getSerialNumber().hasValue(certificate.serialNumber());
        }
        return certificate
                .keyIdentifier()
                .filter(identifier -> Arrays.equals(identifier, keyIdentifier))
                .isPresent();
    }

    private boolean binds(Certificate certificate) {
        try {
            Optional<ASN1Encodable> second = single(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
            if (second.isPresent()) {
                ESSCertIDv2 bound =
                        SigningCertificateV2.getInstance(second.get()).getCerts()[0];
                return DigestAlgorithm.of(bound.getHashAlgorithm())
                        .filter(digest -> MessageDigest.isEqual(digest.of(certificate.encoded()), bound.getCertHash()))
                        .isPresent();
            }
            Optional<ASN1Encodable> first = single(PKCSObjectIdentifiers.id_aa_signingCertificate);
            if (first.isEmpty()) {
                return false;
            }
            ESSCertID bound = SigningCertificate.getInstance(first.get()).getCerts()[0];
            return MessageDigest.isEqual(Sha1.of(certificate.encoded()), bound.getCertHash());
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Is this the signer's digest? With or without the NULL that some write as its parameters. */
    boolean digests(AlgorithmIdentifier announced) {
        return announced.getAlgorithm().equals(digestAlgorithm.getAlgorithm());
    }

    /** Is this the content that was signed? */
    boolean signedContent(byte[] content) {
        Optional<DigestAlgorithm> digest = DigestAlgorithm.of(digestAlgorithm);
        Optional<ASN1Encodable> type = single(CMSAttributes.contentType);
        Optional<ASN1Encodable> value = single(CMSAttributes.messageDigest);
        return digest.isPresent()
                && type.filter(PKCSObjectIdentifiers.id_ct_TSTInfo::equals).isPresent()
                && value.filter(octets -> octets instanceof ASN1OctetString expected
                                && MessageDigest.isEqual(digest.get().of(content), expected.getOctets()))
                        .isPresent();
    }

    /** The scheme of the signature; empty if it is not an accepted one. */
    Optional<SignatureScheme> scheme() {
        return DigestAlgorithm.of(digestAlgorithm).flatMap(digest -> SignatureScheme.of(signatureAlgorithm, digest));
    }

    boolean isSignedBy(Certificate certificate) {
        SignatureScheme scheme = scheme().orElse(null);
        return scheme != null
                && certificate.keyKind().equals(Optional.of(scheme.keyKind()))
                && scheme.verifies(certificate.key().orElseThrow(), attributesInDer, signature);
    }

    /** An attribute that must be there once and with one value, RFC 5652, section 11. */
    private Optional<ASN1Encodable> single(ASN1ObjectIdentifier type) {
        if (attributes.getAll(type).size() != 1) {
            return Optional.empty();
        }
        Attribute attribute = attributes.get(type);
        return attribute.getAttrValues().size() == 1
                ? Optional.of(attribute.getAttrValues().getObjectAt(0))
                : Optional.empty();
    }
}
