package org.hefu.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.SignatureReport;
import org.hefu.verification.report.VerificationReport;

/**
 * One table of the handbook, which says for each attack what becomes of it, and the files that it speaks of.
 *
 * @param heading of the table
 * @param folder in which the files are left, with the table as it was found
 * @param suffix of their names, with its dot
 */
public record VerdictTable(String heading, String folder, String suffix) {

    private static final Path HANDBOOK = Path.of("../ops/handbook/verdicts.md");
    private static final Path FILES = Path.of("target/attacks");

    /** The attacks are those of the table, in its order, and each has the verdict that the table tells. */
    public void isHeldBy(List<Attack> attacks) throws IOException {
        Path files = FILES.resolve(folder);
        Files.createDirectories(files);
        List<String> found = new ArrayList<>();
        for (Attack attack : attacks) {
            Files.write(files.resolve(attack.name() + suffix), attack.file());
            VerificationReport report = new Verifier(Clock.fixed(attack.now(), ZoneOffset.UTC))
                    .verify(attack.name(), attack.file(), attack.content(), attack.trust());
            found.add(row(attack, report));
            assertThat(report.reasons().stream()
                            .anyMatch(reason -> reason.code().equals("TIMESTAMP_NOT_RELIED_ON")))
                    .as("a warning in %s", attack)
                    .isEqualTo(
                            attack.name().matches("timestamp-of-a-(stranger|stolen-key).*") && !heading.equals("OFD"));
        }
        Files.write(files.resolve("verdicts.md"), found);

        assertThat(found).containsExactlyElementsOf(rows());
    }

    private static String row(Attack attack, VerificationReport report) {
        String subIndication = report.signatures().stream()
                .filter(signature -> signature.verdict() == report.verdict())
                .map(SignatureReport::subIndication)
                .filter(Objects::nonNull)
                .map(Enum::name)
                .findFirst()
                .orElse("–");
        String code = report.reasons().stream().map(Reason::code).findFirst().orElse("–");
        return "| " + attack.name() + " | " + report.verdict() + " | " + subIndication + " | " + code + " |";
    }

    /** The rows below the heading, without what is said to explain them. */
    private List<String> rows() throws IOException {
        String text = Files.readString(HANDBOOK);
        int start = text.indexOf("\n## " + heading + "\n");
        assertThat(start).as("a heading '%s' in %s", heading, HANDBOOK).isNotNegative();
        int next = text.indexOf("\n##", start + 1);
        return text.substring(start, next < 0 ? text.length() : next)
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| attack") && !line.startsWith("| ---"))
                .map(line -> line.replaceAll("\\| [^|]*\\|$", "|"))
                .toList();
    }
}
