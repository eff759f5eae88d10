package org.hefu.search;

import java.util.Arrays;
import java.util.List;

/** The kinds of hits, in the order in which they are shown. Each is a query of its own, so that each has its index. */
enum Stage {
    /** Every licence: no text was typed. */
    ALL('A', "TRUE"),

    /** Holder, number or identifier is what was typed. */
    EXACT('E', "license.id IN (" + Stage.EXACT_IDS + ")"),

    /** The name of an organization starts with what was typed: a range of the name index. */
    ORGANIZATION_START('O', """
            license.holder_kind = 'ORGANIZATION' AND license.name_folded >= :text AND license.name_folded < :textEnd
            """ + Stage.NOT_EXACT),

    /** A person's name starts with it. */
    PERSON_START('P', """
            license.holder_kind = 'PERSON' AND license.name_grams @> :startGrams::text[]
            """ + Stage.NOT_EXACT),

    /** The name of an organization holds it farther on. Pairs can be there in another order, so the name itself decides. */
    ORGANIZATION_PART('o', """
            license.holder_kind = 'ORGANIZATION' AND license.name_grams @> :organizationGrams::text[]
               AND strpos(license.name_folded, :text) > 1
            """ + Stage.NOT_EXACT),

    /** A person's name holds its pairs, farther on. */
    PERSON_PART('p', """
            license.holder_kind = 'PERSON' AND license.name_grams @> :personGrams::text[]
               AND NOT license.name_grams @> :startGrams::text[]
            """ + Stage.NOT_EXACT);

    private static final String EXACT_IDS = """
            SELECT id FROM license.license WHERE holder_token = ANY (:textHolders::bytea[])
             UNION ALL
            SELECT id FROM license.license WHERE number_token = ANY (:textNumbers::bytea[])
             UNION ALL
            SELECT license_id FROM license.license_version WHERE identifier_token = ANY (:textIdentifiers::bytea[])
            """;

    private static final String NOT_EXACT = "   AND license.id NOT IN (" + EXACT_IDS + ")";

    private final char letter;
    private final String condition;

    Stage(char letter, String condition) {
        this.letter = letter;
        this.condition = condition;
    }

    /** What stands for it in a cursor, an ASCII letter. */
    byte letter() {
        return (byte) letter;
    }

    /** The stage of this letter. */
    static Stage of(byte letter) {
        return Arrays.stream(values())
                .filter(stage -> stage.letter == letter)
                .findFirst()
                .orElseThrow(InvalidCursorException::new);
    }

    String condition() {
        return condition;
    }

    /**
     * The stages that a question goes through.
     *
     * @param hasText whether something was typed
     * @param hasName whether it holds a letter or a digit
     */
    static List<Stage> of(boolean hasText, boolean hasName) {
        if (!hasText) {
            return List.of(ALL);
        }
        return hasName
                ? List.of(EXACT, ORGANIZATION_START, PERSON_START, ORGANIZATION_PART, PERSON_PART)
                : List.of(EXACT);
    }
}
