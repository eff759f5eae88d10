package org.hefu.sealing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hefu.access.Caller;
import org.hefu.key.KeyAlgorithm;
import org.hefu.ledger.Receipt;
import org.hefu.participant.Role;
import org.hefu.problem.ProblemException;
import org.hefu.problem.SealRefusals;
import org.hefu.seal.Seal;
import org.hefu.seal.SealAuthority;
import org.hefu.seal.SealKeeping;
import org.hefu.seal.SealType;
import org.hefu.seal.SealUse;
import org.hefu.seal.Seals;
import org.hefu.seal.job.SealJobs;
import org.hefu.seal.picture.PictureRefusedException;
import org.hefu.seal.picture.SealImage;
import org.hefu.seal.picture.SealShape;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The desk of a seal keeper. */
@Controller
@RequestMapping("/seals")
class SealPages {

    private static final int PAGE = 50;
    private static final int YEARS = 3;

    private final SealDesk desk;
    private final Seals seals;
    private final SealKeeping keeping;
    private final SealJobs jobs;
    private final Clock clock;

    SealPages(SealDesk desk, Seals seals, SealKeeping keeping, SealJobs jobs, Clock clock) {
        this.desk = desk;
        this.seals = seals;
        this.keeping = keeping;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** A seal as the pages show it. */
    record Shown(Seal seal, String standing, String look, String picture, long uses) {}

    @GetMapping
    String list(@RequestParam(required = false) @Nullable UUID after, Model model) {
        List<Seal> page = seals.list(after, PAGE);
        model.addAttribute("seals", page.stream().map(this::shown).toList());
        model.addAttribute("next", page.size() < PAGE ? null : page.getLast().id());
        return "sealing/seals";
    }

    private Shown shown(Seal seal) {
        var standing = seal.standingAt(clock.instant());
        String look = switch (standing) {
            case IN_FORCE -> "good";
            case SUSPENDED, NOT_YET_VALID -> "warn";
            case REVOKED, EXPIRED -> "bad";
        };
        return new Shown(seal, standing.name(), look, data(seals.edition(seal).image()), keeping.countUses(seal.id()));
    }

    static String data(SealImage image) {
        return data(image.png());
    }

    /** A picture as the address of itself. */
    static String data(byte[] png) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }

    @GetMapping("/new")
    String ask(Model model) {
        return form(null, model);
    }

    private String form(@Nullable SealForm form, Model model) {
        model.addAttribute(
                "form",
                form != null
                        ? form
                        : new SealForm(
                                "OFFICIAL",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "SM2",
                                LocalDate.now(clock).plusYears(YEARS).toString(),
                                "ROUND",
                                42.0,
                                42.0,
                                "",
                                "",
                                "",
                                "",
                                "",
                                null));
        model.addAttribute("types", SealType.values());
        model.addAttribute("shapes", SealShape.values());
        model.addAttribute(
                "algorithms",
                Arrays.stream(KeyAlgorithm.values())
                        .filter(algorithm -> algorithm != KeyAlgorithm.ML_DSA_65)
                        .toList());
        return "sealing/make";
    }

    /** Draws what the form says, for the picture beside it. */
    @PostMapping("/drawing")
    String draw(@ModelAttribute SealForm form, Locale locale, Model model) throws IOException {
        try {
            model.addAttribute("picture", data(desk.image(form.picture())));
        } catch (ProblemException e) {
            model.addAttribute("sentence", e.sentence(locale));
        } catch (PictureRefusedException e) {
            model.addAttribute("sentence", SealRefusals.wording(e.code()).in(locale));
        }
        return "sealing/drawing";
    }

    @PostMapping
    String make(
            @ModelAttribute SealForm form,
            Caller.Person person,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model)
            throws IOException {
        try {
            var made = desk.make(person, form.input());
            return done(made.result().id(), "made", made.receipt(), flash);
        } catch (ProblemException e) {
            response.setStatus(e.problem().status().value());
            model.addAttribute("sentence", e.sentence(locale));
        } catch (PictureRefusedException e) {
            response.setStatus(400);
            model.addAttribute("sentence", SealRefusals.wording(e.code()).in(locale));
        }
        return form(form, model);
    }

    private static String done(UUID seal, String what, Receipt receipt, RedirectAttributes flash) {
        flash.addFlashAttribute("done", what);
        flash.addFlashAttribute("receipt", receipt);
        return "redirect:/seals/" + seal;
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, @RequestParam(required = false) @Nullable UUID after, Model model) {
        Seal seal = desk.find(id);
        List<SealUse> uses = keeping.uses(id, after, PAGE);
        model.addAttribute("shown", shown(seal));
        model.addAttribute("image", seals.edition(seal).image());
        model.addAttribute("holder", keeping.person(id).orElse(null));
        model.addAttribute("history", keeping.history(id));
        model.addAttribute("editions", keeping.editions(id));
        model.addAttribute("authorities", keeping.authorities(id));
        model.addAttribute(
                "inForce",
                keeping.authorities(id).stream()
                        .filter(authority -> authority.isInForceAt(clock.instant()))
                        .map(SealAuthority::id)
                        .toList());
        model.addAttribute("uses", uses);
        model.addAttribute("next", uses.size() < PAGE ? null : uses.getLast().id());
        model.addAttribute("jobs", jobs.newest(id, 10));
        model.addAttribute("roles", Role.values());
        model.addAttribute("until", LocalDate.now(clock).plusMonths(1).toString());
        model.addAttribute("validTo", LocalDate.now(clock).plusYears(YEARS).toString());
        return "sealing/keep";
    }

    @PostMapping("/{id}/status")
    String changeStatus(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String reason,
            Caller.Person person,
            RedirectAttributes flash) {
        return done(id, "status", desk.changeStatus(person, id, status, reason).receipt(), flash);
    }

    @PostMapping("/{id}/editions")
    String renew(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String validTo,
            Caller.Person person,
            RedirectAttributes flash) {
        return done(id, "renewed", desk.renew(person, id, validTo).receipt(), flash);
    }

    /** An authority as the form sends it: kinds and purposes with blanks or commas between them. */
    record AuthorityForm(
            @Nullable String holder,
            @Nullable String kinds,
            @Nullable String purposes,
            @Nullable String until,
            @Nullable Integer mostInTotal,
            @Nullable Integer mostADay,
            @Nullable Boolean twoPersons) {

        SealAuthorityInput input() {
            String named = holder == null ? "" : holder.strip();
            return new SealAuthorityInput(
                    named.isEmpty() || named.contains(":") || named.equals(SealAuthority.HUB)
                            ? named
                            : "person:" + named,
                    words(kinds),
                    words(purposes),
                    null,
                    until,
                    mostInTotal,
                    mostADay,
                    twoPersons);
        }

        private static List<String> words(@Nullable String given) {
            return given == null || given.isBlank()
                    ? List.of()
                    : List.of(given.strip().toUpperCase(Locale.ROOT).split("[\\s,，、]+"));
        }
    }

    @PostMapping("/{id}/authorities")
    String authorise(
            @PathVariable UUID id, @ModelAttribute AuthorityForm form, Caller.Person person, RedirectAttributes flash) {
        return done(id, "granted", desk.authorise(person, id, form.input()).receipt(), flash);
    }

    @PostMapping("/{id}/authorities/{authority}/end")
    String takeBack(
            @PathVariable UUID id,
            @PathVariable UUID authority,
            @RequestParam(required = false) @Nullable String reason,
            Caller.Person person,
            RedirectAttributes flash) {
        return done(id, "taken-back", desk.takeBack(person, id, authority, reason), flash);
    }
}
