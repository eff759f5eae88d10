package org.hefu.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.TrustStore;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Receipt;
import org.hefu.pdf.SamplePapers;
import org.hefu.seal.SealUseRefusedException.Code;
import org.hefu.seal.placing.SealPosition;
import org.hefu.signature.SignatureLevel;
import org.hefu.verification.Verifier;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealsIT {

    private static final byte[] PAPER = SamplePapers.evidence(3).write();

    @TempDir
    private Path folder;

    private TestHub hub;
    private SealKeeping keeping;
    private Seals seals;
    private Seal seal;

    @BeforeEach
    void open() {
        hub = TestHub.open(folder);
        TestHub.Parts parts = hub.parts(TestHub.settings(List.of("EVIDENCE/WAGE_PROOF")));
        seals = parts.seals();
        keeping = parts.keeping();
        seal = seals.hubSeal();
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private SealOrder order(String kind, String purpose) {
        return SealOrder.ofHub(seal.id(), "clerk", purpose, kind, "HD-2026-000731");
    }

    @Test
    void aSealedPaperIsVerifiedWithThePublishedTrustFolderAlone() throws IOException {
        SealedDocument sealed = seals.seal(order("EVIDENCE", "WAGE_PROOF"), PAPER);
        Receipt receipt = hub.ledger.await(sealed.ticket());
        hub.authority.publishTo(folder.resolve("trust"));

        VerificationReport report = new Verifier(hub.clock)
                .verify("evidence.pdf", sealed.bytes(), TrustStore.fromFolder(folder.resolve("trust")));

        assertThat(report.verdict()).as(report.reasons().toString()).isEqualTo(Verdict.TOTAL_PASSED);
        assertThat(Objects.requireNonNull(report.seal()).ownerCode()).isEqualTo("11430424MB9000058B");
        assertThat(receipt.entry()).contains("SEAL_USE").contains("ALLOWED");
        assertThat(sealed.sha256()).isEqualTo(DigestAlgorithm.SHA256.of(sealed.bytes()));
        assertThat(hub.jdbc
                        .sql("SELECT sha256 FROM seal.seal_use WHERE id = :id")
                        .param("id", sealed.sealUseId())
                        .query(byte[].class)
                        .single())
                .isEqualTo(sealed.sha256());
        Files.write(Path.of("target/sealed-evidence.pdf"), sealed.bytes());
    }

    @Test
    void theHubHasOneSealHoweverOftenItIsAskedFor() {
        assertThat(seals.hubSeal()).isEqualTo(seal);
        assertThat(hub.seals(List.of()).hubSeal()).isEqualTo(seal);
    }

    @Test
    void withoutAuthorityNothingIsSealedAndTheRefusalIsOnTheLedger() {
        refused(order("LICENSE", "WAGE_PROOF"), Code.NO_AUTHORITY);
        refused(order("EVIDENCE", "CURIOSITY"), Code.NO_AUTHORITY);
        refused(SealOrder.ofHub(UUID.randomUUID(), "clerk", "WAGE_PROOF", "EVIDENCE", null), Code.SEAL_UNKNOWN);

        assertThat(hub.count("seal_use")).isZero();
        assertThat(hub.refusals()).hasSize(3);
    }

    @Test
    void anAuthorityEndsAtItsTime() {
        keeping.authorise(
                seal.id(),
                SealAuthorityDraft.ofHub(
                        "LICENSE", SealAuthority.EVERY, hub.clock.instant().plusSeconds(60)),
                "keeper");
        seals.seal(order("LICENSE", "ANYTHING"), PAPER);

        hub.clock.advance(Duration.ofSeconds(60));

        refused(order("LICENSE", "ANYTHING"), Code.AUTHORITY_OUT_OF_TIME);
    }

    @Test
    void aSuspendedSealIsNotSetUntilItIsResumed() {
        keeping.changeStatus(seal.id(), SealStatus.SUSPENDED, "lost key card", "keeper");
        refused(order("EVIDENCE", "WAGE_PROOF"), Code.SEAL_SUSPENDED);

        keeping.changeStatus(seal.id(), SealStatus.IN_FORCE, "found again", "keeper");
        assertThat(seals.seal(order("EVIDENCE", "WAGE_PROOF"), PAPER).bytes()).isNotEmpty();
    }

    @Test
    void afterRevocationNothingIsSealedAndOldSealsStandByTheirTimestamps() {
        SealedDocument earlier = seals.seal(order("EVIDENCE", "WAGE_PROOF"), PAPER);
        SealedDocument untimed =
                seals.seal(order("EVIDENCE", "WAGE_PROOF").in(new SealManner(SignatureLevel.B, null, null)), PAPER);
        hub.clock.advance(Duration.ofDays(1));
        keeping.changeStatus(seal.id(), SealStatus.REVOKED, "office dissolved", "keeper");
        hub.authority.publishTo(folder.resolve("trust"));

        refused(order("EVIDENCE", "WAGE_PROOF"), Code.SEAL_REVOKED);
        assertThat(verdict(earlier)).isEqualTo(Verdict.TOTAL_PASSED);
        assertThat(verdict(untimed)).isEqualTo(Verdict.INDETERMINATE);
    }

    private Verdict verdict(SealedDocument document) {
        return new Verifier(hub.clock)
                .verify("earlier.pdf", document.bytes(), TrustStore.fromFolder(folder.resolve("trust")))
                .verdict();
    }

    @Test
    void aSealEndsWithItsLife() {
        hub.clock.advance(Duration.ofDays(1095));

        refused(order("EVIDENCE", "WAGE_PROOF"), Code.SEAL_OUT_OF_TIME);
    }

    @Test
    void aDocumentThatCannotBeSealedIsRefusedWithItsOwnReasonAndTheReceiptOfThat() {
        SealOrder order = order("EVIDENCE", "WAGE_PROOF");
        Map<Code, byte[]> documents = Map.of(
                Code.DOCUMENT_EMPTY,
                new byte[0],
                Code.DOCUMENT_OF_OTHER_FORMAT,
                "a letter".getBytes(StandardCharsets.UTF_8),
                Code.DOCUMENT_DAMAGED,
                "%PDF-1.7 and no more".getBytes(StandardCharsets.UTF_8),
                Code.DOCUMENT_TOO_LARGE,
                new byte[Math.toIntExact(TestHub.LARGEST.toBytes()) + 1]);

        documents.forEach((code, document) -> assertThatExceptionOfType(SealUseRefusedException.class)
                .isThrownBy(() -> seals.seal(order, document))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code))
                .satisfies(e ->
                        assertThat(e.receipt().orElseThrow().entry()).contains("\"REFUSED\"", "\"" + code + "\"")));
    }

    @Test
    void aUseIsForgottenIfTheCallersTransactionIs() {
        PressedDocument pressed = seals.press(order("EVIDENCE", "WAGE_PROOF"), SealPosition.PAPER, PAPER);
        hub.transactions.executeWithoutResult(status -> {
            seals.record(pressed);
            status.setRollbackOnly();
        });

        assertThat(hub.count("seal_use")).isZero();
    }

    @Test
    void aHubThatDoesNotSayWhoseItIsHasNoSeal() {
        try (TestHub other = TestHub.open(folder.resolve("other"))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> other.seals(new SealSettings(
                                    "",
                                    "",
                                    "",
                                    Duration.ofDays(1),
                                    TestHub.LARGEST,
                                    Duration.ofHours(1),
                                    SignatureLevel.T,
                                    false,
                                    List.of()))
                            .hubSeal())
                    .withMessageContaining("hefu.seal.owner-name");
        }
    }

    @Test
    void revocationListsAreIssuedAnewBeforeTheyEnd() {
        Instant first = hub.authority.revocationLists().getLast().issuedAt();
        hub.clock.advance(Duration.ofHours(12));
        assertThat(hub.authority.revocationLists().getLast().issuedAt()).isEqualTo(first);

        hub.clock.advance(Duration.ofHours(13));
        assertThat(hub.authority.revocationLists().getLast().issuedAt()).isAfter(first);
    }

    private void refused(SealOrder order, Code code) {
        assertThatExceptionOfType(SealUseRefusedException.class)
                .isThrownBy(() -> seals.seal(order, PAPER))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
        LedgerEntry refusal = Objects.requireNonNull(hub.newestRefusal().entry());
        assertThat(refusal.action()).isEqualTo("SEAL_USE");
        assertThat(refusal.actor()).isEqualTo(order.actor());
        assertThat(refusal.details()).containsEntry("reason", code.name());
    }
}
