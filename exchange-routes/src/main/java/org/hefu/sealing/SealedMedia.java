package org.hefu.sealing;

import org.hefu.seal.SignatureForm;
import org.hefu.seal.placing.OfdPlaces;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What kind of file a signed file is; without a form, that of the document. */
final class SealedMedia {

    private static final MediaType OFD = MediaType.parseMediaType("application/ofd");

    private SealedMedia() {}

    static MediaType type(@Nullable SignatureForm form, byte[] signed) {
        if (form != null) {
            return MediaType.parseMediaType(form.mediaType());
        }
        return OfdPlaces.isOfd(signed) ? OFD : MediaType.APPLICATION_PDF;
    }

    private static String extension(@Nullable SignatureForm form, byte[] signed) {
        if (form != null) {
            return form.extension();
        }
        return OfdPlaces.isOfd(signed) ? ".ofd" : ".pdf";
    }

    /** As a file of the browser's, named without personal data. */
    static ResponseEntity<byte[]> download(@Nullable SignatureForm form, byte[] signed) {
        return ResponseEntity.ok()
                .contentType(type(form, signed))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("sealed" + extension(form, signed))
                                .build()
                                .toString())
                .body(signed);
    }
}
