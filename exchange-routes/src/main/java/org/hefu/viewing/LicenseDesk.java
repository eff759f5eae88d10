package org.hefu.viewing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hefu.access.Caller;
import org.hefu.audit.Act;
import org.hefu.catalogue.Catalogue;
import org.hefu.grant.GrantDecision;
import org.hefu.grant.GrantRequest;
import org.hefu.grant.Grants;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.hefu.ledger.Receipt;
import org.hefu.license.License;
import org.hefu.license.LicenseVault;
import org.hefu.licensetype.LicenseField;
import org.hefu.licensetype.LicenseType;
import org.hefu.licensetype.LicenseTypes;
import org.hefu.licensetype.Sensitivity;
import org.hefu.problem.Given;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.problem.Wording;
import org.hefu.search.LicensePage;
import org.hefu.search.LicenseQuery;
import org.hefu.search.LicenseSearch;
import org.springframework.stereotype.Component;

/**
 * Shows licences: to clerks by their role, personal fields masked until there is a reason; to systems by their grants,
 * and then the granted fields only. Every reading is on the ledger before it is shown.
 */
@Component
public class LicenseDesk {

    private final LicenseSearch search;
    private final LicenseVault vault;
    private final LicenseTypes types;
    private final Catalogue catalogue;
    private final Grants grants;
    private final Ledger ledger;

    LicenseDesk(
            LicenseSearch search,
            LicenseVault vault,
            LicenseTypes types,
            Catalogue catalogue,
            Grants grants,
            Ledger ledger) {
        this.search = search;
        this.vault = vault;
        this.types = types;
        this.catalogue = catalogue;
        this.grants = grants;
        this.ledger = ledger;
    }

    /**
     * @param reason what a system searches for; a clerk's role is reason enough
     */
    public FoundLicenses search(Caller caller, LicenseQuery query, ViewReason reason) {
        if (caller instanceof Caller.Machine) {
            String type = Given.text("type", query.typeCode());
            permitted(caller, type, reason, Act.LICENSE_SEARCH);
        }
        LicensePage page = search.search(query);
        SortedMap<String, String> details = reason.details();
        details.put("found", Integer.toString(page.hits().size()));
        details.put("criteria", criteria(query));
        Receipt receipt = append(caller, Act.LICENSE_SEARCH, Outcome.ALLOWED, details);
        return new FoundLicenses(page.hits(), page.next(), receipt);
    }

    /** One licence; personal fields masked for people, fields that are not granted left out for systems. */
    public LicenseView view(Caller caller, UUID id, ViewReason reason) {
        License license = find(id);
        Set<String> granted = switch (caller) {
            case Caller.Person person -> Set.of();
            case Caller.Machine machine -> permitted(caller, license.typeCode(), reason, Act.LICENSE_VIEW);
        };
        LicenseType type = type(license);
        List<LicenseView.Field> fields = type.fields().stream()
                .filter(field -> caller instanceof Caller.Person || granted.contains(field.name()))
                .filter(field -> license.fields().containsKey(field.name()))
                .map(field -> show(
                        field, license, caller instanceof Caller.Person && field.sensitivity() == Sensitivity.PERSONAL))
                .toList();
        return view(caller, license, type, fields, Act.LICENSE_VIEW, reason.details());
    }

    /**
     * One licence with its personal fields in clear, for a person who says why.
     *
     * @param why goes on the ledger
     */
    public LicenseView unmask(Caller.Person caller, UUID id, String why) {
        String reason = Given.text("reason", why);
        License license = find(id);
        LicenseType type = type(license);
        List<LicenseView.Field> fields = type.fields().stream()
                .filter(field -> license.fields().containsKey(field.name()))
                .map(field -> show(field, license, false))
                .toList();
        return view(caller, license, type, fields, Act.LICENSE_UNMASK, new TreeMap<>(Map.of("reason", reason)));
    }

    /**
     * A licence that this caller may read as a whole, for those who hand out its document: that shows every field, so a
     * system needs a grant for every field.
     */
    public License readable(Caller caller, UUID id, ViewReason reason) {
        License license = find(id);
        if (caller instanceof Caller.Machine) {
            permitted(caller, license.typeCode(), reason, license.fields().keySet(), Act.LICENSE_DOCUMENT);
        }
        return license;
    }

    private LicenseView view(
            Caller caller,
            License license,
            LicenseType type,
            List<LicenseView.Field> fields,
            Act act,
            SortedMap<String, String> details) {
        details.put("license", license.id().toString());
        details.put("version", Integer.toString(license.version()));
        Receipt receipt = append(caller, act, Outcome.ALLOWED, details);
        return new LicenseView(
                license.id(),
                type.code(),
                type.name().chinese(),
                type.name().english(),
                license.number(),
                license.identifier(),
                license.holder(),
                license.issuer(),
                license.issuedOn(),
                license.validFrom(),
                license.validTo(),
                license.regionCode(),
                license.status(),
                license.version(),
                license.storedAt(),
                fields,
                receipt);
    }

    private Set<String> permitted(Caller caller, String licenseType, ViewReason reason, Act act) {
        return permitted(caller, licenseType, reason, Set.of(), act);
    }

    /**
     * @param fields all that will be shown; empty for those that are granted
     */
    private Set<String> permitted(Caller caller, String licenseType, ViewReason reason, Set<String> fields, Act act) {
        String resource = catalogue.ofLicenseType(licenseType).orElse(licenseType);
        GrantDecision decision = grants.decide(new GrantRequest(
                resource, caller.system(), Given.word("purpose", reason.purpose()), reason.item(), fields, null));
        return switch (decision) {
            case GrantDecision.Permitted permitted -> permitted.fields();
            case GrantDecision.Refused refused -> {
                SortedMap<String, String> details = reason.details();
                details.put("resource", resource);
                details.put("reason", refused.problem().name());
                throw refused.exception().recorded(append(caller, act, Outcome.REFUSED, details));
            }
        };
    }

    private Receipt append(Caller caller, Act act, Outcome outcome, SortedMap<String, String> details) {
        return ledger.append(new LedgerEntry(act.name(), outcome, caller.actor(), null, details));
    }

    private License find(UUID id) {
        return vault.find(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, new Wording("证照", "license")));
    }

    private LicenseType type(License license) {
        return types.find(license.typeCode())
                .orElseThrow(() -> new IllegalStateException("The type " + license.typeCode() + " has no file"));
    }

    private static LicenseView.Field show(LicenseField field, License license, boolean masked) {
        String value = license.fields().getOrDefault(field.name(), "");
        return new LicenseView.Field(
                field.name(), field.label().chinese(), field.label().english(), masked ? mask(value) : value, masked);
    }

    /** Leaves the first character: enough to recognise a name that one knows, too little to learn one. */
    private static String mask(String value) {
        int first = value.offsetByCodePoints(0, 1);
        return value.substring(0, first) + "*".repeat(value.codePointCount(first, value.length()));
    }

    /** What was searched by, not what was searched for. */
    private static String criteria(LicenseQuery query) {
        StringBuilder names = new StringBuilder();
        if (query.text() != null) {
            names.append("text ");
        }
        if (query.holderId() != null) {
            names.append("holderId ");
        }
        if (query.number() != null) {
            names.append("number ");
        }
        if (query.typeCode() != null) {
            names.append("type ");
        }
        if (query.regionCode() != null) {
            names.append("region ");
        }
        if (query.status() != null) {
            names.append("status ");
        }
        return names.toString().strip();
    }
}
