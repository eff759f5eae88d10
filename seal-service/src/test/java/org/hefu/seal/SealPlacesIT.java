package org.hefu.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hefu.certificate.TrustStore;
import org.hefu.ofd.SampleOfds;
import org.hefu.pdf.SamplePapers;
import org.hefu.seal.SealUseRefusedException.Code;
import org.hefu.seal.placing.PagePreview;
import org.hefu.seal.placing.SealPosition;
import org.hefu.verification.Verifier;
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
        Files.write(
                Path.of("target/preview-" + kind + ".png"),
                PagePreview.of(paper, position, seals.edition(seal).image()).png());
    }

    @ParameterizedTest
    @EnumSource(
            value = SealPosition.Kind.class,
            names = {"PAPER", "AT", "EDGES", "NONE"})
    void anOfdDocumentTakesTheSealToo(SealPosition.Kind kind) {
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
