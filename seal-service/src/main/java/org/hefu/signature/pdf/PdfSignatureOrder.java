package org.hefu.signature.pdf;

import java.time.Instant;
import org.hefu.signature.SignatureLevel;
import org.jspecify.annotations.Nullable;

/**
 * What to write beside the signature itself.
 *
 * @param name who signs, for readers that show it
 * @param reason why; null to leave it out
 * @param at the signing time that the signer claims
 * @param stamp what people see; null for no stamp
 * @param certification certifies the document and says what may change later; null for a plain signature
 * @param seam a seal across the edges of all pages; null for none
 * @param field full name of an empty signature field of the document that is to be signed; null for a new one
 * @param level how long the signature shall be verifiable
 */
public record PdfSignatureOrder(
        String name,
        @Nullable String reason,
        Instant at,
        @Nullable Stamp stamp,
        @Nullable Certification certification,
        @Nullable Seam seam,
        @Nullable String field,
        SignatureLevel level) {

    /** A signature in a new field, of the basic level. */
    public PdfSignatureOrder(
            String name,
            @Nullable String reason,
            Instant at,
            @Nullable Stamp stamp,
            @Nullable Certification certification) {
        this(name, reason, at, stamp, certification, null, null, SignatureLevel.B);
    }

    public PdfSignatureOrder withSeam(Seam across) {
        return new PdfSignatureOrder(name, reason, at, stamp, certification, across, field, level);
    }

    public PdfSignatureOrder withField(String fullName) {
        return new PdfSignatureOrder(name, reason, at, stamp, certification, seam, fullName, level);
    }

    public PdfSignatureOrder withLevel(SignatureLevel wanted) {
        return new PdfSignatureOrder(name, reason, at, stamp, certification, seam, field, wanted);
    }

    /** What a certified document may still go through, ISO 32000-2, section 12.8.2.2. */
    public enum Certification {
        NO_CHANGES(1),
        FORMS_AND_SIGNATURES(2),
        FORMS_SIGNATURES_AND_COMMENTS(3);

        private final int level;

        Certification(int level) {
            this.level = level;
        }

        int level() {
            return level;
        }
    }
}
