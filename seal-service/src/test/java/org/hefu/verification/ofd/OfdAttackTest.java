package org.hefu.verification.ofd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.verification.ofd.SealedOfds.TRUST;
import static org.hefu.verification.ofd.SealedOfds.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hefu.container.ZipWriter;
import org.hefu.signature.ofd.OfdProtection;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OfdAttackTest {

    private static final byte[] SEALED = SealedOfds.sealed(OfdProtection.OPEN);

    @TempDir
    private static Path folder;

    static Stream<Defect> defects() throws IOException {
        return Stream.of(
                        Defects.all(),
                        PackageDefects.all(),
                        TimeDefects.all(folder),
                        SmuggledDefects.all(folder),
                        new SignedTimes(folder).defects(),
                        VersionDefects.all(),
                        ListDefects.all())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("defects")
    void aDefectIsFoundAndNamed(Defect defect) {
        VerificationReport report = verify(defect.file(), defect.trust());

        assertThat(report.reasons())
                .extracting(Reason::code)
                .as(String.valueOf(report.reasons()))
                .contains(defect.code());
        assertThat(report.verdict()).as(String.valueOf(report.reasons())).isEqualTo(defect.verdict());
        // What is doubtful is so for one reason alone.
        assertThat(report.reasons().size() == 1 || report.verdict() != Verdict.INDETERMINATE)
                .as(String.valueOf(report.reasons()))
                .isTrue();
    }

    /** A signature that is true in itself stays so; only the file as a whole fails. */
    @Test
    void eachSignatureHasItsOwnVerdict() {
        RawOfd twice = RawOfd.of(SealedOfds.sealByOther(SEALED, OfdProtection.OPEN));
        twice.replace("Doc_0/Signs/Sign_1/Signature.xml", "Boundary=\"130", "Boundary=\"13");

        assertThat(verify(twice.zip(), TRUST).signatures())
                .extracting(signature -> signature.verdict())
                .containsExactly(Verdict.TOTAL_PASSED, Verdict.TOTAL_FAILED);
    }

    @Test
    void anEmptyPackageIsNoSealedPaper() {
        assertThat(List.of(Verdict.UNREADABLE, Verdict.NO_SIGNATURE))
                .contains(verify(new ZipWriter().store("OFD.xml", new byte[0]).finish(), TRUST)
                        .verdict());
    }
}
