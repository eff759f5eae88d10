package org.hefu.sealing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.hefu.key.KeyAlgorithm;
import org.hefu.problem.Given;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.problem.Wording;
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
        @Schema(implementation = SealPosition.Kind.class, description = "PAPER unless said otherwise") @Nullable
        String place,

        @Schema(description = "with place=AT: counted from 1, -1 for the last, which is meant unless said otherwise")
        @Nullable
        Integer page,

        @Schema(description = "with place=AT: millimetres") @Nullable
        Double left,

        @Schema(description = "with place=AT: millimetres") @Nullable
        Double top,

        @Schema(description = "with place=KEYWORD") @Nullable
        String keyword,

        @Schema(implementation = SignatureLevel.class, description = "LT and LTA in PDF alone") @Nullable
        String level,

        @Schema(implementation = Certification.class) @Nullable
        String certification,

        @Schema(description = "name of an empty signature field of a PDF document, which then is the place") @Nullable
        String field,

        @Schema(allowableValues = SealPlaces.SECOND, description = "in PDF alone") @Nullable
        String secondSignature,

        @Schema(implementation = SignatureForm.class, description = "signs any file; shows no seal, so it has no place")
        @Nullable
        String form) {

    static final String SECOND = "ML_DSA_65";

    static final SealPlaces USUAL = new SealPlaces(null, null, null, null, null, null, null, null, null, null);

    SealManner manner() {
        requireMeaning();
        try {
            return new SealManner(
                    word("level", SignatureLevel.class, level),
                    word("certification", Certification.class, certification),
                    field == null || field.isBlank() ? null : field,
                    second(),
                    word("form", SignatureForm.class, form));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Problem.FIELD_INVALID, "field", new Wording("1 至 200 个字符", "1 to 200 characters"));
        }
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
        requireMeaning();
        return switch (kind()) {
            case PAPER -> SealPosition.PAPER;
            case EDGES -> SealPosition.EDGES;
            case NONE -> SealPosition.NONE;
            case KEYWORD -> SealPosition.keyword(keyword(Given.text("keyword", keyword)));
            case AT -> SealPosition.at(wantedPage(), millimetres("left", left), millimetres("top", top));
        };
    }

    private SealPosition.Kind kind() {
        SealPosition.Kind wanted = word("place", SealPosition.Kind.class, place);
        return wanted == null ? SealPosition.Kind.PAPER : wanted;
    }

    private int wantedPage() {
        if (page != null && (page == 0 || page < -1)) {
            throw new ProblemException(
                    Problem.FIELD_INVALID, "page", new Wording("从 1 数起，-1 为末页", "counted from 1, and -1 is the last"));
        }
        return page == null ? -1 : page;
    }

    private static double millimetres(String name, @Nullable Double given) {
        double value = Given.value(name, given);
        if (!(value >= 0 && value <= SealPosition.LONGEST_SIDE)) {
            throw new ProblemException(
                    Problem.FIELD_INVALID,
                    name,
                    new Wording(
                            "毫米，0 至 " + SealPosition.LONGEST_SIDE, "millimetres, 0 to " + SealPosition.LONGEST_SIDE));
        }
        return value;
    }

    private static String keyword(String given) {
        if (given.length() > SealPosition.LONGEST_KEYWORD) {
            throw new ProblemException(Problem.FIELD_INVALID, "keyword", "≤ " + SealPosition.LONGEST_KEYWORD);
        }
        return given;
    }

    /** A field that means nothing beside the others is a mistake, and passing it over would set the seal elsewhere. */
    private void requireMeaning() {
        SealPosition.Kind kind = kind();
        if (kind != SealPosition.Kind.AT) {
            only("place=AT", "page", page);
            only("place=AT", "left", left);
            only("place=AT", "top", top);
        }
        if (kind != SealPosition.Kind.KEYWORD) {
            only("place=KEYWORD", "keyword", keyword);
        }
        // What is meant where nothing is said may be said, too.
        boolean usual = kind == SealPosition.Kind.PAPER || kind == SealPosition.Kind.NONE;
        if (isGiven(form)) {
            if (!usual) {
                without("form", "place", place);
            }
            without("form", "certification", certification);
            without("form", "field", field);
            without("form", "secondSignature", secondSignature);
            if (SignatureLevel.LT.name().equals(level)
                    || SignatureLevel.LTA.name().equals(level)) {
                throw new ProblemException(
                        Problem.FIELD_INVALID, "level", new Wording("有 form 时为 B 或 T", "beside form it is B or T"));
            }
        }
        if (isGiven(field) && !usual && kind != SealPosition.Kind.EDGES) {
            without("field", "place", place);
        }
    }

    private static boolean isGiven(@Nullable Object value) {
        return value != null && !value.toString().isBlank();
    }

    private static void only(String with, String name, @Nullable Object given) {
        if (isGiven(given)) {
            throw new ProblemException(
                    Problem.FIELD_INVALID,
                    name,
                    new Wording("只与 " + with + " 一起使用", "it goes with " + with + " alone"));
        }
    }

    private static void without(String other, String name, @Nullable Object given) {
        if (isGiven(given)) {
            throw new ProblemException(
                    Problem.FIELD_INVALID,
                    name,
                    new Wording("有 " + other + " 时没有意义，请去掉其一", "it means nothing beside " + other + ": leave one out"));
        }
    }
}
