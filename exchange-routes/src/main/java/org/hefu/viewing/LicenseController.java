package org.hefu.viewing;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hefu.access.Caller;
import org.hefu.identity.RegionCode;
import org.hefu.license.LicenseStatus;
import org.hefu.problem.Given;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.search.InvalidCursorException;
import org.hefu.search.LicenseQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Licences over HTTP. Identifiers of holders travel in bodies; the id in an address is opaque. */
@RestController
@RequestMapping("/api/v1/licenses")
class LicenseController {

    private final LicenseDesk desk;

    LicenseController(LicenseDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/search")
    FoundLicenses search(@RequestBody SearchBody body, Caller caller) {
        try {
            return desk.search(caller, body.query(), new ViewReason(body.purpose(), body.item()));
        } catch (InvalidCursorException e) {
            throw new ProblemException(Problem.FIELD_INVALID, "after", "cursor");
        }
    }

    /**
     * @param purpose needed by systems, whose grants are bound to it
     */
    @GetMapping("/{id}")
    LicenseView read(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String purpose,
            @RequestParam(required = false) @Nullable String item,
            Caller caller) {
        return desk.view(caller, id, new ViewReason(purpose, item));
    }

    /** Personal fields in clear, for a person who says why. */
    @PostMapping("/{id}/unmask")
    LicenseView unmask(@PathVariable UUID id, @RequestBody UnmaskBody body, Caller.Person caller) {
        return desk.unmask(caller, id, body.reason() == null ? "" : body.reason());
    }

    record UnmaskBody(@Nullable String reason) {}

    /** A question as sent; what is not given is not asked for. */
    record SearchBody(
            @Nullable String text,
            @Nullable String holderId,
            @Nullable String number,
            @Nullable String type,
            @Nullable String region,
            @Nullable String status,
            @Nullable String after,
            @Nullable Integer limit,
            @Nullable String purpose,
            @Nullable String item) {

        LicenseQuery query() {
            try {
                return LicenseQuery.all()
                        .withText(text)
                        .withHolderId(holderId)
                        .withNumber(number)
                        .withTypeCode(type == null ? null : Given.word("type", type))
                        .withRegionCode(region == null ? null : RegionCode.parse(region))
                        .withStatus(status == null ? null : LicenseStatus.valueOf(status.toUpperCase(Locale.ROOT)))
                        .withAfter(after)
                        .withLimit(limit == null ? LicenseQuery.USUAL_LIMIT : limit);
            } catch (IllegalArgumentException e) {
                throw new ProblemException(
                        Problem.FIELD_INVALID, String.join(", ", List.of("limit", "region", "status", "text")), "?");
            }
        }
    }
}
