package org.hefu.transparency;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hefu.access.Caller;
import org.hefu.audit.Act;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.Outcome;
import org.hefu.ledger.Receipt;
import org.hefu.ledger.ReceiptVerifier;
import org.hefu.ledger.RecordedEntry;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.problem.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
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

/** The ledger on the screen. */
@Controller
@RequestMapping("/ledger")
class LedgerPages {

    private static final int PAGE = 50;
    private static final int LARGEST_RECEIPT = 1 << 20;

    private final Ledger ledger;
    private final LedgerReading reading;
    private final ReceiptVerifier verifier;

    LedgerPages(Ledger ledger, LedgerReading reading, ReceiptVerifier verifier) {
        this.ledger = ledger;
        this.reading = reading;
        this.verifier = verifier;
    }

    @GetMapping({"", "/search", "/check"})
    String newest(Caller.Person person, Model model) {
        return list(person, EntryFilter.NONE, model);
    }

    @PostMapping("/search")
    String search(@ModelAttribute("asked") EntryFilter asked, Caller.Person person, Model model) {
        return list(person, asked, model);
    }

    @GetMapping("/{index:[0-9]{1,18}}")
    String entry(@PathVariable long index, Caller.Person person, Model model) {
        RecordedEntry recorded = reading.entry(person, index);
        model.addAttribute("recorded", recorded);
        if (recorded.isErased()) {
            model.addAttribute("proof", ledger.proof(index));
            model.addAttribute("verdict", Judgement.erased());
        } else {
            Receipt receipt = ledger.receipt(index);
            model.addAttribute("receipt", receipt);
            model.addAttribute("proof", receipt.proof());
            model.addAttribute("verdict", Judgement.of(verifier.verify(receipt, ledger.keys())));
        }
        return "transparency/entry";
    }

    /** The receipt of an entry as a file, for {@code hefu ledger check}. */
    @GetMapping("/{index:[0-9]{1,18}}/receipt")
    ResponseEntity<byte[]> receipt(@PathVariable long index, Caller.Person person) {
        if (reading.entry(person, index).isErased()) {
            throw new ProblemException(Problem.NOT_FOUND, new Wording("回执", "receipt"));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("receipt-" + index + ".json")
                                .build()
                                .toString())
                .body(ledger.receipt(index).toJson().getBytes(StandardCharsets.UTF_8));
    }

    /** Checks a receipt that was pasted or, if nothing was pasted, sent as a file. */
    @PostMapping("/check")
    String check(
            @RequestParam(defaultValue = "") String receipt,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Caller.Person person,
            Model model)
            throws IOException {
        String text = receipt.isBlank() && file != null ? read(file) : receipt;
        model.addAttribute("verdict", Judgement.of(verifier.verify(text.strip(), ledger.keys())));
        return list(person, EntryFilter.NONE, model);
    }

    private String list(Caller.Person person, EntryFilter asked, Model model) {
        List<RecordedEntry> entries = reading.newest(person, asked.checked(PAGE));
        model.addAttribute("asked", asked);
        model.addAttribute("acts", Act.values());
        model.addAttribute("outcomes", Outcome.values());
        model.addAttribute("entries", entries);
        model.addAttribute(
                "next", entries.size() < PAGE ? null : entries.getLast().index());
        model.addAttribute("size", ledger.checkpoint().size());
        model.addAttribute("checkpoint", ledger.checkpointNote());
        model.addAttribute("vkeys", ledger.keys().vkeys());
        return "transparency/ledger";
    }

    private static String read(MultipartFile file) throws IOException {
        if (file.getSize() > LARGEST_RECEIPT) {
            throw new ProblemException(Problem.TOO_LARGE, "1 MB");
        }
        return new String(file.getBytes(), StandardCharsets.UTF_8);
    }
}
