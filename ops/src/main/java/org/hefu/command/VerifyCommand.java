package org.hefu.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.TrustStore;
import org.hefu.inspection.ReportPaper;
import org.hefu.inspection.ReportTimes;
import org.hefu.verification.VerificationPool;
import org.hefu.verification.VerificationSettings;
import org.hefu.verification.WorkerSettings;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.SignatureReport;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Verifies files without the hub. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Verifies sealed documents offline: no hub, no network.",
            "",
            "Trusted are the authorities whose certificates stand in the trust folder, and",
            "nothing else; revocation lists are read from there too. Certificates end in .pem,",
            ".cer, .crt or .der, lists in .crl; what has another name is named and not read.",
            "Exit code 0 when every file passed, 1 when one failed, was unsigned or unreadable,",
            "4 when none failed but one could not be decided."
        })
final class VerifyCommand implements Callable<Integer> {

    private static final DataSize LARGEST = DataSize.ofMegabytes(20);

    @Option(
            names = "--trust",
            paramLabel = "DIR",
            description = "folder of trusted certificates (default: $HEFU_DATA/trust, else ./data/trust)",
            defaultValue = "${env:HEFU_DATA:-${sys:hefu.data:-data}}/trust")
    private Path trust;

    @Option(
            names = "--content",
            paramLabel = "FILE",
            description = "the file that was signed, for a signature in a file of its own")
    private @Nullable Path content;

    @Option(
            names = "--pdf",
            paramLabel = "REPORT",
            description = "also write the report on paper, not sealed; for one file")
    private @Nullable Path pdf;

    @Mixin
    private ZoneOption zone;

    @Option(names = "--json", description = "one report a line, as JSON")
    private boolean json;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "documents to verify")
    private List<Path> files = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(trust)) {
            throw new CommandFailure("there is no trust folder " + trust + ": name one with --trust");
        }
        List<Path> named = new ArrayList<>(files);
        if (content != null) {
            named.add(content);
        }
        for (Path file : named) {
            if (!Files.isRegularFile(file)) {
                throw new CommandFailure("there is no file " + file);
            }
        }
        if (pdf != null && files.size() > 1) {
            throw new CommandFailure("a report on paper is about one file: verify them one by one");
        }
        TrustStore store = trusted();
        JsonMapper mapper = new JsonMapper();
        PrintWriter out = spec.commandLine().getOut();
        int exit = HefuCommand.YES;
        byte[] signed = content == null ? null : Files.readAllBytes(content);
        try (VerificationPool pool =
                new VerificationPool(Clock.systemUTC(), new VerificationSettings(LARGEST), WorkerSettings.usual(1))) {
            for (Path file : files) {
                VerificationReport report =
                        pool.verify(file.getFileName().toString(), Files.readAllBytes(file), signed, store);
                if (pdf != null) {
                    write(report, file, pdf);
                }
                if (json) {
                    out.println(mapper.writeValueAsString(report));
                } else {
                    print(report, out);
                }
                exit = worse(exit, report.verdict());
            }
        }
        return exit;
    }

    private TrustStore trusted() {
        List<String> passedOver = TrustStore.passedOver(trust);
        if (!passedOver.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("hefu: not read in the trust folder " + trust + ": " + String.join(", ", passedOver)
                            + " (certificates end in .pem, .cer, .crt or .der, revocation lists in .crl)");
        }
        return TrustStore.fromFolder(trust);
    }

    private void write(VerificationReport report, Path file, Path paper) throws IOException {
        String sha256 = HexFormat.of().formatHex(DigestAlgorithm.SHA256.of(Files.readAllBytes(file)));
        Files.write(
                paper,
                new ReportPaper(Locale.getDefault(), zone.zone())
                        .draw(
                                report,
                                new ReportPaper.Frame(sha256, Clock.systemUTC().instant(), Map.of(), null)));
    }

    private static int worse(int exit, Verdict verdict) {
        return switch (verdict) {
            case TOTAL_PASSED -> exit;
            case INDETERMINATE -> exit == HefuCommand.NO ? exit : HefuCommand.UNDECIDED;
            case TOTAL_FAILED, NO_SIGNATURE, UNREADABLE -> HefuCommand.NO;
        };
    }

    private void print(VerificationReport report, PrintWriter out) {
        ReportTimes times = zone.times();
        out.println(report.file() + ": " + report.verdict());
        for (Reason reason : report.reasons()) {
            out.println("  " + times.within(reason.zh() + " / " + reason.en()) + " [" + reason.code() + "]");
        }
        for (SignatureReport signature : report.signatures()) {
            String signer = signature.signer() == null ? "an unknown signer" : signature.signer();
            String claimed = signature.claimedTime() == null
                    ? "no claimed time"
                    : "claimed time " + times.second(signature.claimedTime());
            out.println("  signature by " + signer + ", " + claimed + ": " + signature.verdict());
            signature
                    .checks()
                    .forEach(check -> out.println(
                            "    " + check.result() + "  " + check.check() + "  " + times.within(check.detail())));
        }
    }
}
