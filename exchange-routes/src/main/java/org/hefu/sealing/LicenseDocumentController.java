package org.hefu.sealing;

import java.util.UUID;
import org.hefu.access.Caller;
import org.hefu.license.License;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.viewing.LicenseDesk;
import org.hefu.viewing.ViewReason;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sealed licence documents over HTTP. */
@RestController
class LicenseDocumentController {

    private final LicenseDesk desk;
    private final LicenseDocuments documents;

    LicenseDocumentController(LicenseDesk desk, LicenseDocuments documents) {
        this.desk = desk;
        this.documents = documents;
    }

    @GetMapping("/api/v1/licenses/{id}/document")
    ResponseEntity<byte[]> document(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "pdf") String format,
            @RequestParam(required = false) @Nullable String purpose,
            @RequestParam(required = false) @Nullable String item,
            Caller caller) {
        if (!format.equals("pdf")) {
            throw new ProblemException(Problem.FORMAT_NOT_OFFERED, "pdf");
        }
        License license = desk.readable(caller, id, new ViewReason(purpose, item));
        return documents.handOut(caller, license).answer();
    }
}
