package org.hefu.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A root, an issuing authority and a signer below it, of any algorithm and with any dates, for tests. */
public final class TestAuthority {

    public static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    public static final SealSubject SUBJECT = new SealSubject("衡东县人社局电子印章", "衡东县人力资源和社会保障局", "11430424MB9000058B");

    private final String algorithm;
    private final KeyPair rootKey;
    private final KeyPair issuingKey;
    private final KeyPair signerKey;
    private final AtomicLong certified = new AtomicLong(1000);
    private final List<RevocationListMaker.Entry> revoked = new ArrayList<>();

    public final Certificate root;
    public final Certificate issuing;
    public final Certificate signer;

    /** Of both authorities, in force around {@link #NOW}, revoking nobody. */
    public final List<RevocationList> lists;

    private TestAuthority(String algorithm, Instant from, Instant to) {
        this.algorithm = algorithm;
        int first = algorithm.contains("RSA") ? RsaPairs.first() : 0;
        this.rootKey = pair(algorithm, first);
        this.issuingKey = pair(algorithm, first + 1);
        this.signerKey = pair(algorithm, first + 2);
        Duration years = Duration.ofDays(3650);
        Instant early = from.minus(years);
        Instant late = to.plus(years);
        this.root = CertificateMaker.root(
                CertificateMaker.authorityName("Test", "Root CA"), rootKey.getPublic(), early, late, signer(rootKey));
        this.issuing = CertificateMaker.issuing(
                CertificateMaker.authorityName("Test", "Issuing CA"),
                issuingKey.getPublic(),
                root,
                Published.NOWHERE,
                early,
                late,
                signer(rootKey));
        this.signer = sealCertificate(
                CertificateMaker.name(SUBJECT), signerKey.getPublic(), issuing, from, to, signer(issuingKey));
        this.lists = lists();
    }

    public static TestAuthority sm2() {
        return of("SM3withSM2");
    }

    /**
     * @param algorithm a signature algorithm as Java names it
     */
    public static TestAuthority of(String algorithm) {
        return new TestAuthority(algorithm, NOW.minus(Duration.ofDays(30)), NOW.plus(Duration.ofDays(300)));
    }

    /**
     * @param algorithm a signature algorithm as Java names it
     * @param from when the signer's certificate begins
     * @param to when it ends
     */
    public static TestAuthority of(String algorithm, Instant from, Instant to) {
        return new TestAuthority(algorithm, from, to);
    }

    /** Its signer's certificate ended in the past. */
    public static TestAuthority expired() {
        return new TestAuthority("SM3withSM2", NOW.minus(Duration.ofDays(300)), NOW.minus(Duration.ofDays(3)));
    }

    /** Its signer's certificate is valid for a year from then on. */
    public static TestAuthority from(Instant validFrom) {
        return new TestAuthority("SM3withSM2", validFrom, validFrom.plus(Duration.ofDays(365)));
    }

    public SignatureScheme scheme() {
        return SignatureScheme.of(signer(signerKey).getAlgorithmIdentifier()).orElseThrow();
    }

    /** Signs as the signer does. */
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(algorithm, BouncyCastle.PROVIDER);
            signature.initSign(signerKey.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public PrivateKey signerPrivateKey() {
        return signerKey.getPrivate();
    }

    public void revokeSigner(Instant at) {
        revoke(signer, at);
    }

    public void revoke(Certificate certificate, Instant at) {
        revoked.add(new RevocationListMaker.Entry(certificate.serialNumber(), at, RevocationReason.KEY_COMPROMISE));
    }

    /** Lists of both authorities, in force around {@link #NOW}. */
    public List<RevocationList> lists() {
        return lists(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(7)));
    }

    public List<RevocationList> lists(Instant issuedAt, Instant renewedBy) {
        return List.of(
                RevocationListMaker.make(root, List.of(), 1, issuedAt, renewedBy, signer(rootKey)),
                RevocationListMaker.make(issuing, revoked, 1, issuedAt, renewedBy, signer(issuingKey)));
    }

    public TrustStore trust() {
        return new TrustStore(List.of(root), List.of());
    }

    public TrustStore trustWithLists() {
        return new TrustStore(List.of(root), lists());
    }

    /** A certificate of the issuing authority, valid as long as the signer's. */
    public Certificate certify(CertificateProfile profile, CertificateSubject subject, PublicKey key) {
        return CertificateMaker.leaf(
                profile,
                CertificateMaker.name(subject),
                key,
                issuing,
                Published.NOWHERE,
                signer.validFrom(),
                signer.validTo(),
                signer(issuingKey));
    }

