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
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.jspecify.annotations.Nullable;

/** Fills in certificates by the profile of RFC 5280, section 4. */
final class CertificateMaker {

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

    static X500Name name(CertificateSubject subject) {
        return switch (subject) {
            case SealSubject seal -> named(seal.ownerName(), seal.ownerCode(), seal.sealName(), null);
            case PersonSubject person ->
                named(person.organizationName(), person.organizationCode(), person.personName(), person.number());
            case ServiceSubject service -> authorityName(service.organizationName(), service.serviceName());
        };
    }

    /** The credit code goes into the organization identifier, ETSI EN 319 412-1, section 5.1.4. */
    private static X500Name named(String organization, String code, String commonName, @Nullable String number) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "CN")
                .addRDN(BCStyle.O, organization)
                .addRDN(BCStyle.ORGANIZATION_IDENTIFIER, Certificate.CREDIT_CODE_PREFIX + code)
                .addRDN(BCStyle.CN, commonName);
        return number == null
                ? name.build()
                : name.addRDN(BCStyle.SERIALNUMBER, number).build();
    }

    static Certificate root(X500Name name, PublicKey key, Instant from, Instant to, ContentSigner signer) {
        X509v3CertificateBuilder builder = builder(name, name, key, from, to);
        add(builder, Extension.basicConstraints, true, new BasicConstraints(1));
        add(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        return finish(builder, key, key, signer);
    }

    static Certificate issuing(
            X500Name name,
            PublicKey key,
            Certificate root,
            Published published,
            Instant from,
            Instant to,
            ContentSigner signer) {
        X509v3CertificateBuilder builder = builder(root.subject(), name, key, from, to);
        add(builder, Extension.basicConstraints, true, new BasicConstraints(0));
        add(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        published.extensions().forEach((type, value) -> add(builder, type, false, value));
        return finish(builder, key, root.key().orElseThrow(), signer);
    }

    static Certificate leaf(
            CertificateProfile profile,
            X500Name name,
            PublicKey key,
            Certificate issuer,
            Published published,
            Instant from,
            Instant to,
            ContentSigner signer) {
        X509v3CertificateBuilder builder = builder(issuer.subject(), name, key, from, to);
        add(builder, Extension.basicConstraints, true, new BasicConstraints(false));
        add(builder, Extension.keyUsage, true, new KeyUsage(profile.keyUsage()));
        profile.purpose()
                .ifPresent(purpose -> add(
                        builder,
                        Extension.extendedKeyUsage,
                        profile.isPurposeCritical(),
                        new ExtendedKeyUsage(purpose)));
        if (profile == CertificateProfile.OCSP) {
            add(builder, OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
        } else {
            published.extensions().forEach((type, value) -> add(builder, type, false, value));
        }
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
