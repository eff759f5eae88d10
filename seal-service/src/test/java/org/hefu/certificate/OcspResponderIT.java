package org.hefu.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hefu.certificate.TestAuthority.NOW;
import static org.hefu.certificate.TestAuthority.SUBJECT;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.hefu.certificate.PathOutcome.NotTrusted;
import org.hefu.certificate.PathOutcome.Trusted;
import org.hefu.key.KeyAlgorithm;
import org.hefu.key.KeyUse;
import org.hefu.key.KeyVault;
import org.hefu.key.Pkcs12KeyVault;
import org.hefu.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class OcspResponderIT {

    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Instant END = NOW.plus(Duration.ofDays(100));

    @TempDir
    Path folder;

    private KeyVault vault;
    private HubAuthority hub;
    private OcspResponder responder;

    @BeforeEach
    void open() {
        DataSource database = TestDatabase.create().app();
        JdbcClient jdbc = JdbcClient.create(database);
        TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        vault = Pkcs12KeyVault.open(folder.resolve("keys"), "test".toCharArray());
        hub = TestHubAuthority.of(vault, jdbc, transactions, CLOCK);
        responder = TestHubAuthority.responder(vault, jdbc, transactions, CLOCK);
    }

    private Certificate issue(KeyAlgorithm algorithm) {
        PublicKey key =
                vault.ensureKeyPair("k-" + algorithm.name().toLowerCase().replace('_', '-'), algorithm, KeyUse.SEAL);
        return hub.issue(SUBJECT, key, END);
    }

    private static CertificateID id(ASN1ObjectIdentifier digest, Certificate issuer, BigInteger serialNumber)
            throws Exception {
        DigestCalculator calculator = new JcaDigestCalculatorProviderBuilder()
                .setProvider(BouncyCastle.PROVIDER)
                .build()
                .get(new AlgorithmIdentifier(digest));
        return new CertificateID(calculator, issuer.holder(), serialNumber);
    }

    private byte[] ask(Certificate issuer, BigInteger serialNumber) throws Exception {
        return responder.answer(new OCSPReqBuilder()
                .addRequest(id(OIWObjectIdentifiers.idSHA1, issuer, serialNumber))
                .build()
                .getEncoded());
    }

    private static BasicOCSPResp good(byte[] answer) throws Exception {
        return (BasicOCSPResp) new OCSPResp(answer).getResponseObject();
    }

    private Certificate issuerOf(Certificate certificate) {
        return List.of(AuthorityRole.values()).stream()
                .map(hub::certificate)
                .filter(each -> each.subject().equals(certificate.issuer()))
                .findFirst()
                .orElseThrow();
    }

    /** Bouncy Castle asks and checks. */
    @Test
    void anotherLibraryIsServedWithEveryDigestAndInBothLines() throws Exception {
        for (KeyAlgorithm algorithm : List.of(KeyAlgorithm.SM2, KeyAlgorithm.ED25519)) {
            Certificate certificate = issue(algorithm);
            Certificate issuer = issuerOf(certificate);
            for (ASN1ObjectIdentifier digest :
                    List.of(OIWObjectIdentifiers.idSHA1, NISTObjectIdentifiers.id_sha256, GMObjectIdentifiers.sm3)) {
                Extension nonce = new Extension(
                        OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                        false,
                        new DEROctetString(new DEROctetString(new byte[16]).getEncoded()));
                BasicOCSPResp response = good(responder.answer(new OCSPReqBuilder()
                        .addRequest(id(digest, issuer, certificate.serialNumber()))
                        .setRequestExtensions(new Extensions(nonce))
                        .build()
                        .getEncoded()));

                assertThat(response.getResponses()[0].getCertStatus()).isEqualTo(CertificateStatus.GOOD);
                assertThat(response.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce))
                        .isEqualTo(nonce);
                assertThat(response.isSignatureValid(new JcaContentVerifierProviderBuilder()
                                .setProvider(BouncyCastle.PROVIDER)
                                .build(response.getCerts()[0])))
                        .isTrue();
            }
        }
    }

    @Test
    void whatWasNeverIssuedIsUnknownAndWhatWasRevokedIsSaidToBe() throws Exception {
        Certificate certificate = issue(KeyAlgorithm.SM2);
        Certificate issuer = issuerOf(certificate);
        hub.revoke(certificate, RevocationReason.KEY_COMPROMISE);

        var revoked =
                good(ask(issuer, certificate.serialNumber())).getResponses()[0].getCertStatus();
        var unknown = good(ask(issuer, BigInteger.TEN)).getResponses()[0].getCertStatus();

        assertThat(unknown).isInstanceOf(UnknownStatus.class);
        assertThat(revoked).isInstanceOfSatisfying(RevokedStatus.class, status -> {
            assertThat(status.getRevocationTime()).isEqualTo(NOW);
            assertThat(status.getRevocationReason()).isEqualTo(1);
        });
    }

    @Test
    void whatCannotBeAnsweredGetsTheRightError() throws Exception {
        Certificate stranger = TestAuthority.sm2().issuing;

        assertThat(new OCSPResp(responder.answer(new byte[0])).getStatus()).isEqualTo(OCSPResp.MALFORMED_REQUEST);
        assertThat(new OCSPResp(responder.answer(new byte[] {0x30, 0})).getStatus())
                .isEqualTo(OCSPResp.MALFORMED_REQUEST);
        assertThat(new OCSPResp(ask(stranger, BigInteger.TEN)).getStatus()).isEqualTo(OCSPResp.UNAUTHORIZED);
    }

    private PathOutcome find(Certificate certificate, Instant at, Instant now, byte[]... answers) {
        List<OcspAnswer> read = List.of(answers).stream().map(OcspAnswer::read).toList();
        AuthorityLine line = AuthorityLine.of(certificate.keyKind().orElseThrow());
        return CertificatePath.find(
                certificate,
                hub.authorities(line),
                new RevocationEvidence(List.of(), read),
                new TrustStore(List.of(hub.authorities(line).getLast()), List.of()),
                at,
                now);
    }

    @Test
    void answersAboutTheWholePathReplaceLists() throws Exception {
        Certificate certificate = issue(KeyAlgorithm.ECDSA_P256);
        Certificate issuing = issuerOf(certificate);
        byte[] leaf = ask(issuing, certificate.serialNumber());
        byte[] above = ask(hub.certificate(AuthorityRole.INTERNATIONAL_ROOT), issuing.serialNumber());

        assertThat(find(certificate, NOW, NOW, leaf, above)).isInstanceOf(Trusted.class);
        assertThat(find(certificate, NOW, NOW, leaf))
                .isEqualTo(new NotTrusted(PathFault.REVOCATION_UNKNOWN, issuing, null));
        assertThat(find(certificate, NOW.plus(Duration.ofDays(3)), NOW.plus(Duration.ofDays(3)), leaf, above))
                .isInstanceOfSatisfying(
                        NotTrusted.class, not -> assertThat(not.fault()).isEqualTo(PathFault.REVOCATION_UNKNOWN));
    }

    @Test
    void whatIsRevokedLaterWasGoodAtTheProvedTime() throws Exception {
        Certificate certificate = issue(KeyAlgorithm.ECDSA_P256);
        Certificate issuing = issuerOf(certificate);
        byte[] above = ask(hub.certificate(AuthorityRole.INTERNATIONAL_ROOT), issuing.serialNumber());
        hub.revoke(certificate, RevocationReason.CESSATION_OF_OPERATION);
        byte[] leaf = ask(issuing, certificate.serialNumber());
        Instant before = NOW.minus(Duration.ofMinutes(2));

        assertThat(find(certificate, NOW, NOW, leaf, above))
                .isEqualTo(new NotTrusted(PathFault.REVOKED, certificate, NOW));
        assertThat(find(certificate, before, NOW, leaf, above)).isInstanceOf(Trusted.class);
    }

    @Test
    void anAnswerThatWasChangedOrIsAStrangersSaysNothing() throws Exception {
        Certificate certificate = issue(KeyAlgorithm.SM2);
        Certificate issuer = issuerOf(certificate);
        byte[] answer = ask(issuer, certificate.serialNumber());
        OcspAnswer read = OcspAnswer.read(answer);
        assertThat(read.about(certificate, issuer)).isPresent();
        assertThat(read.about(certificate, TestAuthority.sm2().issuing)).isEmpty();
        assertThat(read.about(issuer, issuer)).isEmpty();
        for (int i = 0; i < answer.length; i += 7) {
            byte[] changed = answer.clone();
            changed[i] ^= 4;
            Optional<RevocationStatement> said;
            try {
                said = OcspAnswer.read(changed).about(certificate, issuer);
            } catch (Asn1FormatException e) {
                said = Optional.empty();
            }
            assertThat(said.isEmpty() || said.equals(read.about(certificate, issuer)))
                    .as("byte " + i)
                    .isTrue();
        }
        assertThatThrownBy(() -> OcspAnswer.read(responder.answer(new byte[0])))
                .isInstanceOf(Asn1FormatException.class)
                .hasMessageContaining("status 1");
    }

    @Test
    void aHolderGetsACertificateForEncryptionBeside() {
        vault.ensureKeyPair("person", KeyAlgorithm.SM2, KeyUse.SEAL);

        DualCertificates dual = hub.issueDual(
                CertificateProfile.PERSON,
                new PersonSubject("王芳", "HD-0017", "衡东县人力资源和社会保障局", "11430424MB9000058B"),
                "person",
                END);

        assertThat(dual.signing().maySignDocuments()).isTrue();
        assertThat(dual.encryption().maySignDocuments()).isFalse();
        assertThat(dual.encryption().subject()).isEqualTo(dual.signing().subject());
        assertThat(dual.encryption().key()).isEqualTo(vault.publicKey("person-encryption"));
        assertThatThrownBy(() -> vault.sign("person-encryption", KeyUse.SEAL, new byte[1]))
                .hasMessageContaining("was made for ENCRYPTION");
    }
}
