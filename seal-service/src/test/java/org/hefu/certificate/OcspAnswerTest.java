package org.hefu.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.certificate.TestAuthority.NOW;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;

class OcspAnswerTest {

    /** The key of a responder whose certificate ended long ago, as it may be found on an old disk, dates its answer back. */
    @Test
    void aResponderThatHasEndedSaysNothingOfToday() throws Exception {
        Instant yearAgo = NOW.minus(Duration.ofDays(400));
        KeyPair root = pair();
        KeyPair old = pair();
        KeyPair thief = pair();
        Certificate authority =
                certificate("CN=CA", "CN=CA", 1, root.getPublic(), root.getPrivate(), yearAgo, true, false);
        Certificate responder =
                certificate("CN=CA", "CN=OCSP", 2, old.getPublic(), root.getPrivate(), yearAgo, false, true);
        Certificate signer = certificate(
                "CN=CA",
                "CN=thief",
                3,
                thief.getPublic(),
                root.getPrivate(),
                NOW.minus(Duration.ofDays(30)),
                false,
                false);
        RevocationList revoking = RevocationListMaker.make(
                authority,
                List.of(new RevocationListMaker.Entry(
                        signer.serialNumber(), NOW.minus(Duration.ofDays(2)), RevocationReason.KEY_COMPROMISE)),
                1,
                NOW.minus(Duration.ofDays(1)),
                NOW.plus(Duration.ofDays(7)),
                by(root.getPrivate()));
        BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(new X500Name("CN=OCSP")));
        builder.addResponse(
                new CertificateID(
                        new JcaDigestCalculatorProviderBuilder()
                                .setProvider(BouncyCastle.PROVIDER)
                                .build()
                                .get(CertificateID.HASH_SHA1),
                        new X509CertificateHolder(authority.encoded()),
                        signer.serialNumber()),
                CertificateStatus.GOOD,
                Date.from(NOW.minus(Duration.ofHours(1))),
                Date.from(NOW.plus(Duration.ofDays(1))));
        BasicOCSPResp answer = builder.build(
                by(old.getPrivate()),
                new X509CertificateHolder[] {new X509CertificateHolder(responder.encoded())},
                Date.from(yearAgo.plus(Duration.ofDays(1))));

        assertThat(CertificatePath.find(
                        signer,
                        List.of(),
                        new RevocationEvidence(List.of(), List.of(OcspAnswer.read(answer.getEncoded()))),
                        new TrustStore(List.of(authority), List.of(revoking)),
                        NOW,
                        NOW))
                .isInstanceOf(PathOutcome.NotTrusted.class);
    }

    private static KeyPair pair() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BouncyCastle.PROVIDER);
        generator.initialize(new ECGenParameterSpec("P-256"));
        return generator.generateKeyPair();
    }

    private static ContentSigner by(PrivateKey key) throws Exception {
        return new JcaContentSignerBuilder("SHA256withECDSA")
                .setProvider(BouncyCastle.PROVIDER)
                .build(key);
    }

    /** Those of responders end after 90 days. */
    private static Certificate certificate(
            String issuer,
            String name,
            int number,
            PublicKey key,
            PrivateKey issuerKey,
            Instant from,
            boolean authority,
            boolean responder)
            throws Exception {
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                new X500Name(issuer),
                BigInteger.valueOf(number),
                Date.from(from),
                Date.from(from.plus(Duration.ofDays(responder ? 90 : 900))),
                new X500Name(name),
                SubjectPublicKeyInfo.getInstance(key.getEncoded()));
        if (authority) {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        }
        if (responder) {
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
            builder.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
        }
        return new Certificate(builder.build(by(issuerKey)));
    }
}
