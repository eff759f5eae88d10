package org.hefu.sealing;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.hefu.key.KeyAlgorithm;
import org.hefu.problem.Given;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.seal.SealManner;
import org.hefu.seal.SignatureForm;
import org.hefu.seal.placing.SealPosition;
import org.hefu.signature.SignatureLevel;
import org.hefu.signature.pdf.PdfSignatureOrder.Certification;
import org.jspecify.annotations.Nullable;

/**
 * Where a seal is to go and in which manner, as callers write it.
 *
 * @param place PAPER (unless said otherwise), AT, KEYWORD, EDGES or NONE
 * @param page for AT, counted from 1, -1 for the last
 * @param left for AT, millimetres
 * @param top for AT, millimetres
 * @param level B, T, LT or LTA; null for what the settings say
 * @param certification NO_CHANGES, FORMS_AND_SIGNATURES or FORMS_SIGNATURES_AND_COMMENTS; null for a plain signature
 * @param field name of an empty signature field of the document, which then is the place
 * @param secondSignature ML_DSA_65 for a second signature by another key of the seal's owner; null for none
 * @param form CMS_ATTACHED, CMS_DETACHED, XADES_ENVELOPED, XADES_ENVELOPING, JADES or ASIC_E, which have no place; null
 *     for within the document
 */
record SealPlaces(
        @Nullable String place,
        @Nullable Integer page,
        @Nullable Double left,
        @Nullable Double top,
        @Nullable String keyword,
        @Nullable String level,
        @Nullable String certification,
        @Nullable String field,
        @Nullable String secondSignature,
        @Nullable String form) {

    static final SealPlaces USUAL = new SealPlaces(null, null, null, null, null, null, null, null, null, null);

    SealManner manner() {
        try {
            return new SealManner(
                    word("level", SignatureLevel.class, level),
                    word("certification", Certification.class, certification),
                    field == null || field.isBlank() ? null : field,
                    second(),
                    otherForm());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.FIELD_INVALID, "field", String.valueOf(e.getMessage()));
        }
    }

    private @Nullable SignatureForm otherForm() {
        SignatureForm wanted = word("form", SignatureForm.class, form);
        boolean placed = place != null && !place.isBlank() && !place.equals("NONE") && !place.equals("PAPER");
        if (wanted != null && placed) {
            throw new ProblemException(
                    Problem.FIELD_INVALID, "place", "NONE, as the form " + wanted + " shows no seal");
        }
        return wanted;
    }

    private @Nullable KeyAlgorithm second() {
        if (secondSignature == null || secondSignature.isBlank()) {
            return null;
        }
        if (!secondSignature.equals(KeyAlgorithm.ML_DSA_65.name())) {
            throw new ProblemException(Problem.FIELD_INVALID, "secondSignature", KeyAlgorithm.ML_DSA_65.name());
        }
        return KeyAlgorithm.ML_DSA_65;
    }

    private static <E extends Enum<E>> @Nullable E word(String name, Class<E> words, @Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        return Arrays.stream(words.getEnumConstants())
                .filter(one -> one.name().equals(given))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        Problem.FIELD_INVALID,
                        name,
                        Arrays.stream(words.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))));
    }

    SealPosition position() {
        try {
            return switch (place == null || place.isBlank() ? "PAPER" : place) {
                case "PAPER" -> SealPosition.PAPER;
                case "EDGES" -> SealPosition.EDGES;
                case "NONE" -> SealPosition.NONE;
                case "KEYWORD" -> SealPosition.keyword(Given.text("keyword", keyword));
                case "AT" ->
                    SealPosition.at(page == null ? -1 : page, Given.value("left", left), Given.value("top", top));
                default ->
                    throw new ProblemException(Problem.FIELD_INVALID, "place", "PAPER, AT, KEYWORD, EDGES, NONE");
            };
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.FIELD_INVALID, "place", String.valueOf(e.getMessage()));
        }
    }
}
