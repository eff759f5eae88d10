package org.hefu.sealing;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.hefu.access.Caller;
import org.hefu.ledger.Ledger;
import org.hefu.problem.SealRefusals;
import org.hefu.problem.Wording;
import org.hefu.seal.job.JobDocument;
import org.hefu.seal.job.SealJob;
import org.hefu.seal.job.SealJobs;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Many documents sealed under one decision. */
@Controller
@RequestMapping("/sealing/jobs")
class SealJobPages {

    private static final int REFUSALS = 1000;

    private final SealDesk desk;
    private final UsableSeals usable;
    private final SealJobs jobs;
    private final Ledger ledger;
    private final SealOrders orders;

    SealJobPages(SealDesk desk, UsableSeals usable, SealJobs jobs, Ledger ledger, SealOrders orders) {
        this.desk = desk;
        this.usable = usable;
        this.jobs = jobs;
        this.ledger = ledger;
        this.orders = orders;
    }

    /** A file that cannot be sealed, and why. */
    record Refusal(String name, Wording why) {}

    @GetMapping("/new")
    String ask(Caller.Person person, Model model) {
        model.addAttribute("usable", usable.of(person));
        model.addAttribute("request", UUID.randomUUID().toString());
        return "sealing/job-new";
    }

    /** Opens a job, fills it from an archive, and starts it. */
    @PostMapping
    String make(@ModelAttribute UseForm form, Caller.Person person) throws IOException {
        MultipartFile archive = form.chosen();
        SealJobs.Opened opened =
                jobs.open(form.order(person, orders), form.places().position(), form.requestKey());
        UUID job = opened.job().id();
        if (opened.job().state() == SealJob.State.OPEN) {
            jobs.addArchive(job, person.actor(), archive.getInputStream());
            jobs.start(job, person.actor());
        }
        return at(job);
    }

    private static String at(UUID job) {
        return "redirect:/sealing/jobs/" + job;
    }

    @GetMapping("/{job}")
    String show(@PathVariable UUID job, Caller.Person person, Model model) {
        SealJob found = jobs.find(job, person.actor());
        model.addAttribute("job", found);
        model.addAttribute("seal", desk.find(found.sealId()));
        model.addAttribute(
                "refusals",
                found.refused() == 0
                        ? List.of()
                        : jobs.documents(job, person.actor(), 0, REFUSALS).stream()
                                .filter(document -> document.state() == JobDocument.State.REFUSED)
                                .map(document -> new Refusal(
                                        document.name(), SealRefusals.ofJob(String.valueOf(document.reason()))))
                                .toList());
        if (found.stoppedBecause() != null) {
            model.addAttribute("stopped", SealRefusals.ofJob(found.stoppedBecause()));
        }
        return "sealing/job";
    }

    @PostMapping("/{job}/start")
    String start(@PathVariable UUID job, Caller.Person person) {
        jobs.start(job, person.actor());
        return at(job);
    }

    @GetMapping("/{job}/archive")
    ResponseEntity<StreamingResponseBody> archive(@PathVariable UUID job, Caller.Person person) {
        return SealJobController.archive(jobs, ledger, job, person);
    }
}
