package org.hefu.sealing;

import java.io.IOException;
import java.util.UUID;
import org.hefu.access.Caller;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Certificates of outside authorities for seals, on the page of a seal. */
@Controller
@RequestMapping("/seals/{id}")
class SealCertificatePages {

    private final SealCertificateDesk certificates;

    SealCertificatePages(SealCertificateDesk certificates) {
        this.certificates = certificates;
    }

    @PostMapping("/certificate-requests")
    ResponseEntity<byte[]> request(@PathVariable UUID id, Caller.Person person) {
        return ResponseEntity.ok()
                .contentType(SealCertificateDesk.PKCS10)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("seal-" + id + ".csr")
                                .build()
                                .toString())
                .body(certificates.request(person, id).result());
    }

    @PostMapping("/certificates")
    String take(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Caller.Person person,
            RedirectAttributes flash)
            throws IOException {
        if (file == null || file.isEmpty()) {
            throw new ProblemException(Problem.FIELD_MISSING, "file");
        }
        var taken = certificates.take(person, id, file.getBytes());
        flash.addFlashAttribute("done", "certified");
        flash.addFlashAttribute("receipt", taken.receipt());
        return "redirect:/seals/" + id;
    }
}
