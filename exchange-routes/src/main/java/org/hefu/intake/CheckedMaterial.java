package org.hefu.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.hefu.intake.ServiceItem.Rung;
import org.hefu.ledger.Receipt;
import org.hefu.licensetype.Label;
import org.jspecify.annotations.Nullable;

/**
 * Where one material stands.
 *
 * @param rung the rung on which it stands, or that was tried last
 * @param source who answered; null if nobody did
 * @param sourceEnglish its name in English; null if nobody answered
 * @param asOf the time for which the answer holds
 * @param shown what may be shown of the evidence; empty for a yes/no
 * @param reason why it is missing or unavailable; null if satisfied
 * @param fallback what the applicant can do instead; null if satisfied
 * @param receipt proof that the lookup is on the ledger; null if there was no answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CheckedMaterial(
        String code,
        Label name,
        Standing status,
        Rung rung,
        @Nullable String source,
        @Nullable String sourceEnglish,
        @Nullable Instant asOf,
        Map<String, Object> shown,
        @Nullable Reason reason,
        @Nullable Rung fallback,
        @Nullable Receipt receipt) {

    static final String NOT_FOUND = "NOT_FOUND";
    static final String NOT_IN_FORCE = "LICENSE_NOT_IN_FORCE";

    /** Whether anything still has to be asked for. */
    public enum Standing {
        SATISFIED,
        MISSING,
        UNAVAILABLE
    }

    /** A stable code with its sentences. */
    public record Reason(String code, String chinese, String english) {}

    public boolean satisfied() {
        return status == Standing.SATISFIED;
    }

    /** Whether the source that was asked holds nothing of the applicant. */
    boolean notFound() {
        return reason != null && reason.code().equals(NOT_FOUND);
    }

    /** Whether a record of the applicant was found, in force or not. A yes or no to a criterion is none. */
    boolean recordFound() {
        return rung == Rung.LICENSE
                && (satisfied() || (reason != null && reason.code().equals(NOT_IN_FORCE)));
    }

    /** A promise stands in for a source that is silent, never against one that has said no. */
    boolean mayBeCommitted() {
        return status == Standing.UNAVAILABLE && fallback == Rung.COMMITMENT;
    }

    /** The same material, satisfied by the applicant's written promise. */
    CheckedMaterial committed() {
        return new CheckedMaterial(
                code, name, Standing.SATISFIED, Rung.COMMITMENT, null, null, null, Map.of(), reason, null, receipt);
    }
}
