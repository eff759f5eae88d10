package org.hefu.sealing;

import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.hefu.access.Caller;
import org.hefu.ledger.Ledger;
import org.hefu.problem.Given;
import org.hefu.problem.ProblemException;
import org.hefu.problem.SealRefusals;
import org.hefu.seal.SealRequest;
import org.hefu.seal.SealRequests;
import org.hefu.seal.SealUseRefusedException;
import org.hefu.seal.SignatureForm;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The second person's agreement to the use of a seal, and the use that follows. */
@Controller
@RequestMapping("/sealing/requests/{seal}/{id}")
class SealRequestPages {

    private final SealDesk desk;
    private final SealRequests requests;
    private final RequestsShown shown;
    private final PreviewDesk previews;
    private final Ledger ledger;
    private final Clock clock;

    SealRequestPages(
            SealDesk desk,
            SealRequests requests,
            RequestsShown shown,
            PreviewDesk previews,
            Ledger ledger,
            Clock clock) {
        this.desk = desk;
        this.requests = requests;
        this.shown = shown;
        this.previews = previews;
        this.ledger = ledger;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable UUID seal, @PathVariable UUID id, Caller.Person person, Locale locale, Model model) {
        SealRequest request = shown.to(person, seal, id);
        model.addAttribute("asked", request);
        model.addAttribute("seal", desk.find(seal));
        model.addAttribute("mine", request.askedBy().equals(person.actor()));
        model.addAttribute("decidable", shown.mayDecide(person, request));
        boolean open = clock.instant().isBefore(request.endsAt());
        model.addAttribute("open", open);
        boolean undone = request.state() == SealRequest.State.WAITING || request.state() == SealRequest.State.APPROVED;
        boolean readable = open && undone && shown.isItsDocumentFor(person, request);
        model.addAttribute("readable", readable);
        model.addAttribute("again", requests.isKept(request));
        if (readable && request.manner().form() == null) {
            byte[] document = requests.document(seal, id, person.actor(), person.roleNames())
                    .document();
            show(request, document, locale, model);
        }
        return "sealing/request";
    }

    /** A document that cannot be shown can be decided on all the same. */
    private void show(SealRequest request, byte[] document, Locale locale, Model model) {
        try {
            PreviewDesk.Preview preview =
                    previews.of(desk.find(request.sealId()), request.position(), request.manner(), document);
            model.addAttribute("picture", SealPages.data(preview.png()));
        } catch (ProblemException e) {
            model.addAttribute("sentence", e.sentence(locale));
        } catch (SealUseRefusedException e) {
            model.addAttribute("sentence", SealRefusals.sentence(e, locale));
        }
    }

    /** The file that is to be signed, as it came, for who asked and for who may decide. */
    @GetMapping("/document")
    ResponseEntity<byte[]> document(@PathVariable UUID seal, @PathVariable UUID id, Caller.Person person) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("unsealed")
                                .build()
                                .toString())
                .body(requests.document(seal, id, person.actor(), person.roleNames())
                        .document());
    }

    @PostMapping("/decision")
    String decide(
            @PathVariable UUID seal,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean agreed,
            @RequestParam(required = false) @Nullable String reason,
            Caller.Person person) {
        String because = agreed && (reason == null || reason.isBlank()) ? "" : Given.text("reason", reason);
        ledger.await(requests.decide(seal, id, person.actor(), person.roleNames(), agreed, because)
                .ticket());
        return at(seal, id);
    }

    /** Where the page of a request is. */
    static String at(UUID seal, UUID id) {
        return "redirect:/sealing/requests/" + seal + "/" + id;
    }

    @PostMapping
    ResponseEntity<byte[]> use(@PathVariable UUID seal, @PathVariable UUID id, Caller.Person person) {
        byte[] made = requests.use(seal, id, person.actor(), person.roleNames()).document();
        SignatureForm form = requests.find(seal, id).orElseThrow().manner().form();
        return SealedMedia.download(form, made);
    }
}
