package org.hefu.sealing;

import org.hefu.seal.SealForm;
import org.hefu.seal.placing.OfdPlaces;
import org.springframework.http.MediaType;

/** What kind of file a signed file is. */
final class SealedMedia {

    private static final MediaType OFD = MediaType.parseMediaType("application/ofd");

    private SealedMedia() {}

    static MediaType type(SealForm form, byte[] signed) {
        if (form != SealForm.IN_DOCUMENT) {
            return MediaType.parseMediaType(form.mediaType());
        }
        return OfdPlaces.isOfd(signed) ? OFD : MediaType.APPLICATION_PDF;
    }

    /** With its dot. */
    static String extension(SealForm form, byte[] signed) {
        if (form != SealForm.IN_DOCUMENT) {
            return form.extension();
        }
        return OfdPlaces.isOfd(signed) ? ".ofd" : ".pdf";
    }
}
