package org.hefu.inspection;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.hefu.ledger.Ledger;
import org.hefu.seal.SealStanding;
import org.hefu.seal.SealUse;
import org.hefu.seal.SealsToday;
import org.hefu.seal.SealsToday.Today;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.SealReport;
import org.hefu.verification.report.VerificationReport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the hub knows of the seal on a document: where it stands today, and the use from which the document came. */
@Component
class SealFindings {

    private final SealsToday seals;
    private final SealUsePlaces places;
    private final Ledger ledger;

    SealFindings(SealsToday seals, SealUsePlaces places, Ledger ledger) {
        this.seals = seals;
        this.places = places;
        this.ledger = ledger;
    }

    /** The use from which a file came; empty if the hub did not seal it. */
    Optional<SealUse> useOf(byte[] sha256) {
        return seals.useOf(sha256);
    }

    /**
     * Adds where the seal stands today, if it is one of this hub. The verdict is about the past and stays.
     *
     * @param use from which the file came; null if the hub did not seal it
     */
    VerificationReport today(VerificationReport report, @Nullable SealUse use) {
        SealReport trusted = report.seal();
        Optional<Today> today = use != null
                ? seals.of(use.sealId())
                : Optional.ofNullable(trusted).flatMap(seal -> seals.of(seal.certificate(), seal.ownerCode()));
        return today.map(known -> report.withSeal(Objects.requireNonNullElseGet(
                                trusted, () -> SealReport.of(known.seal().certificate()))
                        .standing(
                                known.seal().esId(), known.standing().name(), known.since(), remark(known.standing()))))
                .orElse(report);
    }

    /** The entry of a seal use, with the proof that it is on the ledger if it has its place already. */
    Map<String, Object> entry(SealUse use) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("sealUse", use.id().toString());
        block.put("seal", use.sealId().toString());
        block.put("at", use.at().toString());
        block.put("documentKind", use.documentKind());
        block.put("purpose", use.purpose());
        if (use.caseNumber() != null) {
            block.put("caseNumber", use.caseNumber());
        }
        OptionalLong index = places.of(use);
        index.ifPresent(place -> {
            block.put("index", place);
            block.put("proof", ledger.proof(place));
        });
        return block;
    }

    private static @Nullable Reason remark(SealStanding standing) {
        return switch (standing) {
            case IN_FORCE -> null;
            case SUSPENDED ->
                new Reason(
                        "SEAL_SUSPENDED",
                        "该印章现已停用。结论针对签署之时，不因此改变",
                        "The seal is suspended today. The verdict is about the time of signing and stays");
            case REVOKED ->
                new Reason(
                        "SEAL_REVOKED",
                        "该印章现已注销。结论针对签署之时，不因此改变",
                        "The seal is revoked today. The verdict is about the time of signing and stays");
            case EXPIRED ->
                new Reason(
                        "SEAL_EXPIRED",
                        "该印章现已到期。结论针对签署之时，不因此改变",
                        "The seal has expired. The verdict is about the time of signing and stays");
            case NOT_YET_VALID -> new Reason("SEAL_NOT_YET_VALID", "该印章尚未生效", "The seal is not valid yet");
        };
    }
}
