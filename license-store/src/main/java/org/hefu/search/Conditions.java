package org.hefu.search;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hefu.identity.HolderKind;
import org.hefu.identity.LicenseIdentifier;
import org.hefu.identity.NameFolding;
import org.hefu.license.LicenseTokens;

/** What a question asks of each row, as SQL and its parameters. No text of the question becomes SQL. */
final class Conditions {

    /** Sorts after every text that starts with what stands before it. */
    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    private static final String STATUS = """
               AND CASE WHEN license.status IN ('IN_FORCE', 'SUSPENDED') AND license.valid_to < :today THEN 'EXPIRED'
                        ELSE license.status END = :status
            """;

    private final StringBuilder sql = new StringBuilder();
    private final Map<String, Object> parameters = new HashMap<>();
    private final List<Stage> stages;

    Conditions(LicenseQuery query, LicenseTokens tokens, LocalDate today) {
        if (query.typeCode() != null) {
            add("   AND license.type_code = :type\n", Map.of("type", query.typeCode()));
        }
        if (query.holderId() != null) {
            add(
                    "   AND license.holder_token = ANY (:holders::bytea[])\n",
                    Map.of("holders", holders(tokens, Set.of(query.holderId()))));
        }
        if (query.number() != null) {
            add(
                    "   AND license.number_token = ANY (:numbers::bytea[])\n",
                    Map.of("numbers", numbers(tokens, spellings(query.number()))));
        }
        if (query.regionCode() != null) {
            String prefix = query.regionCode().prefix();
            add(
                    "   AND license.region_code BETWEEN :regionFirst AND :regionLast\n",
                    Map.of("regionFirst", padded(prefix, "0"), "regionLast", padded(prefix, "9")));
        }
        if (query.status() != null) {
            add(STATUS, Map.of("status", query.status().name(), "today", today));
        }
        this.stages = query.text() == null ? Stage.of(false, false) : addText(query.text(), tokens);
    }

    List<Stage> stages() {
        return stages;
    }

    String sql() {
        return sql.toString();
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private List<Stage> addText(String text, LicenseTokens tokens) {
        Set<String> spellings = spellings(text);
        parameters.put("textHolders", holders(tokens, spellings));
        parameters.put("textNumbers", numbers(tokens, spellings));
        parameters.put("textIdentifiers", identifiers(tokens, text));
        String folded = NameFolding.fold(text);
        if (!folded.isEmpty()) {
            List<String> personGrams = tokens.personGramsOfPart(folded);
            parameters.put("text", folded);
            parameters.put("textEnd", folded + LAST_CHARACTER);
            parameters.put("organizationGrams", array(tokens.organizationGramsOfPart(folded)));
            parameters.put("personGrams", array(personGrams));
            parameters.put(
                    "startGrams",
                    Stream.concat(personGrams.stream(), Stream.of(tokens.personGramOfStart(folded)))
                            .toArray(String[]::new));
        }
        return Stage.of(true, !folded.isEmpty());
    }

    private void add(String condition, Map<String, Object> values) {
        sql.append(condition);
        parameters.putAll(values);
    }

    /** As typed, and in simplified characters: a number such as 蒙證字第1號 may be typed either way. */
    private static Set<String> spellings(String typed) {
        return new LinkedHashSet<>(List.of(typed, NameFolding.simplify(typed)));
    }

    private static byte[][] holders(LicenseTokens tokens, Collection<String> spellings) {
        return spellings.stream()
                .flatMap(id -> Stream.of(HolderKind.values()).map(kind -> tokens.holder(kind, id)))
                .toArray(byte[][]::new);
    }

    private static byte[][] numbers(LicenseTokens tokens, Collection<String> spellings) {
        return spellings.stream().map(tokens::number).toArray(byte[][]::new);
    }

    private static byte[][] identifiers(LicenseTokens tokens, String typed) {
        try {
            return new byte[][] {tokens.identifier(LicenseIdentifier.parse(typed))};
        } catch (IllegalArgumentException notAnIdentifier) {
            return new byte[0][];
        }
    }

    private static String padded(String prefix, String digit) {
        return prefix + digit.repeat(6 - prefix.length());
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }
}
