package org.hefu.batch;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hefu.access.Caller;
import org.hefu.audit.Act;
import org.hefu.batch.Quarantine.RejectedRow;
import org.hefu.catalogue.Catalogue;
import org.hefu.journey.Journeys;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.problem.Wording;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/** Pushes and their reports over HTTP. */
@RestController
@RequestMapping("/api/v1/resources/{resource}/batches")
class BatchController {

    private static final int PAGE = 500;

    private final Journeys journeys;
    private final Batches batches;
    private final Quarantine quarantine;
    private final Catalogue catalogue;
    private final Ledger ledger;
    private final JsonMapper json;

    BatchController(
            Journeys journeys,
            Batches batches,
            Quarantine quarantine,
            Catalogue catalogue,
            Ledger ledger,
            JsonMapper json) {
        this.journeys = journeys;
        this.batches = batches;
        this.quarantine = quarantine;
        this.catalogue = catalogue;
        this.ledger = ledger;
        this.json = json;
    }

    /** Applies rows once, however often they are sent under the same key. */
    @PostMapping
    BatchReport push(
            @PathVariable String resource,
            @RequestHeader(name = "Idempotency-Key", defaultValue = "") String key,
            Caller.Machine caller,
            HttpServletRequest request)
            throws IOException {
        String mediaType = request.getContentType() == null ? "" : request.getContentType();
        return journeys.send(
                PushRoute.PUSH,
                new PushOrder(caller, resource, key, mediaType, request.getInputStream()),
                BatchReport.class);
    }

    @GetMapping("/{batch}")
    BatchReport report(@PathVariable String resource, @PathVariable UUID batch, Caller caller) {
        return owned(resource, batch, caller);
    }

    /** The rejected rows, one JSON object a line: row number, reasons, original text, and its bytes as Base64. */
    @GetMapping(path = "/{batch}/rejections", produces = MediaType.APPLICATION_NDJSON_VALUE)
    ResponseEntity<StreamingResponseBody> rejections(
            @PathVariable String resource, @PathVariable UUID batch, Caller caller) {
        owned(resource, batch, caller);
        ledger.append(new LedgerEntry(
                Act.QUARANTINE_VIEW.name(),
                Outcome.ALLOWED,
                caller.actor(),
                null,
                new TreeMap<>(Map.of("resource", resource, "batch", batch.toString()))));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_NDJSON).body(out -> write(batch, out));
    }

    private void write(UUID batch, OutputStream out) throws IOException {
        List<RejectedRow> rows = quarantine.rows(batch, 0, PAGE);
        while (!rows.isEmpty()) {
            for (RejectedRow row : rows) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("row", row.number());
                line.put("reasons", row.reasons());
                line.put("original", new String(row.original(), StandardCharsets.UTF_8));
                line.put("originalBytes", Base64.getEncoder().encodeToString(row.original()));
                out.write(json.writeValueAsBytes(line));
                out.write('\n');
            }
            rows = quarantine.rows(batch, rows.getLast().number(), PAGE);
        }
    }

    /** A batch is shown to the system that pushed it and to people of the organization that answers for it. */
    private BatchReport owned(String resource, UUID batch, Caller caller) {
        boolean owner = catalogue
                .find(resource)
                .filter(found -> found.ownerSystem().equals(caller.system()))
                .isPresent();
        return batches.find(resource, batch)
                .filter(found -> owner)
                .map(Batches.Batch::report)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, new Wording("批次", "batch")));
    }
}
