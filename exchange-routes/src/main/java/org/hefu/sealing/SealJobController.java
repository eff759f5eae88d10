package org.hefu.sealing;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hefu.access.Caller;
import org.hefu.audit.Act;
import org.hefu.audit.Receipts;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.hefu.ledger.Receipt;
import org.hefu.problem.Given;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.problem.Wording;
import org.hefu.seal.job.JobDocument;
import org.hefu.seal.job.SealJob;
import org.hefu.seal.job.SealJobs;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Sealing jobs over HTTP: opened under one decision, filled, started, and their documents fetched as one archive. */
@RestController
@RequestMapping("/api/v1/seals/{id}/jobs")
class SealJobController {

    private static final int LARGEST_PAGE = 1000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final SealJobs jobs;
    private final Ledger ledger;
    private final SealOrders orders;

    SealJobController(SealJobs jobs, Ledger ledger, SealOrders orders) {
        this.jobs = jobs;
        this.ledger = ledger;
        this.orders = orders;
    }

    /** What a job is for. */
    record JobInput(
            @Nullable String purpose,
            @Nullable String documentKind,
            @Nullable String caseNumber,
            @Nullable SealPlaces position) {}

    /** A page of a job's documents; {@code next} is null on the last. */
    record Page(List<JobDocument> items, @Nullable Integer next) {}

    @PostMapping
    ResponseEntity<SealJob> open(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", defaultValue = "") String key,
            @RequestBody JobInput input,
            Caller caller) {
        if (!key.matches("[\\x21-\\x7E]{1,200}")) {
            throw new ProblemException(Problem.IDEMPOTENCY_KEY_MISSING);
        }
        SealPlaces places = input.position() == null ? SealPlaces.USUAL : input.position();
        SealJobs.Opened opened = jobs.open(
                orders.of(caller, id, input.purpose(), input.documentKind(), input.caseNumber())
                        .in(places.manner()),
                places.position(),
                key);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(opened.isNew() ? HttpStatus.CREATED : HttpStatus.OK);
        if (opened.receipt() != null) {
            answer.header(Receipts.HEADER, Receipts.header(opened.receipt()));
        }
        return answer.body(opened.job());
    }

    /**
     * How a job stands; asked to wait (RFC 7240, section 4.3), the answer is held back until the job is not at work any
     * more or the time is over.
     *
     * @param prefer for example {@code wait=20}: seconds, of which 20 are granted at most
     */
    @GetMapping("/{job}")
    ResponseEntity<SealJob> read(
            @PathVariable UUID job, @RequestHeader(name = "Prefer", defaultValue = "") String prefer, Caller caller) {
        Duration wait = Preferences.wait(prefer, LONGEST_WAIT);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (wait.isPositive()) {
            answer.header("Preference-Applied", "wait=" + wait.toSeconds());
        }
        return answer.body(jobs.await(job, caller.actor(), wait));
    }

    /**
     * Takes one document as the body, or many as a ZIP archive (application/zip). What is sent again is taken once.
     *
     * @param disposition for one document its name (RFC 6266, RFC 8187), as in
     *     {@code attachment; filename*=UTF-8''%E8%AF%81.pdf}: a name may name a person, and addresses are written down
     */
    @PostMapping("/{job}/documents")
    SealJob add(
            @PathVariable UUID job,
            @RequestHeader(name = HttpHeaders.CONTENT_DISPOSITION, required = false) @Nullable String disposition,
            HttpServletRequest request,
            Caller caller)
            throws IOException {
        if ("application/zip".equals(request.getContentType())) {
            if (disposition != null) {
                throw new ProblemException(
                        Problem.FIELD_INVALID,
                        HttpHeaders.CONTENT_DISPOSITION,
                        new Wording("压缩包中的文件各有其名", "the files of an archive have names of their own"));
            }
            jobs.addArchive(job, caller.actor(), request.getInputStream());
        } else {
            jobs.add(
                    job,
                    caller.actor(),
                    name(disposition),
                    request.getInputStream().readNBytes(jobs.largestDocument() + 1));
        }
        return jobs.find(job, caller.actor());
    }

    private static String name(@Nullable String disposition) {
        String given = Given.text(HttpHeaders.CONTENT_DISPOSITION, disposition);
        try {
            return Given.text(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.parse(given).getFilename());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Problem.FIELD_INVALID, HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''paper.pdf");
        }
    }

    @GetMapping("/{job}/documents")
    Page documents(
            @PathVariable UUID job,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "500") int limit,
            Caller caller) {
        int most = Math.clamp(limit, 1, LARGEST_PAGE);
        List<JobDocument> page = jobs.documents(job, caller.actor(), after, most);
        return new Page(page, page.size() < most ? null : page.getLast().number());
    }

    /** Begins to seal, or goes on where the job stopped. */
    @PostMapping("/{job}/start")
    SealJob start(@PathVariable UUID job, Caller caller) {
        return jobs.start(job, caller.actor());
    }

    /** Every sealed document in one ZIP archive, streamed. */
    @GetMapping("/{job}/archive")
    ResponseEntity<StreamingResponseBody> archive(@PathVariable UUID job, Caller caller) {
        return archive(jobs, ledger, job, caller);
    }

    static ResponseEntity<StreamingResponseBody> archive(SealJobs jobs, Ledger ledger, UUID job, Caller caller) {
        SealJob found = jobs.fetchable(job, caller.actor());
        Receipt receipt = ledger.append(new LedgerEntry(
                Act.SEAL_JOB.name(),
                Outcome.ALLOWED,
                caller.actor(),
                found.caseNumber(),
                new TreeMap<>(Map.of(
                        "job", job.toString(),
                        "seal", found.sealId().toString(),
                        "handedOut", Integer.toString(found.sealed())))));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"sealed-" + job + ".zip\"")
                .header(Receipts.HEADER, Receipts.header(receipt))
                .body(out -> jobs.write(job, caller.actor(), out));
    }
}
