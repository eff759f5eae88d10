package org.hefu.sealing;

import org.hefu.audit.Receipts;
import org.hefu.ledger.Receipt;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A sealed document on its way out.
 *
 * @param name file name without personal data
 * @param receipt proof that handing it out is on the ledger
 */
public record SealedFile(String name, byte[] bytes, Receipt receipt) {

    /** As a download; the receipt travels in the header {@code Hefu-Receipt}, as Base64 of its JSON. */
    public ResponseEntity<byte[]> answer() {
        String attached = ContentDisposition.attachment().filename(name).build().toString();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, attached)
                .header(Receipts.HEADER, Receipts.header(receipt))
                .body(bytes);
    }
}
