package org.hefu.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One act, as it stands on the ledger: who did what, how it ended, and for which case.
 *
 * <p>Actor and details are kept encrypted. Action, outcome, time and case number stand in clear beside the leaf, so
 * they must tell nothing about a person. {@link #toString} shows only those.
 *
 * @param action what was done, letters, digits and {@code . _ -}, at most 64, as in {@code lookup} or {@code SEAL_USE}
 * @param actor account or participant system, 1 to 200 characters
 * @param caseNumber the case it was done for, 1 to 64 characters; null if for none
 * @param details all else that an auditor must know; names are not blank; 32,768 bytes of UTF-8 in all
 */
public record LedgerEntry(
        String action,
        Outcome outcome,
        String actor,
        @Nullable String caseNumber,
        SortedMap<String, String> details) {

    private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern CASE_NUMBER = Pattern.compile("[^\\p{Cntrl}]{1,64}");
    private static final int LONGEST_ACTOR = 200;
    private static final int LARGEST_DETAILS = 32_768;

    public LedgerEntry {
        if (!ACTION.matcher(action).matches()) {
            throw new IllegalArgumentException("An action looks like SEAL_USE; got '" + action + "'");
        }
        if (caseNumber != null && !CASE_NUMBER.matcher(caseNumber).matches()) {
            throw new IllegalArgumentException("A case number has 1 to 64 characters and no control character");
        }
        if (actor.isBlank() || actor.length() > LONGEST_ACTOR) {
            throw new IllegalArgumentException("An actor has 1 to 200 characters; got " + actor.length());
        }
        details = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(details)));
        int size = 0;
        for (Map.Entry<String, String> detail : details.entrySet()) {
            if (detail.getKey().isBlank()) {
                throw new IllegalArgumentException("A detail has a name");
            }
            size += bytes(detail.getKey()) + bytes(detail.getValue());
        }
        if (size > LARGEST_DETAILS) {
            throw new IllegalArgumentException("Details of an entry have 32768 bytes at most; got " + size);
        }
        bytes(actor);
        if (caseNumber != null) {
            bytes(caseNumber);
        }
    }

    /** Only what may stand in a log file. */
    @Override
    public String toString() {
        return "LedgerEntry[" + action + " " + outcome + (caseNumber == null ? "" : " for case " + caseNumber) + "]";
    }

    private static int bytes(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("A text of an entry holds half a character (a lone surrogate)");
        }
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
