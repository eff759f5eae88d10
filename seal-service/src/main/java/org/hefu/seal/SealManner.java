package org.hefu.seal;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.hefu.key.KeyAlgorithm;
import org.hefu.signature.SignatureLevel;
import org.hefu.signature.ofd.OfdProtection;
import org.hefu.signature.pdf.PdfSignatureOrder.Certification;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a seal is set, beside where.
 *
 * @param level how long the signature shall be verifiable; null for what {@code hefu.seal.level} says
 * @param certification certifies the document and says what may change later; null for a plain signature
 * @param field full name of an empty signature field of a PDF document, which then says where; null for a new one
 * @param second algorithm of a second signature behind that of the seal's own key, {@code ML_DSA_65}: for what must
 *     outlive quantum computers; in PDF and CMS alone; null for none
 * @param form in what form; null for within the document. Those of CMS have the levels B and T alone; none has
 *     certification or field, and those of CMS alone have a second signature
 */
public record SealManner(
        @Nullable SignatureLevel level,
        @Nullable Certification certification,
        @Nullable String field,
        // Left out where there is none, so that what was asked for before has the same fingerprint.
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable KeyAlgorithm second,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SignatureForm form) {

    public static final SealManner USUAL = new SealManner(null, null, null);

    private static final int LONGEST_FIELD = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public SealManner {
        if (form != null && (certification != null || field != null)) {
            throw new IllegalArgumentException("The form " + form + " knows neither certification nor field");
        }
        if (form != null && second != null && !form.isMessage()) {
            throw new IllegalArgumentException("The form " + form + " knows no second signature");
        }
        if (field != null && (field.isBlank() || field.length() > LONGEST_FIELD)) {
            throw new IllegalArgumentException("The name of a field has 1 to " + LONGEST_FIELD + " characters");
        }
        if (second != null && second != KeyAlgorithm.ML_DSA_65) {
            throw new IllegalArgumentException("A second signature is one of ML_DSA_65");
        }
    }

    /** Within the document, without a second signature. */
    public SealManner(@Nullable SignatureLevel level, @Nullable Certification certification, @Nullable String field) {
        this(level, certification, field, null, null);
    }

    /**
     * The level that is asked for.
     *
     * @param usual where none is
     * @param lasts has the form the levels LT and LTA? Where it has not, the usual one is T at most
     * @throws SealUseRefusedException if it has no such level
     */
    SignatureLevel level(SignatureLevel usual, boolean lasts) {
        if (level == null) {
            return !lasts && usual.isAtLeast(SignatureLevel.LT) ? SignatureLevel.T : usual;
        }
        if (!lasts && level.isAtLeast(SignatureLevel.LT)) {
            throw new SealUseRefusedException(
                    SealUseRefusedException.Code.LEVEL_UNAVAILABLE, "In OFD and CMS, the levels are B and T");
        }
        return level;
    }

    /** With another level. */
    SealManner at(SignatureLevel wanted) {
        return new SealManner(wanted, certification, field, second, form);
    }

    public SealManner withSecond(@Nullable KeyAlgorithm algorithm) {
        return new SealManner(level, certification, field, algorithm, form);
    }

    public SealManner in(@Nullable SignatureForm wanted) {
        return new SealManner(level, certification, field, second, wanted);
    }

    /**
     * What it says of an OFD document.
     *
     * @throws SealUseRefusedException if OFD has no such certification
     */
    OfdProtection protection() {
        return switch (certification) {
            case null -> OfdProtection.OPEN;
            case NO_CHANGES -> OfdProtection.LOCKED;
            case FORMS_AND_SIGNATURES, FORMS_SIGNATURES_AND_COMMENTS ->
                throw new SealUseRefusedException(
                        SealUseRefusedException.Code.CERTIFICATION_REFUSED,
                        "OFD allows later signatures alone, or nothing");
        };
    }

    public static SealManner fromJson(String json) {
        return JSON.readValue(json, SealManner.class);
    }

    public String toJson() {
        return JSON.writeValueAsString(this);
    }
}
