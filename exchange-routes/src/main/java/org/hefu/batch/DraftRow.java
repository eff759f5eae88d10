package org.hefu.batch;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hefu.catalogue.Resource;
import org.hefu.catalogue.Resource.RowIntake;
import org.hefu.identity.CreditCode;
import org.hefu.identity.HolderKind;
import org.hefu.license.Holder;
import org.hefu.license.Issuer;
import org.hefu.license.LicenseDraft;
import org.hefu.license.LicenseVault;
import org.hefu.license.Problem;
import org.jspecify.annotations.Nullable;

/** A row as a licence draft, or every reason why it makes none. */
sealed interface DraftRow {

    record Ready(LicenseDraft draft) implements DraftRow {}

    record Wrong(List<Reason> reasons) implements DraftRow {}

    /**
     * Reads the fields of a row. A row without a usable day of issue is still looked through for everything else that is
     * wrong with it, so that its sender can mend it in one go.
     */
    static DraftRow of(Resource resource, RowIntake intake, Map<String, String> fields, LicenseVault vault) {
        LocalDate issuedOn = day(fields.get(intake.issuedOnField()));
        String holderId = fields.getOrDefault(intake.holderIdField(), "");
        String number = fields.getOrDefault(intake.numberField(), "");
        Holder holder =
                new Holder(HolderKind.ORGANIZATION, holderId, fields.getOrDefault(intake.holderNameField(), ""));
        TreeMap<String, String> content = new TreeMap<>(fields);
        content.remove(intake.holderIdField());
        content.remove(intake.numberField());
        LicenseDraft draft = new LicenseDraft(
                Objects.requireNonNull(resource.licenseType()),
                number,
                holder,
                new Issuer(intake.issuerCode(), intake.issuerName()),
                issuedOn == null ? LocalDate.EPOCH : issuedOn,
                issuedOn == null ? LocalDate.EPOCH : issuedOn,
                null,
                region(holder.id(), intake.issuerCode()),
                content);
        if (issuedOn != null) {
            return new Ready(draft);
        }
        List<Reason> reasons = new ArrayList<>(reasons(vault.problems(draft)));
        if (reasons.stream().noneMatch(reason -> intake.issuedOnField().equals(reason.field()))) {
            reasons.add(new Reason(
                    "DATE_WRONG",
                    intake.issuedOnField(),
                    "不是有效日期，应如 2019-01-31",
                    "This is not a day of the calendar, as in 2019-01-31"));
        }
        return new Wrong(reasons);
    }

    static List<Reason> reasons(List<Problem> problems) {
        return problems.stream()
                .map(problem ->
                        new Reason(problem.code().name(), problem.field(), problem.chinese(), problem.english()))
                .toList();
    }

    /** The place of registration stands in the credit code; where that is wrong, the issuer's place. */
    private static String region(String holderId, String issuerCode) {
        String code = CreditCode.isValid(holderId) ? holderId : issuerCode;
        return CreditCode.parse(code).registrationRegion();
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            // Java's calendar is wider than the database's and anybody's licences: it has a year 0.
            return day.getYear() >= 1 && day.getYear() <= 9_999 ? day : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