    /** A certificate for the signer's key by somebody of the same name as the issuing authority. */
    public Certificate forgedSigner() {
        return sealCertificate(
                CertificateMaker.name(SUBJECT),
                signerKey.getPublic(),
                issuing,
                signer.validFrom(),
                signer.validTo(),
                signer(pair(algorithm, RsaPairs.FORGER)));
    }

    /** A certificate below the signer, which is no authority. */
    public Certificate belowSigner() {
        return sealCertificate(
                CertificateMaker.name(SUBJECT),
                signerKey.getPublic(),
                signer,
                signer.validFrom(),
                signer.validTo(),
                signer(signerKey));
    }

    /** The issuing authority certified once more: basic constraints and key usage as ever, unless they are given. */
    public Certificate issuingWith(Extension... extensions) {
        return certified(root, issuing.subject(), issuingKey.getPublic(), rootKey, extensions);
    }

    /** A certificate of the issuing authority for the signer's key, with these extensions alone. */
    public Certificate signerWith(X500Name name, Extension... extensions) {
        return certified(issuing, name, signerKey.getPublic(), issuingKey, extensions);
    }

    /** A certificate of the issuing authority for any key, with these extensions alone. */
    public Certificate certifyWith(X500Name name, PublicKey key, Extension... extensions) {
        return certified(issuing, name, key, issuingKey, extensions);
    }

    public static Extension extension(ASN1ObjectIdentifier type, boolean critical, ASN1Encodable value) {
        try {
            return new Extension(type, critical, value.toASN1Primitive().getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Certificate certified(
            Certificate issuer, X500Name name, PublicKey key, KeyPair issuerKey, Extension... extensions) {
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                issuer.subject(),
                BigInteger.valueOf(certified.incrementAndGet()),
                Date.from(signer.validFrom()),
                Date.from(signer.validTo()),
                name,
                SubjectPublicKeyInfo.getInstance(key.getEncoded()));
        Map<ASN1ObjectIdentifier, Extension> all = new LinkedHashMap<>();
        if (issuerKey == rootKey) {
            all.put(Extension.basicConstraints, extension(Extension.basicConstraints, true, new BasicConstraints(0)));
            all.put(
                    Extension.keyUsage,
                    extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)));
        }
        for (Extension extension : extensions) {
            all.put(extension.getExtnId(), extension);
        }
        try {
            for (Extension extension : all.values()) {
                builder.addExtension(extension);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Certificate(builder.build(signer(issuerKey)));
    }

    private static Certificate sealCertificate(
            X500Name name, PublicKey key, Certificate issuer, Instant from, Instant to, ContentSigner signer) {
        return CertificateMaker.leaf(CertificateProfile.SEAL, name, key, issuer, Published.NOWHERE, from, to, signer);
    }

    private ContentSigner signer(KeyPair pair) {
        try {
            return new JcaContentSignerBuilder(algorithm)
                    .setProvider(BouncyCastle.PROVIDER)
                    .build(pair.getPrivate());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair(String algorithm, int place) {
        try {
            return switch (algorithm) {
                case "SM3withSM2" -> pair("EC", new ECGenParameterSpec("sm2p256v1"));
                case "SHA256withECDSA" -> pair("EC", new ECGenParameterSpec("P-256"));
                case "SHA384withECDSA" -> pair("EC", new ECGenParameterSpec("P-384"));
                case "Ed25519" ->
                    KeyPairGenerator.getInstance("Ed25519", BouncyCastle.PROVIDER)
                            .generateKeyPair();
                case "ML-DSA-65" ->
                    KeyPairGenerator.getInstance("ML-DSA-65", BouncyCastle.PROVIDER)
                            .generateKeyPair();
                default -> RsaPairs.of(place);
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * RSA keys take seconds to make, so nobody makes them who needs none, and two sets of three are enough for everybody:
     * an authority shares none with the one made before it.
     */
    private static final class RsaPairs {

        static final int FORGER = 6;

        private static final Map<Integer, KeyPair> MADE = new ConcurrentHashMap<>();
        private static final AtomicInteger AUTHORITIES = new AtomicInteger();

        static int first() {
            return 3 * (AUTHORITIES.getAndIncrement() % 2);
        }

        static KeyPair of(int place) {
            return MADE.computeIfAbsent(place, missing -> make());
        }

        /** The JDK makes RSA keys faster than Bouncy Castle. */
        private static KeyPair make() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static KeyPair pair(String algorithm, AlgorithmParameterSpec curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, BouncyCastle.PROVIDER);
        generator.initialize(curve);
        return generator.generateKeyPair();
    }
}
