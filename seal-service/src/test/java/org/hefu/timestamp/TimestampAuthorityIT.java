package org.hefu.timestamp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.certificate.TestAuthority.NOW;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.hefu.certificate.AuthorityLine;
import org.hefu.certificate.AuthorityRole;
import org.hefu.certificate.BouncyCastle;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.CertificateProfile;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.HubAuthority;
import org.hefu.certificate.RevocationReason;
import org.hefu.certificate.ServiceCertificates;
import org.hefu.certificate.TestHubAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.key.KeyVault;
import org.hefu.key.Pkcs12KeyVault;
import org.hefu.testing.TestDatabase;
import org.hefu.timestamp.TimestampOutcome.Proved;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class TimestampAuthorityIT {

    private static final byte[] MESSAGE = "合符".getBytes(UTF_8);
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    Path folder;

    private HubAuthority hub;
    private ServiceCertificates services;
    private TimestampAuthority authority;

    @BeforeEach
    void open() {
        DataSource database = TestDatabase.create().app();
        JdbcClient jdbc = JdbcClient.create(database);
        TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        KeyVault vault = Pkcs12KeyVault.open(folder.resolve("keys"), "test".toCharArray());
        hub = TestHubAuthority.of(vault, jdbc, transactions, CLOCK);
        services = TestHubAuthority.services(vault, jdbc, transactions, CLOCK);
        authority = new TimestampAuthority(services, vault, CLOCK, TestTimestamps.SETTINGS);
    }

    private TrustStore trust() {
        hub.publishTo(folder.resolve("trust"));
        return TrustStore.fromFolder(folder.resolve("trust"));
    }

    @ParameterizedTest
    @EnumSource
    void aTokenOfTheHubProvesItsTimeToWhoTrustsTheHub(DigestAlgorithm digest) {
        TimestampToken token = authority.stamp(digest, digest.of(MESSAGE));

        assertThat(TimestampVerifier.judge(token, MESSAGE, List.of(), List.of(), trust(), NOW))
                .isEqualTo(new Proved(NOW, token.authority().orElseThrow()));
    }

    @Test
    void aDigestOfChinaIsSignedWithSm2() {
        Certificate chinese =
                authority.stamp(DigestAlgorithm.SM3, new byte[32]).authority().orElseThrow();
        Certificate international = authority
                .stamp(DigestAlgorithm.SHA512, new byte[64])
                .authority()
                .orElseThrow();

        assertThat(chinese.issuer())
                .isEqualTo(hub.certificate(AuthorityRole.ISSUING).subject());
        assertThat(international.issuer())
                .isEqualTo(hub.certificate(AuthorityRole.INTERNATIONAL_ISSUING).subject());
    }

    /** Bouncy Castle asks and checks. */
    @Test
    void anotherLibraryIsServed() throws Exception {
        for (ASN1ObjectIdentifier digest : List.of(TSPAlgorithms.SM3, TSPAlgorithms.SHA256)) {
            TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
            generator.setCertReq(true);
            byte[] imprint =
                    (digest.equals(TSPAlgorithms.SM3) ? DigestAlgorithm.SM3 : DigestAlgorithm.SHA256).of(MESSAGE);
            TimeStampRequest request = generator.generate(digest, imprint, BigInteger.valueOf(4711));

            TimeStampResponse response = new TimeStampResponse(authority.answer(request.getEncoded()));

            response.validate(request);
            var signer = (X509CertificateHolder) response.getTimeStampToken()
                    .getCertificates()
                    .getMatches(response.getTimeStampToken().getSID())
                    .iterator()
                    .next();
            response.getTimeStampToken()
                    .validate(new JcaSimpleSignerInfoVerifierBuilder()
                            .setProvider(BouncyCastle.PROVIDER)
                            .build(signer));
            assertThat(response.getTimeStampToken().getTimeStampInfo().getNonce())
                    .isEqualTo(4711);
            assertThat(response.getTimeStampToken()
                            .getTimeStampInfo()
                            .getGenTimeAccuracy()
                            .getSeconds())
                    .isEqualTo(1);
        }
    }

    @Test
    void certificatesComeAlongOnlyIfAsked() throws Exception {
        TimeStampRequest request = new TimeStampRequestGenerator().generate(TSPAlgorithms.SHA256, new byte[32]);

        TimeStampResponse response = new TimeStampResponse(authority.answer(request.getEncoded()));

        response.validate(request);
        assertThat(response.getTimeStampToken().getCertificates().getMatches(null))
                .isEmpty();
    }

    @Test
    void whatCannotBeGrantedIsAnsweredWithTheReason() throws Exception {
        TimeStampRequestGenerator plain = new TimeStampRequestGenerator();
        TimeStampRequestGenerator otherPolicy = new TimeStampRequestGenerator();
        otherPolicy.setReqPolicy(new ASN1ObjectIdentifier("1.2.3"));
        TimeStampRequestGenerator extended = new TimeStampRequestGenerator();
        extended.addExtension(new ASN1ObjectIdentifier("1.2.3"), false, new byte[] {5, 0});

        assertThat(failure(plain.generate(TSPAlgorithms.SHA1, new byte[20]).getEncoded()))
                .isEqualTo(PKIFailureInfo.badAlg);
        assertThat(failure(plain.generate(TSPAlgorithms.MD5, new byte[16]).getEncoded()))
                .isEqualTo(PKIFailureInfo.badAlg);
        assertThat(failure(plain.generate(TSPAlgorithms.SHA256, new byte[20]).getEncoded()))
                .isEqualTo(PKIFailureInfo.badDataFormat);
        assertThat(failure(
                        otherPolicy.generate(TSPAlgorithms.SHA256, new byte[32]).getEncoded()))
                .isEqualTo(PKIFailureInfo.unacceptedPolicy);
        assertThat(failure(extended.generate(TSPAlgorithms.SHA256, new byte[32]).getEncoded()))
                .isEqualTo(PKIFailureInfo.unacceptedExtension);
        assertThat(failure(new byte[0])).isEqualTo(PKIFailureInfo.badRequest);
        assertThat(failure(new byte[] {0x30, 0})).isEqualTo(PKIFailureInfo.badRequest);
    }

    private int failure(byte[] request) throws Exception {
        TimeStampResponse response = new TimeStampResponse(authority.answer(request));
        assertThat(response.getStatus()).isEqualTo(2);
        return response.getFailInfo().intValue();
    }

    @Test
    void aRevokedCertificateIsFollowedByANewKey() {
        Certificate first =
                services.of(CertificateProfile.TIMESTAMP, AuthorityLine.SM2).certificate();
        hub.revoke(first, RevocationReason.KEY_COMPROMISE);

        Certificate second =
                services.of(CertificateProfile.TIMESTAMP, AuthorityLine.SM2).certificate();

        assertThat(second).isNotEqualTo(first);
        assertThat(second.key()).isNotEqualTo(first.key());
        assertThat(services.of(CertificateProfile.TIMESTAMP, AuthorityLine.SM2).certificate())
                .isEqualTo(second);
    }
}
