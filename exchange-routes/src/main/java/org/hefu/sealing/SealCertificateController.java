package org.hefu.sealing;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import org.hefu.access.Caller;
import org.hefu.audit.Receipts;
import org.hefu.seal.SealEdition;
import org.hefu.seal.SealKeeping;
import org.hefu.sealing.SealDesk.Proved;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Certificates of outside authorities for seals, over HTTP. */
@RestController
@RequestMapping("/api/v1/seals/{id}")
class SealCertificateController {

    private final SealCertificateDesk certificates;
    private final SealDesk desk;
    private final SealKeeping keeping;
    private final Clock clock;

    SealCertificateController(SealCertificateDesk certificates, SealDesk desk, SealKeeping keeping, Clock clock) {
        this.certificates = certificates;
        this.desk = desk;
        this.keeping = keeping;
        this.clock = clock;
    }

    /** A request for a certificate of the seal's key, PKCS #10 in PEM. */
    @PostMapping("/certificate-requests")
    ResponseEntity<byte[]> request(@PathVariable UUID id, Caller caller) {
        Proved<byte[]> made = certificates.request(caller, id);
        return ResponseEntity.status(HttpStatus.CREATED)
                .contentType(SealCertificateDesk.PKCS10)
                .header(Receipts.HEADER, Receipts.header(made.receipt()))
                .body(made.result());
    }

    /** Makes the seal anew with a certificate that an outside authority issued for its key, its chain beside it. */
    @PostMapping(
            path = "/certificates",
            consumes = {
                "application/x-pem-file",
                "application/pkix-cert",
                "application/pkcs7-mime",
                "application/x-pkcs7-certificates"
            })
    ResponseEntity<SealView> take(@PathVariable UUID id, HttpServletRequest request, Caller caller) throws IOException {
        byte[] file = request.getInputStream().readNBytes(SealCertificateDesk.LARGEST + 1);
        Proved<SealEdition> taken = certificates.take(caller, id, file);
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(Receipts.HEADER, Receipts.header(taken.receipt()))
                .body(SealView.of(desk.find(id), clock.instant(), keeping.history(id)));
    }
}
