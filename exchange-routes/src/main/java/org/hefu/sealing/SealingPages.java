package org.hefu.sealing;

import java.io.IOException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hefu.access.Caller;
import org.hefu.ledger.Ledger;
import org.hefu.problem.Given;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.problem.SealRefusals;
import org.hefu.problem.Wording;
import org.hefu.seal.Seal;
import org.hefu.seal.SealAuthority;
import org.hefu.seal.SealForm;
import org.hefu.seal.SealKeeping;
import org.hefu.seal.SealRequest;
import org.hefu.seal.SealRequests;
import org.hefu.seal.SealUseRefusedException;
import org.hefu.seal.SealedDocument;
import org.hefu.seal.Seals;
import org.hefu.seal.job.JobDocument;
import org.hefu.seal.job.SealJob;
import org.hefu.seal.job.SealJobs;
import org.hefu.seal.placing.OfdPlaces;
import org.hefu.seal.placing.PagePreview;
import org.hefu.seal.placing.PlaceNotFoundException;
import org.hefu.sealing.SealUsage.Answer;
import org.hefu.signature.SigningRefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Seals in use: one document, or a job of many; and the second person's agreement. */
@Controller
@RequestMapping("/sealing")
class SealingPages {

    private static final int SEALS = 200;
    private static final int REQUESTS = 20;
    private static final int REFUSALS = 1000;

    private final SealDesk desk;
    private final SealUsage usage;
    private final SealRequests requests;
    private final SealJobs jobs;
    private final Seals seals;
    private final SealKeeping keeping;
    private final Ledger ledger;
    private final Clock clock;

    SealingPages(
            SealDesk desk,
            SealUsage usage,
            SealRequests requests,
            SealJobs jobs,
            Seals seals,
            SealKeeping keeping,
            Ledger ledger,
            Clock clock) {
        this.desk = desk;
        this.usage = usage;
        this.requests = requests;
        this.jobs = jobs;
        this.seals = seals;
        this.keeping = keeping;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A seal that somebody may use, and for what. */
    record Usable(Seal seal, String picture, List<SealAuthority> authorities) {}

    /** What the form says, but for the file. */
    record UseForm(
            @Nullable UUID seal,
            @Nullable String kind,
            @Nullable String purpose,
            @Nullable String caseNumber,
            @Nullable String place,
            @Nullable Integer page,
            @Nullable Double left,
            @Nullable Double top,
            @Nullable String keyword,
            @Nullable String level,
            @Nullable String certification,
            @Nullable String field,
            @Nullable String request) {

        SealPlaces places() {
            return new SealPlaces(place, page, left, top, keyword, level, certification, field, null);
        }
    }

    @GetMapping
    String ask(Caller.Person person, Model model) {
        List<Usable> usable = usable(person);
        model.addAttribute("usable", usable);
        model.addAttribute(
                "waiting",
                usable.stream()
                        .filter(one -> one.authorities().stream().anyMatch(SealAuthority::twoPersons))
                        .flatMap(one -> requests.newest(one.seal().id(), REQUESTS).stream())
                        .filter(request -> request.isWaitingAt(clock.instant()))
                        .toList());
        model.addAttribute("request", UUID.randomUUID().toString());
        return "sealing/use";
    }

    private List<Usable> usable(Caller caller) {
        return seals.list(null, SEALS).stream()
                .map(seal -> new Usable(
                        seal,
                        SealPages.data(seals.edition(seal).image()),
                        keeping.authorities(seal.id()).stream()
                                .filter(authority -> authority.isInForceAt(clock.instant())
                                        && authority.isHeldBy(caller.actor(), SealDesk.roles(caller))
                                        && !authority.holder().equals(SealAuthority.ANYBODY))
                                .toList()))
                .filter(usable -> !usable.authorities().isEmpty())
                .toList();
    }

    /** The page with the seal on it, or the reason why not, for the form to show. */
    @PostMapping("/preview")
    String preview(
            @ModelAttribute UseForm form,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Caller.Person person,
            Locale locale,
            Model model)
            throws IOException {
        try {
            PagePreview preview = PagePreview.of(
                    content(file),
                    form.places().position(),
                    seals.edition(desk.shownTo(person, Given.value("seal", form.seal())))
                            .image());
            model.addAttribute("page", preview.page());
            model.addAttribute("pages", preview.pages());
            model.addAttribute(
                    "picture", "data:image/png;base64," + Base64.getEncoder().encodeToString(preview.png()));
        } catch (ProblemException e) {
            model.addAttribute("sentence", e.sentence(locale));
        } catch (SealUseRefusedException e) {
            model.addAttribute("sentence", wording(e.code()).in(locale));
        } catch (PlaceNotFoundException e) {
            model.addAttribute(
                    "sentence",
                    wording(SealUseRefusedException.Code.PLACE_NOT_FOUND).in(locale));
        } catch (SigningRefusedException e) {
            model.addAttribute(
                    "sentence",
                    wording(SealUseRefusedException.Code.DOCUMENT_NOT_SEALABLE).in(locale));
        }
        return "sealing/preview";
    }

    private static Wording wording(SealUseRefusedException.Code code) {
        return SealRefusals.wording(code);
    }

    private static byte[] content(@Nullable MultipartFile file) throws IOException {
        if (file == null || file.isEmpty()) {
            throw new ProblemException(Problem.FIELD_MISSING, "file");
        }
        return file.getBytes();
    }

    @PostMapping
    Object seal(
            @ModelAttribute UseForm form,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Caller.Person person)
            throws IOException {
        byte[] document = content(file);
        Answer answer = usage.seal(
                SealUsage.order(
                                person,
                                Given.value("seal", form.seal()),
                                form.purpose(),
                                form.kind(),
                                form.caseNumber())
                        .in(form.places().manner()),
                form.places().position(),
                document,
                Given.text("request", form.request()));
        return switch (answer) {
            case Answer.Sealed(byte[] sealed, var _) -> download(SealForm.IN_DOCUMENT, sealed);
            case Answer.Asked(SealRequest request, var _) ->
                "redirect:/sealing/requests/" + request.sealId() + "/" + request.id();
        };
    }

    private static ResponseEntity<byte[]> download(SealForm form, byte[] sealed) {
        return ResponseEntity.ok()
                .contentType(SealedMedia.type(form, sealed))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("sealed" + SealedMedia.extension(form, sealed))
                                .build()
                                .toString())
                .body(sealed);
    }

