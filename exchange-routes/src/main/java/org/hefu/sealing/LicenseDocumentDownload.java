package org.hefu.sealing;

import java.util.UUID;
import org.hefu.access.Caller;
import org.hefu.viewing.LicenseDesk;
import org.hefu.viewing.ViewReason;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Sealed licence documents for people; what goes wrong is shown on a page. */
@Controller
class LicenseDocumentDownload {

    private final LicenseDesk desk;
    private final LicenseDocuments documents;

    LicenseDocumentDownload(LicenseDesk desk, LicenseDocuments documents) {
        this.desk = desk;
        this.documents = documents;
    }

    @GetMapping("/licenses/{id}/document")
    ResponseEntity<byte[]> document(@PathVariable UUID id, Caller.Person person) {
        return documents
                .handOut(person, desk.readable(person, id, ViewReason.BY_ROLE))
                .answer();
    }
}
