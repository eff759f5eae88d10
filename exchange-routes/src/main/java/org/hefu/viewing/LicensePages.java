package org.hefu.viewing;

import java.util.Locale;
import java.util.UUID;
import org.hefu.access.Caller;
import org.hefu.identity.HolderKind;
import org.hefu.identity.RegionCode;
import org.hefu.license.LicenseStatus;
import org.hefu.licensetype.LicenseTypes;
import org.hefu.problem.Given;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.search.InvalidCursorException;
import org.hefu.search.LicenseQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Licences on the screen. What is searched for travels in the body, never in the address. */
@Controller
@RequestMapping("/licenses")
class LicensePages {

    private final LicenseDesk desk;
    private final LicenseTypes types;
    private final ItemsOnOffer items;

    LicensePages(LicenseDesk desk, LicenseTypes types, ItemsOnOffer items) {
        this.desk = desk;
        this.types = types;
        this.items = items;
    }

    @GetMapping({"", "/search"})
    String ask(Model model) {
        return list(new Asked("", "", "", "", null), model);
    }

    @PostMapping("/search")
    String search(@ModelAttribute("asked") Asked asked, Caller.Person person, Model model) {
        if (!asked.isBlank()) {
            try {
                model.addAttribute("found", desk.search(person, asked.query(), ViewReason.BY_ROLE));
            } catch (InvalidCursorException e) {
                throw new ProblemException(Problem.FIELD_INVALID, "after", "cursor");
            }
        }
        return list(asked, model);
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Caller.Person person, Model model) {
        return license(desk.view(person, id, ViewReason.BY_ROLE), false, model);
    }

    @PostMapping("/{id}/unmask")
    String unmask(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Caller.Person person, Model model) {
        return license(desk.unmask(person, id, reason), true, model);
    }

    @GetMapping("/{id}/unmask")
    String masked(@PathVariable UUID id) {
        return "redirect:/licenses/" + id;
    }

    private String list(Asked asked, Model model) {
        model.addAttribute("asked", asked);
        model.addAttribute("types", types.all());
        model.addAttribute("statuses", LicenseStatus.values());
        return "viewing/licenses";
    }

    private String license(LicenseView license, boolean unmasked, Model model) {
        HolderKind kind = license.holder().kind();
        model.addAttribute("license", license);
        model.addAttribute("unmasked", unmasked);
        model.addAttribute("open", unmasked || kind == HolderKind.ORGANIZATION);
        model.addAttribute("items", items.forHolder(kind));
        return "viewing/license";
    }

    /** The search form as it was sent. */
    record Asked(
            @Nullable String text,
            @Nullable String type,
            @Nullable String status,
            @Nullable String region,
            @Nullable String after) {

        Asked {
            after = given(after);
        }

        /** Nothing to look for. */
        boolean isBlank() {
            return given(text) == null && !isFiltered();
        }

        public boolean isFiltered() {
            return given(type) != null || given(status) != null || given(region) != null;
        }

        LicenseQuery query() {
            return LicenseQuery.all()
                    .withText(checkedText())
                    .withTypeCode(checkedType())
                    .withStatus(checkedStatus())
                    .withRegionCode(checkedRegion())
                    .withAfter(after);
        }

        private @Nullable String checkedType() {
            String typed = given(type);
            return typed == null ? null : Given.word("type", typed);
        }

        private @Nullable String checkedText() {
            String typed = given(text);
            if (typed != null && typed.length() > 200) {
                throw new ProblemException(Problem.FIELD_INVALID, "text", "≤ 200");
            }
            return typed;
        }

        private @Nullable LicenseStatus checkedStatus() {
            String typed = given(status);
            try {
                return typed == null ? null : LicenseStatus.valueOf(typed.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new ProblemException(Problem.FIELD_INVALID, "status", "IN_FORCE …");
            }
        }

        private @Nullable RegionCode checkedRegion() {
            String typed = given(region);
            try {
                return typed == null ? null : RegionCode.parse(typed);
            } catch (IllegalArgumentException e) {
                throw new ProblemException(Problem.FIELD_INVALID, "region", "150623");
            }
        }

        private static @Nullable String given(@Nullable String typed) {
            return typed == null || typed.isBlank() ? null : typed.strip();
        }

        /** Shows nothing that was typed: it may be about a person. */
        @Override
        public String toString() {
            return "Asked[" + type + ", " + status + ", " + region + "]";
        }
    }
}
