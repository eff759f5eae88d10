package org.hefu.verification.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.hefu.verification.Verifier;
import org.hefu.verification.pdf.PdfAttacks.Attack;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.SignatureReport;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of the handbook says for each attack what becomes of it; these are the files that it speaks of. */
class PdfVerdictsTest {

    private static final Path HANDBOOK = Path.of("../ops/handbook/verdicts.md");
    private static final Path FILES = Path.of("target/attacks/pdf");

    @TempDir
    private static Path folder;

    @Test
    void everyAttackHasTheVerdictThatTheHandbookTells() throws Exception {
        List<String> found = new ArrayList<>();
        Files.createDirectories(FILES);
        for (Attack attack : PdfAttacks.all(folder)) {
            Files.write(FILES.resolve(attack.name() + ".pdf"), attack.file());
            VerificationReport report = new Verifier(Clock.fixed(attack.now(), ZoneOffset.UTC))
                    .verify(attack.name(), attack.file(), attack.trust());
            found.add(row(attack, report));
        }

        assertThat(found).containsExactlyElementsOf(rows());
    }

    private static String row(Attack attack, VerificationReport report) {
        String subIndication = report.signatures().stream()
                .filter(signature -> signature.verdict() == report.verdict())
                .map(SignatureReport::subIndication)
                .filter(why -> why != null)
                .map(Enum::name)
                .findFirst()
                .orElse("–");
        String code = report.reasons().stream().map(Reason::code).findFirst().orElse("–");
        return "| " + attack.name() + " | " + report.verdict() + " | " + subIndication + " | " + code + " |";
    }

    /** The rows below the heading for PDF, without what is said to explain them. */
    private static List<String> rows() throws IOException {
        String text = Files.readString(HANDBOOK);
        String section = text.substring(text.indexOf("\n## PDF"));
        int next = section.indexOf("\n##", 1);
        return section.substring(0, next < 0 ? section.length() : next)
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| attack") && !line.startsWith("| ---"))
                .map(line -> line.replaceAll("\\| [^|]*\\|$", "|"))
                .toList();
    }
}
