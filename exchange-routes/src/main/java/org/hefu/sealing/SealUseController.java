package org.hefu.sealing;

import io.swagger.v3.oas.annotations.Parameter;
import java.io.IOException;
import java.util.UUID;
import org.hefu.access.Caller;
import org.hefu.audit.Receipts;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.Receipt;
import org.hefu.problem.Given;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.problem.Wording;
import org.hefu.seal.SealKeeping.Done;
import org.hefu.seal.SealManner;
import org.hefu.seal.SealRequest;
import org.hefu.seal.SealRequests;
import org.hefu.seal.SignatureForm;
import org.hefu.sealing.SealUsage.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Seals used over HTTP: one document in, the sealed document out. */
@RestController
@RequestMapping("/api/v1/seals/{id}")
class SealUseController {

    private final SealDesk desk;
    private final SealUsage usage;
    private final SealOrders orders;
    private final SealRequests requests;
    private final RequestsShown shown;
    private final PreviewDesk previews;
    private final Ledger ledger;

    SealUseController(
            SealDesk desk,
            SealUsage usage,
            SealOrders orders,
            SealRequests requests,
            RequestsShown shown,
            PreviewDesk previews,
            Ledger ledger) {
        this.desk = desk;
        this.usage = usage;
        this.orders = orders;
        this.requests = requests;
        this.shown = shown;
        this.previews = previews;
        this.ledger = ledger;
    }

    /** What a second person decides. */
    record DecisionInput(@Nullable Boolean agreed, @Nullable String reason) {}

    /**
     * Seals a document: PDF or OFD, or any file in one of the other forms. 202 with the request, if a second person must agree first.
     *
     * @param key the same whenever the request is sent again: the document is sealed once
     */
    @PostMapping(path = "/signatures", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> seal(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", defaultValue = "") String key,
            @RequestPart("file") MultipartFile file,
            @RequestParam(required = false) @Parameter(required = true) @Nullable String purpose,
            @RequestParam(required = false) @Parameter(required = true) @Nullable String documentKind,
            @RequestParam(required = false) @Nullable String caseNumber,
            @ModelAttribute SealPlaces places,
            Caller caller)
            throws IOException {
        SealManner manner = places.manner();
        return switch (usage.seal(
                orders.of(caller, id, purpose, documentKind, caseNumber).in(manner),
                places.position(),
                file.getBytes(),
                key)) {
            case Answer.Sealed(byte[] document, Receipt receipt) -> document(manner.form(), document, receipt);
            case Answer.Asked(SealRequest request, Receipt receipt) -> asked(request, receipt);
        };
    }

    private static ResponseEntity<SealRequest> asked(SealRequest request, @Nullable Receipt receipt) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.ACCEPTED);
        if (receipt != null) {
            answer.header(Receipts.HEADER, Receipts.header(receipt));
        }
        return answer.body(request);
    }

    private static ResponseEntity<byte[]> document(
            @Nullable SignatureForm form, byte[] document, @Nullable Receipt receipt) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().contentType(SealedMedia.type(form, document));
        if (receipt != null) {
            answer.header(Receipts.HEADER, Receipts.header(receipt));
        }
        return answer.body(document);
    }

    /** A page of a PDF or OFD document with the seal where it would go, as PNG; nothing is sealed. */
    @PostMapping(
            path = "/preview",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.IMAGE_PNG_VALUE)
    byte[] preview(
            @PathVariable UUID id,
            @RequestPart("file") MultipartFile file,
            @ModelAttribute SealPlaces places,
            Caller caller)
            throws IOException {
        return previews.of(desk.shownTo(caller, id), places.position(), places.manner(), file.getBytes())
                .png();
    }

    @GetMapping("/requests/{request}")
    SealRequest request(@PathVariable UUID id, @PathVariable UUID request, Caller caller) {
        return shown.to(caller, id, request);
    }

    private SealRequest found(UUID id, UUID request) {
        return requests.find(id, request)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, new Wording("用印申请", "request")));
    }

    /** The document that is to be sealed, for who asked and for who may decide. */
    @GetMapping("/requests/{request}/document")
    ResponseEntity<byte[]> requested(@PathVariable UUID id, @PathVariable UUID request, Caller caller) {
        SealRequests.Proved read = requests.document(id, request, caller.actor(), caller.roleNames());
        return found(id, request).manner().form() == null
                ? document(null, read.document(), read.receipt())
                : ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .header(Receipts.HEADER, Receipts.header(read.receipt()))
                        .body(read.document());
    }

    @PostMapping("/requests/{request}/decision")
    ResponseEntity<SealRequest> decide(
            @PathVariable UUID id, @PathVariable UUID request, @RequestBody DecisionInput input, Caller caller) {
        boolean agreed = Given.value("agreed", input.agreed());
        Done<SealRequest> decided = requests.decide(
                id,
                request,
                caller.actor(),
                caller.roleNames(),
                agreed,
                agreed && input.reason() == null ? "" : Given.text("reason", input.reason()));
        return ResponseEntity.ok()
                .header(Receipts.HEADER, Receipts.header(ledger.await(decided.ticket())))
                .body(decided.result());
    }

    /** Seals the document of a request to which the second person agreed, once; within a day the same document again. */
    @PostMapping("/requests/{request}/signatures")
    ResponseEntity<byte[]> use(@PathVariable UUID id, @PathVariable UUID request, Caller caller) {
        SealRequests.Proved made = requests.use(id, request, caller.actor(), caller.roleNames());
        return document(found(id, request).manner().form(), made.document(), made.receipt());
    }
}
