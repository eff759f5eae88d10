package org.hefu.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hefu.certificate.TrustStore;
import org.hefu.ofd.SampleOfds;
import org.hefu.pdf.SamplePapers;
import org.hefu.seal.SealUseRefusedException.Code;
import org.hefu.seal.placing.SealPosition;
import org.hefu.verification.Verifier;
import org.hefu.verification.picture.PageDrawing;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where seals go on documents. */
class SealPlacesIT extends OnSeals {

    @ParameterizedTest
    @EnumSource(SealPosition.Kind.class)
    void aSealGoesWhereItIsTold(SealPosition.Kind kind) throws Exception {
        Seal seal = make();
        allow(seal, null, false);
        hub.authority.publishTo(folder.resolve("trust"));
        SealPosition position = switch (kind) {
            case PAPER -> SealPosition.PAPER;
            case AT -> SealPosition.at(1, 20, 30);
            case KEYWORD -> SealPosition.keyword("事项");
            case EDGES -> SealPosition.EDGES;
            case NONE -> SealPosition.NONE;
        };
        byte[] paper = SamplePapers.evidence(80).write();

        byte[] sealed = seals.seal(order(seal, OFFICER), position, paper).bytes();

        Files.write(Path.of("target/sealed-" + kind + ".pdf"), sealed);
        assertThat(sealed).startsWith(paper);
        VerificationReport report =
                new Verifier(hub.clock).verify("a.pdf", sealed, TrustStore.fromFolder(folder.resolve("trust")));
        assertThat(report.verdict()).as(report.reasons().toString()).isEqualTo(Verdict.TOTAL_PASSED);
        isShownBefore(sealed, seals.tryOn(seal, position, SealManner.USUAL, paper));
    }

    /** What is shown before is what is seen after; and it is worth nothing. */
    private void isShownBefore(byte[] sealed, SealTrial trial) throws IOException {
        assertThat(PageDrawing.draw(trial.document(), PageDrawing.NOW, trial.page())
                        .png())
                .isEqualTo(
                        PageDrawing.draw(sealed, PageDrawing.NOW, trial.page()).png());
        assertThat(new Verifier(hub.clock)
                        .verify("a", trial.document(), TrustStore.fromFolder(folder.resolve("trust")))
                        .verdict())
                .isEqualTo(Verdict.TOTAL_FAILED);
        assertThat(hub.count("seal_use")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = SealPosition.Kind.class,
            names = {"PAPER", "AT", "EDGES", "NONE"})
    void anOfdDocumentTakesTheSealToo(SealPosition.Kind kind) throws IOException {
        Seal seal = make();
        allow(seal, null, false);
        hub.authority.publishTo(folder.resolve("trust"));
        byte[] paper = SampleOfds.threePages();
        SealPosition position =
                kind == SealPosition.Kind.AT ? SealPosition.at(2, 20, 30) : new SealPosition(kind, -1, 0, 0, "");

        byte[] sealed = seals.seal(order(seal, OFFICER), position, paper).bytes();

        VerificationReport report =
                new Verifier(hub.clock).verify("a.ofd", sealed, TrustStore.fromFolder(folder.resolve("trust")));
        assertThat(report.verdict()).as(report.reasons().toString()).isEqualTo(Verdict.TOTAL_PASSED);
        assertThat(seals.findByCertificate(seal.certificate())).contains(seal);
        SealTrial trial = seals.tryOn(seal, position, SealManner.USUAL, paper);
        assertThat(trial.page())
                .isEqualTo(
                        switch (kind) {
                            case AT -> 2;
                            case PAPER -> 3;
                            default -> 1;
                        });
        isShownBefore(sealed, trial);
    }

    @Test
    void aSuspendedSealIsShownAndItsKeyIsNotAskedFor() throws IOException {
        Seal seal = make();
        keeping.changeStatus(seal.id(), SealStatus.SUSPENDED, "stocktaking", "person:keeper");

        SealTrial trial = seals.tryOn(seal, SealPosition.PAPER, SealManner.USUAL, PAPER);

        assertThat(PageDrawing.draw(trial.document(), PageDrawing.NOW, trial.page())
                        .png())
                .isNotEqualTo(PageDrawing.draw(PAPER, PageDrawing.NOW, 1).png());
    }

    /** A4 is 210 by 297 mm, the seal 42: it is not moved to where nobody asked for it. */
    @Test
    void aPlaceWhereTheSealWouldStickOutOfThePageIsRefusedWithWhatFits() {
        Seal seal = make();
        allow(seal, null, false);
        SealOrder order = order(seal, OFFICER);

        for (byte[] paper : List.of(PAPER, SampleOfds.threePages())) {
            for (SealPosition off : List.of(SealPosition.at(1, 1000, 30), SealPosition.at(-1, 20, 255.6))) {
                assertThatExceptionOfType(SealUseRefusedException.class)
                        .isThrownBy(() -> seals.seal(order, off, paper))
                        .satisfies(e -> assertThat(e.code()).isEqualTo(Code.PLACE_OFF_PAGE))
                        .satisfies(e -> assertThat(e.bounds()).contains("left ≤ 168.0, top ≤ 255.0"));
            }
            seals.seal(order, SealPosition.at(1, 168, 255), paper);
        }
    }

    @Test
    void aPlaceThatTheDocumentDoesNotHaveIsRefused() {
        Seal seal = make();
        allow(seal, null, false);
        for (SealPosition position : List.of(SealPosition.at(99, 1, 1), SealPosition.keyword("没有这句话"))) {
            assertThatExceptionOfType(SealUseRefusedException.class)
                    .isThrownBy(() -> seals.seal(order(seal, OFFICER), position, PAPER))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(Code.PLACE_NOT_FOUND));
        }
    }
}
