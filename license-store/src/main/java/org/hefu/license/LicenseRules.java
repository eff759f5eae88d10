package org.hefu.license;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hefu.identity.CreditCode;
import org.hefu.identity.HolderKind;
import org.hefu.identity.IdNumber;
import org.hefu.identity.NameFolding;
import org.hefu.identity.RegionCode;
import org.hefu.identity.Typed;
import org.hefu.licensetype.FieldForm;
import org.hefu.licensetype.LicenseField;
import org.hefu.licensetype.LicenseType;
import org.hefu.licensetype.LicenseTypes;
import org.hefu.licensetype.NumberSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells everything that is wrong with a draft, not only the first thing, so that it is mended in one go. */
@Component
class LicenseRules {

    private static final int LONGEST_NAME = 512;
    private static final int LONGEST_NUMBER = 128;

    private final LicenseTypes types;
    private final LicenseSettings settings;
    private final Clock clock;

    LicenseRules(LicenseTypes types, LicenseSettings settings, Clock clock) {
        this.types = types;
        this.settings = settings;
        this.clock = clock;
    }

    /** All problems of this draft; none if it can be stored. */
    List<Problem> problems(LicenseDraft draft) {
        List<Problem> found = new ArrayList<>();
        Optional<LicenseType> type = types.find(draft.typeCode());
        if (type.isEmpty()) {
            found.add(Problems.unknownType(draft.typeCode()));
        }
        checkHolder(draft, type.orElse(null), found);
        checkNumber(draft, type.orElse(null), found);
        checkIssuer(draft.issuer(), found);
        if (!RegionCode.isValid(draft.regionCode())) {
            found.add(Problems.regionCodeWrong());
        }
        checkDay("issuedOn", "颁发日期", "Day of issue", draft.issuedOn(), found);
        checkDay("validFrom", "有效期起始日期", "First day of validity", draft.validFrom(), found);
        if (draft.validTo() != null) {
            checkDay("validTo", "有效期截止日期", "Last day of validity", draft.validTo(), found);
        }
        if (draft.validTo() != null && draft.validTo().isBefore(draft.validFrom())) {
            found.add(Problems.datesReversed(draft.validFrom(), draft.validTo()));
        }
        type.ifPresent(known -> checkFields(draft, known, found));
        return found;
    }

    /** The draft with the holder's name in the field that shows it. The draft must have no problems. */
    LicenseDraft complete(LicenseDraft draft) {
        LicenseType type = types.find(draft.typeCode()).orElseThrow();
        return draft.with(type.holderNameField(), draft.holder().name());
    }

    private void checkHolder(LicenseDraft draft, @Nullable LicenseType type, List<Problem> found) {
        Holder holder = draft.holder();
        if (type != null && type.holderKind() != holder.kind()) {
            found.add(Problems.holderKindWrong(type));
        }
        if (holder.id().isEmpty()) {
            found.add(Problems.missing("holder.id", "持证主体代码", "Identifier of the holder"));
        } else if (holder.kind() == HolderKind.ORGANIZATION) {
            CreditCode.Flaw flaw = CreditCode.flaw(holder.id());
            if (flaw != CreditCode.Flaw.NONE) {
                found.add(Problems.creditCodeWrong(holder.id(), flaw));
            }
        } else if (!isIdNumber(holder.id())) {
            found.add(Problems.idNumberWrong());
        }
        if (type == null) {
            checkRequired("holder.name", "持证主体", "Name of the holder", holder.name(), LONGEST_NAME, found);
        }
    }

    private static void checkDay(String field, String chinese, String english, LocalDate day, List<Problem> found) {
        if (!isCalendarDay(day)) {
            found.add(Problems.dateWrong(field, chinese, english));
        }
    }

    private boolean isIdNumber(String id) {
        try {
            return !IdNumber.parse(id).bornOn().isAfter(settings.today(clock));
        } catch (IllegalArgumentException notAnIdNumber) {
            return false;
        }
    }

    private static void checkNumber(LicenseDraft draft, @Nullable LicenseType type, List<Problem> found) {
        boolean isHolderId = type != null && type.number() == NumberSource.HOLDER_ID;
        if (isHolderId && Typed.identifier(draft.number()).equals(draft.holder().id())) {
            return; // told about under holder.id
        }
        checkRequired("number", "证照编号", "Licence number", draft.number(), LONGEST_NUMBER, found);
        if (isHolderId && !draft.number().isEmpty()) {
            found.add(Problems.numberDiffers());
        }
    }

    private static void checkIssuer(Issuer issuer, List<Problem> found) {
        if (!CreditCode.isValid(issuer.code()) && !RegionCode.isValid(issuer.code())) {
            found.add(Problems.issuerCodeWrong());
        }
        checkRequired("issuer.name", "证照颁发机构", "Name of the issuer", issuer.name(), LONGEST_NAME, found);
    }

    private static void checkFields(LicenseDraft draft, LicenseType type, List<Problem> found) {
        for (LicenseField field : type.fields()) {
            String given = draft.fields().getOrDefault(field.name(), "");
            if (field.name().equals(type.holderNameField())) {
                String chinese = field.label().chinese();
                String english = field.label().english();
                checkRequired(field.name(), chinese, english, draft.holder().name(), field.maxLength(), found);
                if (!given.isEmpty() && !given.equals(draft.holder().name())) {
                    found.add(Problems.nameDiffers(field));
                }
            } else if (!given.isEmpty()) {
                checkField(field, given, found);
            } else if (field.required()) {
                found.add(Problems.missing(
                        field.name(), field.label().chinese(), field.label().english()));
            }
        }
        for (String name : draft.fields().keySet()) {
            if (type.field(name).isEmpty()) {
                found.add(Problems.unknownField(name));
            }
        }
    }

    private static void checkField(LicenseField field, String given, List<Problem> found) {
        checkText(field.name(), field.label().chinese(), field.label().english(), given, field.maxLength(), found);
        if (field.form() == FieldForm.DATE && !isDate(given)) {
            found.add(Problems.dateWrong(
                    field.name(), field.label().chinese(), field.label().english()));
        }
    }

    /** Java knows years that are in no calendar and in no database: 0 and before, and those of more than four digits. */
    private static boolean isCalendarDay(LocalDate day) {
        return day.getYear() >= 1 && day.getYear() <= 9_999;
    }

    private static boolean isDate(String text) {
        try {
            return isCalendarDay(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** A name or number, which must be there. What holds neither letter nor digit is none. */
    private static void checkRequired(
            String field, String chinese, String english, String given, int longest, List<Problem> found) {
        if (NameFolding.fold(given).isEmpty()) {
            found.add(Problems.missing(field, chinese, english));
        }
        checkText(field, chinese, english, given, longest, found);
    }

    private static void checkText(
            String field, String chinese, String english, String given, int longest, List<Problem> found) {
        if (given.codePointCount(0, given.length()) > longest) {
            found.add(Problems.tooLong(field, chinese, english, longest));
        }
        if (given.codePoints().anyMatch(LicenseRules::isDamage)) {
            found.add(Problems.damaged(field, chinese, english));
        }
    }

    private static boolean isDamage(int character) {
        boolean isLineOrTab = character == '\n' || character == '\r' || character == '\t';
        return (Character.isISOControl(character) && !isLineOrTab)
                || Character.getType(character) == Character.SURROGATE
                || character == 0xFFFD;
    }
}
