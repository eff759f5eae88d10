package org.hefu.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.util.CollectionStore;
import org.bouncycastle.util.io.pem.PemReader;
import org.hefu.certificate.BouncyCastle;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.CertificateProfile;
import org.hefu.certificate.CertificateRefusedException;
import org.hefu.certificate.CertificateRefusedException.Code;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.SealSubject;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.ofd.SampleOfds;
import org.hefu.pdf.SamplePapers;
import org.hefu.signature.ses.SesOwners;
import org.hefu.verification.Verifier;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A seal whose certificate comes from an authority outside the hub. */
class SealCertifyingIT {

    private static final TestAuthority OUTSIDE = TestAuthority.sm2();
    private static final String KEEPER = "person:keeper";

    @TempDir
    private Path folder;

    private TestHub hub;
    private SealCertifying certifying;
    private SealKeeping keeping;
    private Seals seals;
    private Seal seal;

    @BeforeEach
    void open() {
        hub = TestHub.open(folder);
        TestHub.Parts parts = hub.parts(TestHub.settings(List.of("EVIDENCE/*")));
        certifying = parts.certifying();
        keeping = parts.keeping();
        seals = parts.seals();
        seal = seals.hubSeal();
        hub.trust = OUTSIDE.trustWithLists();
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private static Certificate issue(byte[] pem, SealSubject subject) throws Exception {
        try (PemReader reader = new PemReader(new StringReader(new String(pem, StandardCharsets.US_ASCII)))) {
            PKCS10CertificationRequest request =
                    new PKCS10CertificationRequest(reader.readPemObject().getContent());
            assertThat(request.isSignatureValid(new JcaContentVerifierProviderBuilder()
                            .setProvider(BouncyCastle.PROVIDER)
                            .build(request.getSubjectPublicKeyInfo())))
                    .isTrue();
            assertThat(request.getSubject()
                            .getRDNs(BCStyle.O)[0]
                            .getFirst()
                            .getValue()
                            .toString())
                    .isEqualTo(TestAuthority.SUBJECT.ownerName());
            return OUTSIDE.certify(
                    CertificateProfile.SEAL,
                    subject,
                    new JcaPEMKeyConverter()
                            .setProvider(BouncyCastle.PROVIDER)
                            .getPublicKey(request.getSubjectPublicKeyInfo()));
        }
    }

    private static byte[] pem(Certificate... certificates) {
        StringBuilder out = new StringBuilder();
        for (Certificate certificate : certificates) {
            out.append("-----BEGIN CERTIFICATE-----\n")
                    .append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.encoded()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] pkcs7(Certificate... certificates) throws CMSException, IOException {
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        List<X509CertificateHolder> holders = new ArrayList<>();
        for (Certificate certificate : certificates) {
            holders.add(new X509CertificateHolder(certificate.encoded()));
        }
        generator.addCertificates(new CollectionStore<>(holders));
        return generator.generate(new CMSAbsentContent()).getEncoded();
    }

    /** As somebody sees it who trusts the outside authority and the hub's time, and not the hub's own seals. */
    private Verdict verdict(byte[] file) {
        hub.authority.publishTo(folder.resolve("trust"));
        TrustStore own = TrustStore.fromFolder(folder.resolve("trust"));
        List<Certificate> anchors = new ArrayList<>(own.anchors());
        anchors.addAll(OUTSIDE.trust().anchors());
        List<RevocationList> lists = new ArrayList<>(own.lists());
        lists.addAll(OUTSIDE.lists());
        VerificationReport report = new Verifier(hub.clock).verify("file", file, new TrustStore(anchors, lists));
        assertThat(report.signatures().getFirst().signer()).contains(TestAuthority.SUBJECT.sealName());
        return report.verdict();
    }

    private byte[] sealed(byte[] document) {
        return seals.seal(SealOrder.ofHub(seal.id(), "clerk", "WAGE_PROOF", "EVIDENCE", null), document)
                .bytes();
    }

    @Test
    void aSealIsMadeAnewWithTheCertificateOfAnOutsideAuthorityAndEverybodyWhoTrustsThatOneTrustsIt() throws Exception {
        Certificate issued = issue(certifying.request(seal.id(), KEEPER).result(), TestAuthority.SUBJECT);

        SealEdition edition = certifying
                .take(seal.id(), pem(OUTSIDE.root, OUTSIDE.issuing, issued), KEEPER)
                .result();

        assertThat(edition.number()).isEqualTo(2);
        assertThat(edition.data().info().owners().of(issued)).isEqualTo(SesOwners.Membership.LISTED);
        assertThat(verdict(sealed(SamplePapers.evidence(3).write()))).isEqualTo(Verdict.TOTAL_PASSED);
        assertThat(verdict(sealed(SampleOfds.onePage()))).isEqualTo(Verdict.TOTAL_PASSED);
        assertThat(seals.findByCertificate(issued)).map(Seal::id).contains(seal.id());
        assertThat(seals.findByCertificate(seal.certificate())).map(Seal::id).contains(seal.id());
        keeping.changeStatus(seal.id(), SealStatus.REVOKED, "wound up", KEEPER);
        assertThat(keeping.editions(seal.id())).hasSize(2);
    }

    @Test
    void aChainComesAsPkcs7Too() throws Exception {
        Certificate issued = issue(certifying.request(seal.id(), KEEPER).result(), TestAuthority.SUBJECT);

        certifying.take(seal.id(), pkcs7(issued, OUTSIDE.issuing), KEEPER);

        assertThat(verdict(sealed(SamplePapers.small()))).isEqualTo(Verdict.TOTAL_PASSED);
    }

    @Test
    void whatDoesNotServeIsRefusedWithItsReasonWhichIsOnTheLedger() throws Exception {
        byte[] request = certifying.request(seal.id(), KEEPER).result();
        Certificate issued = issue(request, TestAuthority.SUBJECT);
        Certificate stranger = issue(request, new SealSubject("别家电子印章", "别家单位", "91430424MB9000058B"));

        refused(new byte[] {1, 2, 3}, Code.UNREADABLE);
        refused(pem(OUTSIDE.signer, OUTSIDE.issuing), Code.OTHER_KEY);
        refused(pem(issued, OUTSIDE.issuing, TestAuthority.sm2().root), Code.STRAY_CERTIFICATE);
        refused(pem(stranger, OUTSIDE.issuing), Code.OTHER_OWNER);
        SealSubject right = TestAuthority.SUBJECT;
        refused(
                pem(
                        issue(request, new SealSubject(right.sealName(), right.ownerName(), "11430424MB9000059X")),
                        OUTSIDE.issuing),
                Code.OTHER_OWNER);
        refused(
                pem(issue(request, new SealSubject(right.sealName(), "别家单位", right.ownerCode())), OUTSIDE.issuing),
                Code.OTHER_OWNER);
        refused(pem(issued), Code.NO_ISSUER);
        hub.trust = OUTSIDE.trust();
        refused(pem(issued, OUTSIDE.issuing), Code.REVOCATION_UNKNOWN);
        hub.trust = TrustStore.empty();
        refused(pem(issued, OUTSIDE.issuing, OUTSIDE.root), Code.NO_ISSUER);
        assertThat(keeping.editions(seal.id())).hasSize(1);
        assertThat(hub.count("certificate WHERE role = 'OUTSIDE'")).isZero();
    }

    @Test
    void whatItsAuthorityRevokedSealsNoMore() throws Exception {
        Certificate issued = issue(certifying.request(seal.id(), KEEPER).result(), TestAuthority.SUBJECT);
        certifying.take(seal.id(), pem(issued, OUTSIDE.issuing), KEEPER);
        sealed(SamplePapers.small());

        OUTSIDE.revoke(issued, TestAuthority.NOW.minusSeconds(60));
        hub.trust = OUTSIDE.trustWithLists();
        refusesToSeal();
        hub.trust = TrustStore.empty();
        refusesToSeal();
        hub.trust = OUTSIDE.trust();
        assertThat(sealed(SamplePapers.small())).isNotEmpty();
    }

    private void refusesToSeal() {
        assertThatExceptionOfType(SealUseRefusedException.class)
                .isThrownBy(() -> sealed(SamplePapers.small()))
                .satisfies(e -> assertThat(e.code()).isEqualTo(SealUseRefusedException.Code.CERTIFICATE_NOT_GOOD));
        assertThat(Objects.requireNonNull(hub.newestRefusal().entry()).details())
                .containsEntry("reason", "CERTIFICATE_NOT_GOOD");
    }

    private void refused(byte[] file, Code code) {
        assertThatExceptionOfType(CertificateRefusedException.class)
                .isThrownBy(() -> certifying.take(seal.id(), file, KEEPER))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
        assertThat(Objects.requireNonNull(hub.newestRefusal().entry()).details())
                .containsEntry("reason", code.name());
    }
}
