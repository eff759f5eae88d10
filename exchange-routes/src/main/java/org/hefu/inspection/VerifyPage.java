package org.hefu.inspection;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.hefu.access.Caller;
import org.hefu.console.Times;
import org.hefu.inspection.Inspector.Inspection;
import org.hefu.license.LicenseStatus;
import org.hefu.participant.Role;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.verification.report.FileFormat;
import org.hefu.verification.report.SignatureReport;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Verification on the screen: drop a file, read the verdict. */
@Controller
class VerifyPage {

    private final Inspector inspector;
    private final ReportDesk papers;
    private final Times times;
    private final ReportTimes sentences;

    VerifyPage(Inspector inspector, ReportDesk papers, Times times, Clock clock) {
        this.inspector = inspector;
        this.papers = papers;
        this.times = times;
        this.sentences = new ReportTimes(clock.getZone());
    }

    @GetMapping("/verify")
    String ask() {
        return "inspection/verify";
    }

    @PostMapping("/verify")
    String verify(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable MultipartFile content,
            Caller.Person person,
            Model model)
            throws IOException {
        Inspection inspection = inspect(file, content, person);
        VerificationReport report = inspection.report();
        model.addAttribute("report", report);
        model.addAttribute("sentences", sentences);
        model.addAttribute("digest", inspection.sha256());
        model.addAttribute("receipt", inspection.receipt());
        model.addAttribute("look", VerdictLook.of(report.verdict()));
        model.addAttribute(
                "signatures", report.signatures().stream().map(Signature::new).toList());
        model.addAttribute(
                "paged",
                (report.format() == FileFormat.PDF || report.format() == FileFormat.OFD)
                        && report.verdict() != Verdict.UNREADABLE);
        model.addAttribute("licenseFacts", report.license() == null ? List.of() : license(report.license()));
        model.addAttribute("ledgerFacts", report.ledger() == null ? List.of() : ledger(report.ledger()));
        boolean auditor = person.roles().contains(Role.AUDITOR);
        model.addAttribute(
                "ledgerIndex",
                auditor && report.ledger() != null ? report.ledger().get("index") : null);
        return "inspection/verify";
    }

    /** The report on paper. The hub keeps no file, so the browser sends it again. */
    @PostMapping("/verify/report")
    ResponseEntity<byte[]> paper(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable MultipartFile content,
            Caller.Person person,
            Locale locale)
            throws IOException {
        Inspection inspection = inspect(file, content, person);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("verification-" + inspection.sha256().substring(0, 16) + ".pdf")
                                .build()
                                .toString())
                .body(papers.paper(inspection, person, locale));
    }

    private Inspection inspect(@Nullable MultipartFile file, @Nullable MultipartFile content, Caller.Person person)
            throws IOException {
        String name = file == null ? null : file.getOriginalFilename();
        if (file == null || name == null || name.isEmpty()) {
            throw new ProblemException(Problem.FIELD_MISSING, "file");
        }
        return inspector.inspect(
                person, name, file.getBytes(), content == null || content.isEmpty() ? null : content.getBytes());
    }

    private static List<Fact> license(Map<String, Object> block) {
        LicenseStatus status = LicenseStatus.valueOf(text(block, "status"));
        boolean newest = Objects.equals(block.get("version"), block.get("newestVersion"));
        return List.of(
                new Fact("type", text(block, "typeName"), text(block, "typeNameEnglish")),
                new Fact("status", status.chinese(), status.english()),
                new Fact(
                        "version",
                        "第 %s 版%s"
                                .formatted(
                                        text(block, "version"),
                                        newest ? "（现行）" : "，现行为第 " + text(block, "newestVersion") + " 版"),
                        "%s%s"
                                .formatted(
                                        text(block, "version"),
                                        newest ? " (the newest)" : ", the newest is " + text(block, "newestVersion"))));
    }

    private List<Fact> ledger(Map<String, Object> block) {
        List<Fact> facts = new ArrayList<>();
        if (block.containsKey("at")) {
            facts.add(Fact.same("sealedAt", times.second(Instant.parse(text(block, "at")))));
            facts.add(Fact.same("purpose", text(block, "documentKind") + " · " + text(block, "purpose")));
        }
        if (block.containsKey("caseNumber")) {
            facts.add(Fact.same("caseNumber", text(block, "caseNumber")));
        }
        if (block.containsKey("takenAt")) {
            facts.add(Fact.same("takenAt", times.second(Instant.parse(text(block, "takenAt")))));
            facts.add(Fact.same("takenBy", text(block, "takenBy")));
        }
        if (block.containsKey("index")) {
            facts.add(Fact.same("index", text(block, "index")));
        }
        return facts;
    }

    private static String text(Map<String, Object> block, String name) {
        return Objects.requireNonNull(block.get(name)).toString();
    }

    /** A signature as the page shows it. */
    record Signature(SignatureReport report) {
        public VerdictLook look() {
            return VerdictLook.of(report.verdict());
        }

        public List<Question> questions() {
            return Question.of(report);
        }
    }

    /** One line of what the hub knows. */
    record Fact(String word, String chinese, String english) {
        static Fact same(String word, String value) {
            return new Fact(word, value, value);
        }
    }
}
