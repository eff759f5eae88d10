package org.hefu.intake;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hefu.access.Caller;
import org.hefu.intake.CheckedMaterial.Reason;
import org.hefu.intake.CheckedMaterial.Standing;
import org.hefu.intake.ServiceItem.Material;
import org.hefu.intake.ServiceItem.Option;
import org.hefu.intake.ServiceItem.Rung;
import org.hefu.journey.Journeys;
import org.hefu.license.LicenseStatus;
import org.hefu.lookup.LookupAnswer;
import org.hefu.lookup.LookupRequest;
import org.hefu.lookup.LookupRoute;
import org.hefu.lookup.Subject;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says material by material what need not be asked for. A source that does not answer never blocks a case: the material
 * then stands on the next rung, with the reason.
 */
@Component
class CaseCheck {

    private final Journeys journeys;

    CaseCheck(Journeys journeys) {
        this.journeys = journeys;
    }

    CheckedItem check(Caller caller, ServiceItem item, Subject applicant, String purpose, @Nullable String caseNumber) {
        requireKind(item, applicant);
        List<CheckedMaterial> materials = item.materials().stream()
                .map(material -> check(caller, item, material, applicant, purpose, caseNumber))
                .toList();
        return new CheckedItem(item.code(), item.name(), materials);
    }

    /** Lets only the kind of applicant through that the item is for. */
    void requireKind(ServiceItem item, Subject applicant) {
        if (item.applicantKind() != applicant.kind()) {
            throw new ProblemException(
                    Problem.FIELD_INVALID,
                    "applicant.kind",
                    item.applicantKind().name());
        }
    }

    private CheckedMaterial check(
            Caller caller,
            ServiceItem item,
            Material material,
            Subject applicant,
            String purpose,
            @Nullable String caseNumber) {
        CheckedMaterial last = null;
        for (Option option : material.options()) {
            CheckedMaterial checked = switch (option.kind()) {
                case LICENSE, CRITERION -> ask(caller, item, material, option, applicant, purpose, caseNumber);
                // Nothing to ask: the applicant has to do something.
                case COMMITMENT, UPLOAD -> null;
            };
            if (checked != null && checked.satisfied()) {
                return checked;
            }
            last = last == null ? checked : last;
        }
        return last != null
                ? last
                : unsatisfied(
                        material,
                        Standing.MISSING,
                        material.fallback(),
                        new Reason("TO_BE_GIVEN", "需由申请人提供", "The applicant has to give it"),
                        null);
    }

    private CheckedMaterial ask(
            Caller caller,
            ServiceItem item,
            Material material,
            Option option,
            Subject applicant,
            String purpose,
            @Nullable String caseNumber) {
        LookupRequest request = new LookupRequest(
                caller,
                Objects.requireNonNull(option.resource()),
                applicant,
                purpose,
                item.code(),
                caseNumber,
                Set.of(),
                option.criterion());
        try {
            return judge(material, option, journeys.send(LookupRoute.LOOKUP, request, LookupAnswer.class));
        } catch (ProblemException e) {
            if (e.problem() != Problem.SOURCE_UNAVAILABLE) {
                throw e;
            }
            Reason reason = new Reason(
                    Problem.SOURCE_UNAVAILABLE.name(), e.sentence(Locale.CHINESE), e.sentence(Locale.ENGLISH));
            return unsatisfied(material, Standing.UNAVAILABLE, option.kind(), reason, null);
        }
    }

    private static CheckedMaterial judge(Material material, Option option, LookupAnswer answer) {
        return switch (answer.outcome()) {
            case NOT_FOUND ->
                unsatisfied(
                        material,
                        Standing.MISSING,
                        option.kind(),
                        new Reason(
                                CheckedMaterial.NOT_FOUND,
                                "“" + answer.source().name() + "”中没有该主体的记录",
                                "'" + answer.source().nameEnglish() + "' holds nothing of this subject"),
                        answer);
            case ANSWERED ->
                Boolean.TRUE.equals(answer.answer())
                        ? satisfied(material, option, answer, Map.of())
                        : unsatisfied(
                                material,
                                Standing.MISSING,
                                option.kind(),
                                new Reason("CRITERION_NOT_MET", "核验结果为“否”", "The answer is no"),
                                answer);
            case FOUND -> {
                Map<String, Object> record = Objects.requireNonNull(answer.record());
                Object status = record.get("status");
                yield status == null || status.equals(LicenseStatus.IN_FORCE.name())
                        ? satisfied(material, option, answer, record)
                        : unsatisfied(
                                material,
                                Standing.MISSING,
                                option.kind(),
                                notInForce(LicenseStatus.valueOf(status.toString())),
                                answer);
            }
        };
    }

    private static Reason notInForce(LicenseStatus status) {
        return new Reason(
                CheckedMaterial.NOT_IN_FORCE, "证照状态为“" + status.chinese() + "”", "The licence is: " + status.english());
    }

    private static CheckedMaterial satisfied(
            Material material, Option option, LookupAnswer answer, Map<String, Object> shown) {
        return new CheckedMaterial(
                material.code(),
                material.name(),
                Standing.SATISFIED,
                option.kind(),
                answer.source().name(),
                answer.source().nameEnglish(),
                answer.asOf(),
                shown,
                null,
                null,
                answer.receipt());
    }

    private static CheckedMaterial unsatisfied(
            Material material, Standing standing, Rung rung, Reason reason, @Nullable LookupAnswer answer) {
        return new CheckedMaterial(
                material.code(),
                material.name(),
                standing,
                rung,
                answer == null ? null : answer.source().name(),
                answer == null ? null : answer.source().nameEnglish(),
                answer == null ? null : answer.asOf(),
                Map.of(),
                reason,
                material.fallback(),
                answer == null ? null : answer.receipt());
    }
}
