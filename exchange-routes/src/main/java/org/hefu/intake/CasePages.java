package org.hefu.intake;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hefu.access.Caller;
import org.hefu.intake.CheckedMaterial.Standing;
import org.hefu.license.Holder;
import org.hefu.license.License;
import org.hefu.license.LicenseVault;
import org.hefu.licensetype.Label;
import org.hefu.lookup.Subject;
import org.hefu.problem.Given;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.problem.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Cases on the screen: opened, checked, and their evidence taken. */
@Controller
@RequestMapping("/cases")
class CasePages {

    private final CaseDesk desk;
    private final EvidenceDesk evidence;
    private final ServiceItems items;
    private final LicenseVault vault;

    CasePages(CaseDesk desk, EvidenceDesk evidence, ServiceItems items, LicenseVault vault) {
        this.desk = desk;
        this.evidence = evidence;
        this.items = items;
        this.vault = vault;
    }

    @GetMapping
    String list(Caller.Person person, Model model) {
        model.addAttribute("items", items.all());
        model.addAttribute("cases", desk.newest(person).stream().map(this::row).toList());
        return "intake/cases";
    }

    /** Opens a case for the holder of a licence. */
    @PostMapping(params = "license")
    String open(
            @RequestParam UUID license, @RequestParam(required = false) @Nullable String item, Caller.Person person) {
        ServiceItem wanted = desk.item(Given.word("item", item));
        return opened(desk.open(person, List.of(wanted.code()), holder(license), wanted.purpose(), null));
    }

    /**
     * Opens a case for an applicant whose identifier was typed, unless it was typed wrong, or no source knows it and the
     * clerk has not said yet that it is right all the same. The form then keeps what was typed.
     *
     * @param applicant credit code or identity number, whichever the item asks for
     * @param anyway whether the clerk has compared the identifier of an applicant that no source knows
     */
    @PostMapping(params = "!license")
    String open(
            @RequestParam(required = false) @Nullable String item,
            @RequestParam(required = false) @Nullable String applicant,
            @RequestParam(defaultValue = "false") boolean anyway,
            Caller.Person person,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        ServiceItem wanted = desk.item(Given.word("item", item));
        Subject subject;
        try {
            subject = Subject.parse(wanted.applicantKind(), Given.text("applicant", applicant));
        } catch (ProblemException e) {
            response.setStatus(e.problem().status().value());
            model.addAttribute("sentence", e.sentence(locale));
            return again(wanted, applicant, person, model);
        }
        CheckedItem asked = anyway ? null : desk.ask(person, wanted, subject);
        if (asked != null && asked.applicantUnknown()) {
            model.addAttribute("unknown", asked);
            return again(wanted, subject.id(), person, model);
        }
        return opened(desk.open(person, List.of(wanted.code()), subject, wanted.purpose(), null));
    }

    /** The form as it was sent. */
    private String again(ServiceItem item, @Nullable String applicant, Caller.Person person, Model model) {
        model.addAttribute("item", item.code());
        model.addAttribute("applicant", applicant);
        return list(person, model);
    }

    private static String opened(Case opened) {
        return "redirect:/cases/" + opened.caseNumber();
    }

    /** Checks the case, or shows what its evidence recorded: then nobody is asked again without need. */
    @GetMapping("/{number}")
    String show(@PathVariable String number, Caller.Person person, Model model) {
        Case opened = desk.viewed(person, number);
        List<EvidencePackage> packages = evidence.ofCase(person, number);
        return packages.isEmpty()
                ? page(opened, packages, desk.check(person, opened), true, model)
                : page(opened, packages, evidence.recorded(packages), false, model);
    }

    @PostMapping("/{number}/check")
    String check(@PathVariable String number, Caller.Person person, Model model) {
        Case opened = desk.viewed(person, number);
        return page(opened, evidence.ofCase(person, number), desk.check(person, opened), true, model);
    }

    /**
     * @param request the same for every click on the same page, so that two clicks take one package
     */
    @PostMapping("/{number}/evidence")
    String take(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String request,
            @RequestParam(required = false) @Nullable Set<String> commitment,
            Caller.Person person,
            Locale locale,
            RedirectAttributes answer) {
        try {
            evidence.take(person, number, Given.text("request", request), commitment == null ? Set.of() : commitment);
        } catch (ProblemException e) {
            if (e.problem() != Problem.EVIDENCE_INCOMPLETE) {
                throw e;
            }
            answer.addFlashAttribute("sentence", e.sentence(locale));
        }
        return back(number, answer);
    }

    @GetMapping({"/{number}/check", "/{number}/evidence"})
    String back(@PathVariable String number, RedirectAttributes answer) {
        answer.addAttribute("number", number);
        return "redirect:/cases/{number}";
    }

    @GetMapping("/{number}/evidence/{id}")
    ResponseEntity<byte[]> download(@PathVariable String number, @PathVariable UUID id, Caller.Person person) {
        return evidence.again(person, id).answer();
    }

    /**
     * @param fresh whether the sources were asked just now, so that evidence can be taken
     */
    private String page(
            Case opened, List<EvidencePackage> packages, List<CheckedItem> checked, boolean fresh, Model model) {
        List<CheckedMaterial> open = checked.stream()
                .flatMap(item -> item.materials().stream())
                .filter(material -> !material.satisfied())
                .toList();
        model.addAttribute("opened", opened);
        model.addAttribute("applicantName", applicantName(checked));
        model.addAttribute("items", opened.items().stream().map(desk::item).toList());
        model.addAttribute("packages", packages);
        model.addAttribute("checked", checked);
        model.addAttribute("fresh", fresh);
        model.addAttribute(
                "missing",
                open.stream()
                        .filter(material -> material.status() == Standing.MISSING)
                        .toList());
        model.addAttribute("silent", open.stream().anyMatch(CheckedMaterial::mayBeCommitted));
        model.addAttribute("takeable", open.stream().allMatch(CheckedMaterial::mayBeCommitted));
        model.addAttribute("request", UUID.randomUUID().toString());
        return "intake/case";
    }

    private static @Nullable String applicantName(List<CheckedItem> checked) {
        return checked.stream()
                .flatMap(item -> item.applicantName().stream())
                .findFirst()
                .orElse(null);
    }

    private Subject holder(UUID id) {
        Holder holder = vault.find(id)
                .map(License::holder)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, new Wording("证照", "license")));
        return Subject.parse(holder.kind(), holder.id());
    }

    private Row row(Case opened) {
        List<Label> names = opened.items().stream()
                .map(items::find)
                .flatMap(Optional::stream)
                .map(ServiceItem::name)
                .toList();
        return new Row(opened.caseNumber(), names, opened.openedAt(), opened.openedBy());
    }

    /** A case in the list, without its applicant. */
    record Row(String number, List<Label> items, Instant openedAt, String openedBy) {}
}
