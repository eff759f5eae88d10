package org.hefu.signature.pdf;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to write beside the signature itself.
 *
 * @param name who signs, for readers that show it
 * @param reason why; null to leave it out
 * @param at the signing time that the signer claims
 * @param stamp what people see; null for an invisible signature
 * @param certification certifies the document and says what may change later; null for a plain signature
 */
public record PdfSignatureOrder(
        String name,
        @Nullable String reason,
        Instant at,
        @Nullable Stamp stamp,
        @Nullable Certification certification) {

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
