package org.hefu.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.certificate.TestAuthority.NOW;

import java.io.OutputStream;
import java.math.BigInteger;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.DLTaggedObject;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.signature.Signatory;
import org.hefu.signature.cms.CadesSigner;
import org.hefu.signature.cms.CmsForm;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** What a worker keeps of one document does no harm to the next. */
class WorkerMemoryTest {

    private static final int FILES = 12;
    private static final int CERTIFICATES = 100;
    private final Random random = new Random(1);
    private final TestAuthority authority = TestAuthority.of("SHA256withECDSA");

    /** What one worker keeps of earlier documents must not take the memory from those that come later. */
    @Test
    void manyFilesOfManyLargeCertificatesLeaveRoomForTheNext() throws Exception {
        byte[] honest = new CadesSigner(
                        CmsForm.RFC_5652,
                        List.of(new Signatory(
                                authority.signer,
                                List.of(authority.issuing),
                                authority.lists(),
                                authority.scheme(),
                                authority::sign)))
                .attached(new byte[18 << 20], NOW);
        try (VerificationPool pool = new VerificationPool(
                Clock.fixed(NOW, ZoneOffset.UTC),
                new VerificationSettings(DataSize.ofMegabytes(20)),
                WorkerSettings.usual(1))) {
            assertThat(pool.verify("honest", honest, null, authority.trustWithLists())
                            .verdict())
                    .isEqualTo(Verdict.TOTAL_PASSED);
            for (int i = 0; i < FILES; i++) {
                byte[] file = message();
                VerificationReport report = pool.verify("a", file, null, TrustStore.empty());
                assertThat(report.reasons()).extracting(Reason::code).containsExactly("NO_SIGNER");
            }
            VerificationReport report = pool.verify("honest", honest, null, authority.trustWithLists());
            assertThat(report.verdict()).isEqualTo(Verdict.TOTAL_PASSED);
        }
    }

    /** Six megabytes of certificates, and nobody who signed. */
    private byte[] message() throws Exception {
        ASN1Encodable[] certificates = new ASN1Encodable[CERTIFICATES];
        for (int i = 0; i < certificates.length; i++) {
            certificates[i] = certificate();
        }
        ASN1Encodable[] data = {
            new ASN1Integer(1),
            new DLSet(),
            new DLSequence(CMSObjectIdentifiers.data),
            new DLTaggedObject(false, 0, new DLSet(certificates)),
            new DLSet()
        };
        return new DLSequence(new ASN1Encodable[] {
                    CMSObjectIdentifiers.signedData, new DLTaggedObject(true, 0, new DLSequence(data))
                })
                .getEncoded("DL");
    }

    private ASN1Encodable certificate() throws Exception {
        byte[] much = new byte[64_000];
        random.nextBytes(much);
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                new X500Name("CN=a"),
                BigInteger.valueOf(random.nextLong() & Long.MAX_VALUE),
                Date.from(NOW),
                Date.from(NOW),
                new X500Name("CN=b"),
                SubjectPublicKeyInfo.getInstance(
                        authority.signer.key().orElseThrow().getEncoded()));
        builder.addExtension(new ASN1ObjectIdentifier("1.2.3.4"), false, new DEROctetString(much));
        return builder.build(new ContentSigner() {
                    @Override
                    public AlgorithmIdentifier getAlgorithmIdentifier() {
                        return new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
                    }

                    @Override
                    public OutputStream getOutputStream() {
                        return OutputStream.nullOutputStream();
                    }

                    @Override
                    public byte[] getSignature() {
                        return new byte[8];
                    }
                })
                .toASN1Structure();
    }
}
