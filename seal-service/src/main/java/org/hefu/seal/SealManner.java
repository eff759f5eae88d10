package org.hefu.seal;

import java.util.Objects;
import org.hefu.signature.SignatureLevel;
import org.hefu.signature.pdf.PdfSignatureOrder.Certification;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a seal is set, beside where.
 *
 * @param level how long the signature shall be verifiable; null for what {@code hefu.seal.level} says
 * @param certification certifies the document and says what may change later; null for a plain signature
 * @param field full name of an empty signature field of a PDF document, which then says where; null for a new one
 * @param form in what form; the others than within the document have the levels B and T, and neither certification nor
 *     field
 */
public record SealManner(
        @Nullable SignatureLevel level,
        @Nullable Certification certification,
        @Nullable String field,
        SealForm form) {

    public static final SealManner USUAL = new SealManner(null, null, null);

    private static final int LONGEST_FIELD = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public SealManner {
        // Orders of before there was a choice have none.
        form = Objects.requireNonNullElse(form, SealForm.IN_DOCUMENT);
        if (form != SealForm.IN_DOCUMENT && (certification != null || field != null)) {
            throw new IllegalArgumentException("The form " + form + " knows neither certification nor field");
        }
        if (field != null && (field.isBlank() || field.length() > LONGEST_FIELD)) {
            throw new IllegalArgumentException("The name of a field has 1 to " + LONGEST_FIELD + " characters");
        }
    }

    /** Within the document. */
    public SealManner(@Nullable SignatureLevel level, @Nullable Certification certification, @Nullable String field) {
        this(level, certification, field, SealForm.IN_DOCUMENT);
    }

    /** With another level. */
    SealManner at(SignatureLevel wanted) {
        return new SealManner(wanted, certification, field, form);
    }

    public static SealManner fromJson(String json) {
        return JSON.readValue(json, SealManner.class);
    }

    public String toJson() {
        return JSON.writeValueAsString(this);
    }
}
