package org.hefu.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;

/** Fills in certificates by the profile of RFC 5280, section 4. */
final class CertificateMaker {

    /** Document signing, RFC 9336, section 3.1. */
    private static final ASN1ObjectIdentifier DOCUMENT_SIGNING = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.3.36");

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SERIAL_BITS = 127;
    private static final int KEY_IDENTIFIER_BYTES = 20;

    private CertificateMaker() {}

    static X500Name authorityName(String organization, String name) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "CN")
                .addRDN(BCStyle.O, organization)
                .addRDN(BCStyle.CN, organization + " " + name)
                .build();
    }

    /** The credit code goes into the organization identifier, ETSI EN 319 412-1, section 5.1.4. */
    static X500Name sealName(SealSubject subject) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "CN")
                .addRDN(BCStyle.O, subject.ownerName())
                .addRDN(BCStyle.ORGANIZATION_IDENTIFIER, Certificate.CREDIT_CODE_PREFIX + subject.ownerCode())
                .addRDN(BCStyle.CN, subject.sealName())
                .build();
    }

    static Certificate root(X500Name name, PublicKey key, Instant from, Instant to, ContentSigner signer) {
        X509v3CertificateBuilder builder = builder(name, name, key, from, to);
        add(builder, Extension.basicConstraints, true, new BasicConstraints(1));
        add(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        return finish(builder, key, key, signer);
    }

    static Certificate issuing(
            X500Name name, PublicKey key, Certificate root, Instant from, Instant to, ContentSigner signer) {
        X509v3CertificateBuilder builder = builder(root.subject(), name, key, from, to);
        add(builder, Extension.basicConstraints, true, new BasicConstraints(0));
        add(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        return finish(builder, key, root.key().orElseThrow(), signer);
    }

    static Certificate seal(
            X500Name name, PublicKey key, Certificate issuer, Instant from, Instant to, ContentSigner signer) {
        X509v3CertificateBuilder builder = builder(issuer.subject(), name, key, from, to);
        add(builder, Extension.basicConstraints, true, new BasicConstraints(false));
        add(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        add(
                builder,
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.getInstance(DOCUMENT_SIGNING)));
        return finish(builder, key, issuer.key().orElseThrow(), signer);
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, PublicKey key, Instant from, Instant to) {
        return new X509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS - 1),
                Date.from(from),
                Date.from(to),
                subject,
                SubjectPublicKeyInfo.getInstance(key.getEncoded()));
    }

    private static Certificate finish(
            X509v3CertificateBuilder builder, PublicKey key, PublicKey issuerKey, ContentSigner signer) {
        add(builder, Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(identifier(key)));
        add(builder, Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(identifier(issuerKey)));
        return new Certificate(builder.build(signer));
    }

    /** The first 160 bits of the SHA-256 of the key, RFC 7093, section 2, method 1. */
    static byte[] identifier(PublicKey key) {
        byte[] bits = SubjectPublicKeyInfo.getInstance(key.getEncoded())
                .getPublicKeyData()
                .getOctets();
        return Arrays.copyOf(DigestAlgorithm.SHA256.of(bits), KEY_IDENTIFIER_BYTES);
    }

    private static void add(
            X509v3CertificateBuilder builder, ASN1ObjectIdentifier type, boolean critical, ASN1Encodable value) {
        try {
            builder.addExtension(type, critical, value);
        } catch (IOException e) {
            throw new IllegalStateException("The certificate cannot be encoded", e);
        }
    }
}
