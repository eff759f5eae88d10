package org.hefu.batch;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hefu.access.Caller;
import org.hefu.audit.Act;
import org.hefu.batch.Quarantine.RejectedRow;
import org.hefu.catalogue.Catalogue;
import org.hefu.catalogue.Resource;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.problem.Wording;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Batches on the screen: the department's own, how they fared, and what waits to be mended. */
@Controller
@RequestMapping("/batches")
class BatchPages {

    private static final int NEWEST = 50;
    private static final int PAGE = 50;

    private final Batches batches;
    private final Quarantine quarantine;
    private final Catalogue catalogue;
    private final Ledger ledger;

    BatchPages(Batches batches, Quarantine quarantine, Catalogue catalogue, Ledger ledger) {
        this.batches = batches;
        this.quarantine = quarantine;
        this.catalogue = catalogue;
        this.ledger = ledger;
    }

    @GetMapping
    String list(Caller.Person person, Model model) {
        Map<String, Resource> own = own(person);
        model.addAttribute(
                "batches",
                batches.newest(own.keySet(), NEWEST).stream()
                        .map(batch -> row(batch, own))
                        .toList());
        return "batch/batches";
    }

    /** Reading rejected rows is reading data: it is on the ledger. */
    @GetMapping("/{resource}/{id}")
    String show(
            @PathVariable String resource,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") long after,
            Caller.Person person,
            Model model) {
        Map<String, Resource> own = own(person);
        Row batch = batches.find(resource, id)
                .filter(found -> own.containsKey(resource))
                .map(found -> row(found, own))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, new Wording("批次", "batch")));
        List<RejectedRow> rows = quarantine.rows(id, after, PAGE);
        ledger.append(new LedgerEntry(
                Act.QUARANTINE_VIEW.name(),
                Outcome.ALLOWED,
                person.actor(),
                null,
                new TreeMap<>(Map.of("resource", resource, "batch", id.toString()))));
        model.addAttribute("batch", batch);
        model.addAttribute("after", after);
        model.addAttribute(
                "rows",
                rows.stream()
                        .map(row -> new Rejected(
                                row.number(), row.reasons(), new String(row.original(), StandardCharsets.UTF_8)))
                        .toList());
        model.addAttribute("next", rows.size() < PAGE ? null : rows.getLast().number());
        return "batch/batch";
    }

    private Map<String, Resource> own(Caller.Person person) {
        String system = person.system();
        return system == null
                ? Map.of()
                : catalogue.ownedBy(system).stream().collect(Collectors.toMap(Resource::code, Function.identity()));
    }

    private static Row row(Batches.Batch batch, Map<String, Resource> own) {
        BatchReport report = batch.report();
        Resource resource = own.get(report.resource());
        return resource == null
                ? new Row(report, report.resource(), report.resource())
                : new Row(report, resource.name(), resource.nameEnglish());
    }

    /** A batch under the name of its resource. */
    record Row(BatchReport report, String name, String nameEnglish) {}

    /**
     * @param original as text; bytes that are not UTF-8 show as replacement characters
     */
    record Rejected(long number, List<Reason> reasons, String original) {}
}
