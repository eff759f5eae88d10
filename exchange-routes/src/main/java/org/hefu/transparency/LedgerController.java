package org.hefu.transparency;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hefu.access.Caller;
import org.hefu.ledger.BeyondTreeException;
import org.hefu.ledger.ErasedEntryException;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.hefu.ledger.Receipt;
import org.hefu.ledger.RecordedEntry;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.problem.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The transparency log over HTTP, in the formats of C2SP tlog-tiles and tlog-proof. */
@RestController
@RequestMapping("/api/v1/ledger")
class LedgerController {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final CacheControl FOREVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Ledger ledger;
    private final LedgerReading reading;

    LedgerController(Ledger ledger, LedgerReading reading) {
        this.ledger = ledger;
        this.reading = reading;
    }

    @GetMapping("/checkpoint")
    ResponseEntity<String> checkpoint() {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.noCache())
                .body(ledger.checkpointNote());
    }

    /** The public keys of the log, one verifier key a line. */
    @GetMapping("/keys")
    ResponseEntity<String> keys() {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .body(String.join("\n", ledger.keys().vkeys()) + "\n");
    }

    @GetMapping("/tile/**")
    ResponseEntity<byte[]> tile(HttpServletRequest request) {
        String address = request.getRequestURI();
        TilePath path = TilePath.parse(address.substring(address.indexOf("/tile/") + "/tile/".length()))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, new Wording("账本分片", "tile")));
        try {
            byte[] tile = path.ofEntries()
                    ? ledger.entryBundle(path.n(), path.width())
                    : ledger.tile(path.level(), path.n(), path.width());
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_OCTET_STREAM)
                    // What a full tile holds can never change.
                    .cacheControl(path.full() ? FOREVER : CacheControl.noCache())
                    .body(tile);
        } catch (BeyondTreeException e) {
            throw new ProblemException(Problem.NOT_FOUND, new Wording("账本分片", "tile"));
        }
    }

    /** The newest entries, newest first; a system sees its own acts only. */
    @GetMapping("/entries")
    Page entries(
            @RequestParam(required = false) @Nullable String caseNumber,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller) {
        List<RecordedEntry> found =
                reading.newest(caller, new EntryFilter(caseNumber, action, outcome, null, before).checked(limit));
        return new Page(found, found.size() < limit ? null : found.getLast().index());
    }

    @GetMapping("/entries/{index}")
    Entry entry(@PathVariable long index, Caller caller) {
        RecordedEntry recorded = reading.entry(caller, index);
        return new Entry(
                recorded.index(),
                recorded.at(),
                recorded.action(),
                recorded.outcome(),
                recorded.caseNumber(),
                recorded.entry(),
                receipt(index));
    }

    /** That the leaf of an entry is in the log, as C2SP tlog-proof. */
    @GetMapping("/entries/{index}/proof")
    ResponseEntity<String> proof(@PathVariable long index, Caller caller) {
        reading.entry(caller, index);
        return ResponseEntity.ok().contentType(TEXT).body(ledger.proof(index));
    }

    private @Nullable Receipt receipt(long index) {
        try {
            return ledger.receipt(index);
        } catch (ErasedEntryException e) {
            return null;
        }
    }

    /**
     * @param before what to send as {@code before} for the page after this one; null if this is the last
     */
    record Page(List<RecordedEntry> entries, @Nullable Long before) {}

    /**
     * @param entry null once the body is erased, as is the receipt then
     */
    record Entry(
            long index,
            Instant at,
            String action,
            Outcome outcome,
            @Nullable String caseNumber,
            @Nullable LedgerEntry entry,
            @Nullable Receipt receipt) {}
}
