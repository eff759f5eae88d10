package org.hefu.verification.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.verification.pdf.SignedPapers.verify;

import java.io.ByteArrayOutputStream;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.hefu.certificate.BouncyCastle;
import org.hefu.certificate.TestAuthority;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.SubIndication;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages that another writer made, in the place of ours. */
class ForeignMessagesTest {

    @ParameterizedTest
    @CsvSource({
        "SHA256withECDSA, SHA256withECDSA",
        "SHA384withECDSA, SHA512withECDSA",
        "SHA256withRSA, SHA384withRSA",
        "SHA256withRSA, SHA256withRSAandMGF1",
        "SHA256withRSA, SHA512withRSAandMGF1",
        "Ed25519, Ed25519"
    })
    void theyPassByRfc5652(String authorityAlgorithm, String algorithm) throws Exception {
        TestAuthority authority = TestAuthority.of(authorityAlgorithm);

        VerificationReport report = verify(signedBy(authority, algorithm, false), authority.trustWithLists());

        assertThat(report.reasons()).extracting(Reason::code).containsExactly("ALL_PASSED");
    }

    @Test
    void oneThatNamesItsCertificateByKeyPasses() throws Exception {
        TestAuthority authority = TestAuthority.of("SHA256withECDSA");

        VerificationReport report = verify(signedBy(authority, "SHA256withECDSA", true), authority.trustWithLists());

        assertThat(report.reasons()).extracting(Reason::code).containsExactly("ALL_PASSED");
    }

    @ParameterizedTest
    @CsvSource({"SHA256withECDSA, SHA1withECDSA", "SHA256withRSA, SHA1withRSA", "SHA256withRSA, MD5withRSA"})
    void aWeakDigestIsNotReliedOn(String authorityAlgorithm, String algorithm) throws Exception {
        TestAuthority authority = TestAuthority.of(authorityAlgorithm);

        VerificationReport report = verify(signedBy(authority, algorithm, false), authority.trustWithLists());

        assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(report.signatures().getFirst().subIndication())
                .isEqualTo(SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE);
        assertThat(report.signatures().getFirst().intact()).isNull();
    }

    @Test
    void aSchemeThatDoesNotFitTheKeyFails() throws Exception {
        TestAuthority rsa = TestAuthority.of("SHA256withRSA");
        TestAuthority other = TestAuthority.of("SHA256withECDSA");

        byte[] mixed = signedBy(rsa, "SHA256withECDSA", false, other.signerPrivateKey());

        assertThat(verify(mixed, rsa.trustWithLists()).verdict()).isEqualTo(Verdict.TOTAL_FAILED);
    }

    static byte[] signedBy(TestAuthority authority, String algorithm, boolean byKey) throws Exception {
        return signedBy(authority, algorithm, byKey, authority.signerPrivateKey());
    }

    static byte[] signedBy(TestAuthority authority, String algorithm, boolean byKey, PrivateKey key) throws Exception {
        return signedBy(
                authority,
                new JcaContentSignerBuilder(algorithm)
                        .setProvider(BouncyCastle.PROVIDER)
                        .build(key),
                byKey);
    }

    static byte[] signedBy(TestAuthority authority, ContentSigner signer, boolean byKey) throws Exception {
        byte[] file = RawPdf.signed(TestAuthority.sm2());
        DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder()
                .setProvider(BouncyCastle.PROVIDER)
                .build();
        X509CertificateHolder certificate = new X509CertificateHolder(authority.signer.encoded());
        JcaSignerInfoGeneratorBuilder builder = new JcaSignerInfoGeneratorBuilder(digests);
        builder.setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(new AttributeTable(
                new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(SignedPapers.NOW)))))));
        SignerInfoGenerator generator = byKey
                ? builder.build(signer, authority.signer.keyIdentifier().orElseThrow())
                : builder.build(signer, certificate);
        CMSSignedDataGenerator message = new CMSSignedDataGenerator();
        message.addSignerInfoGenerator(generator);
        message.addCertificate(certificate);
        message.addCertificate(new X509CertificateHolder(authority.issuing.encoded()));
        byte[] encoded = message.generate(new CMSProcessableByteArray(covered(file)), false)
                .getEncoded(ASN1Encoding.DER);
        return RawPdf.withMessage(file, encoded);
    }

    private static byte[] covered(byte[] file) {
        int gapStart = RawPdf.text(file).lastIndexOf("/Contents <") + 10;
        ByteArrayOutputStream covered = new ByteArrayOutputStream();
        covered.write(file, 0, gapStart);
        covered.writeBytes(Arrays.copyOfRange(file, gapStart + RawPdf.ROOM + 2, file.length));
        return covered.toByteArray();
    }
}