    @GetMapping("/requests/{seal}/{id}")
    String request(@PathVariable UUID seal, @PathVariable UUID id, Caller.Person person, Model model) {
        SealRequest request = requests.find(seal, id)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, new Wording("用印申请", "request")));
        model.addAttribute("asked", request);
        model.addAttribute("seal", desk.find(seal));
        model.addAttribute("mine", request.askedBy().equals(person.actor()));
        boolean open = clock.instant().isBefore(request.endsAt());
        model.addAttribute("open", open);
        if (open && (request.state() == SealRequest.State.WAITING || request.state() == SealRequest.State.APPROVED)) {
            byte[] document = requests.document(seal, id, person.actor(), SealDesk.roles(person));
            if (request.manner().form() == SealForm.IN_DOCUMENT && !OfdPlaces.isOfd(document)) {
                PagePreview preview = PagePreview.of(
                        document,
                        request.position(),
                        seals.edition(desk.find(seal)).image());
                model.addAttribute(
                        "picture",
                        "data:image/png;base64," + Base64.getEncoder().encodeToString(preview.png()));
            }
        }
        return "sealing/request";
    }

    @PostMapping("/requests/{seal}/{id}/decision")
    String decide(
            @PathVariable UUID seal,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean agreed,
            @RequestParam(required = false) @Nullable String reason,
            Caller.Person person) {
        String because = agreed && (reason == null || reason.isBlank()) ? "" : Given.text("reason", reason);
        ledger.await(requests.decide(seal, id, person.actor(), SealDesk.roles(person), agreed, because)
                .ticket());
        return "redirect:/sealing/requests/" + seal + "/" + id;
    }

    @PostMapping("/requests/{seal}/{id}")
    ResponseEntity<byte[]> use(@PathVariable UUID seal, @PathVariable UUID id, Caller.Person person) {
        SealedDocument sealed = requests.use(seal, id, person.actor(), SealDesk.roles(person));
        ledger.await(sealed.ticket());
        SealForm form = requests.find(seal, id).orElseThrow().manner().form();
        return download(form, sealed.bytes());
    }

    @GetMapping("/jobs/new")
    String askJob(Caller.Person person, Model model) {
        ask(person, model);
        return "sealing/job-new";
    }

    /** Opens a job, fills it from an archive, and starts it. */
    @PostMapping("/jobs")
    String job(
            @ModelAttribute UseForm form,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Caller.Person person)
            throws IOException {
        if (file == null || file.isEmpty()) {
            throw new ProblemException(Problem.FIELD_MISSING, "file");
        }
        SealJobs.Opened opened = jobs.open(
                SealUsage.order(
                                person,
                                Given.value("seal", form.seal()),
                                form.purpose(),
                                form.kind(),
                                form.caseNumber())
                        .in(form.places().manner()),
                form.places().position(),
                Given.text("request", form.request()));
        if (opened.ticket() != null) {
            ledger.await(opened.ticket());
        }
        UUID job = opened.job().id();
        if (opened.job().state() == SealJob.State.OPEN) {
            jobs.addArchive(job, person.actor(), file.getInputStream());
            jobs.start(job, person.actor());
        }
        return "redirect:/sealing/jobs/" + job;
    }

    @GetMapping("/jobs/{job}")
    String showJob(@PathVariable UUID job, Caller.Person person, Model model) {
        SealJob found = jobs.find(job, person.actor());
        model.addAttribute("job", found);
        model.addAttribute("seal", desk.find(found.sealId()));
        model.addAttribute(
                "refusals",
                found.refused() == 0
                        ? List.of()
                        : jobs.documents(job, person.actor(), 0, REFUSALS).stream()
                                .filter(document -> document.state() == JobDocument.State.REFUSED)
                                .toList());
        return "sealing/job";
    }

    @PostMapping("/jobs/{job}/start")
    String start(@PathVariable UUID job, Caller.Person person) {
        jobs.start(job, person.actor());
        return "redirect:/sealing/jobs/" + job;
    }

    @GetMapping("/jobs/{job}/archive")
    ResponseEntity<StreamingResponseBody> archive(@PathVariable UUID job, Caller.Person person) {
        return SealJobController.archive(jobs, ledger, job, person);
    }
}
