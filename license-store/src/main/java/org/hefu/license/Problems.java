package org.hefu.license;

import java.time.LocalDate;
import org.hefu.identity.CreditCode;
import org.hefu.identity.HolderKind;
import org.hefu.licensetype.LicenseField;
import org.hefu.licensetype.LicenseType;

/** The sentences in which problems are told. None of them repeats what a person's licence says. */
final class Problems {

    private Problems() {}

    static Problem unknownType(String code) {
        boolean isShown = code.matches("[0-9A-Z]{1,21}");
        return new Problem(
                ProblemCode.UNKNOWN_TYPE,
                "typeCode",
                isShown ? "证照类型“" + code + "”不在目录中" : "证照类型代码有误，应如 11100000MB0143028R001",
                isShown
                        ? "License type '" + code + "' is not in the catalogue"
                        : "A license type code looks like 11100000MB0143028R001");
    }

    static Problem unknownField(String name) {
        boolean isShown = name.matches("[A-Za-z0-9]{1,64}");
        return new Problem(
                ProblemCode.UNKNOWN_FIELD,
                isShown ? name : "fields",
                "该证照类型没有此字段",
                "This type of licence has no such field");
    }

    static Problem missing(String field, String chinese, String english) {
        return new Problem(ProblemCode.FIELD_MISSING, field, chinese + "未填写", english + " is missing");
    }

    static Problem tooLong(String field, String chinese, String english, int longest) {
        return new Problem(
                ProblemCode.FIELD_TOO_LONG,
                field,
                chinese + "不得超过" + longest + "个字符",
                english + " may have " + longest + " characters at most");
    }

    static Problem damaged(String field, String chinese, String english) {
        return new Problem(
                ProblemCode.TEXT_DAMAGED,
                field,
                chinese + "含有乱码或控制字符，请检查文字编码",
                english + " holds control characters or characters lost in a wrong encoding");
    }

    static Problem dateWrong(String field, String chinese, String english) {
        return new Problem(
                ProblemCode.DATE_WRONG,
                field,
                chinese + "不是有效日期，应如 2019-01-31",
                english + " is not a day of the calendar, as in 2019-01-31");
    }

    static Problem datesReversed(LocalDate from, LocalDate to) {
        return new Problem(
                ProblemCode.DATES_REVERSED,
                "validTo",
                "有效期截止日期 " + to + " 早于起始日期 " + from,
                "Valid until " + to + ", which is before " + from + ", from which it is valid");
    }

    /** Shows a code only where it cannot be an ID number sent in its place: those have 17 digits before the last. */
    static Problem creditCodeWrong(String code, CreditCode.Flaw flaw) {
        boolean isShown = !code.matches("\\d+.?");
        String chinese = switch (flaw) {
            case NONE -> throw new IllegalArgumentException("A credit code without a flaw is no problem");
            case WRONG_LENGTH -> "统一社会信用代码应为18位";
            case WRONG_CHARACTER -> "统一社会信用代码含有不允许的字符";
            case WRONG_CHECK_CHARACTER -> "统一社会信用代码" + (isShown ? "“" + code + "”" : "") + "的校验码错误";
        };
        String english = switch (flaw) {
            case NONE -> "";
            case WRONG_LENGTH -> "A credit code has 18 characters";
            case WRONG_CHARACTER -> "A credit code has digits and capitals without I, O, S, V, Z";
            case WRONG_CHECK_CHARACTER ->
                "The check character of the credit code " + (isShown ? code + " " : "") + "is wrong";
        };
        return new Problem(ProblemCode.CREDIT_CODE_WRONG, "holder.id", chinese, english);
    }

    static Problem idNumberWrong() {
        return new Problem(
                ProblemCode.ID_NUMBER_WRONG,
                "holder.id",
                "公民身份号码的位数、出生日期或校验码有误",
                "The ID number has a wrong length, day of birth or check character");
    }

    static Problem holderKindWrong(LicenseType type) {
        boolean isOrganization = type.holderKind() == HolderKind.ORGANIZATION;
        return new Problem(
                ProblemCode.HOLDER_KIND_WRONG,
                "holder.kind",
                type.name().chinese() + "的持证主体应为" + (isOrganization ? "法人或其他组织" : "自然人"),
                type.name().english() + " is held by " + (isOrganization ? "an organization" : "a person"));
    }

    static Problem nameDiffers(LicenseField field) {
        return new Problem(
                ProblemCode.NAME_DIFFERS,
                field.name(),
                field.label().chinese() + "与持证主体名称不一致",
                field.label().english() + " is not the name of the holder");
    }

    static Problem numberDiffers() {
        return new Problem(
                ProblemCode.NUMBER_DIFFERS,
                "number",
                "该类证照的编号应与持证主体代码相同",
                "The number of such a licence is the identifier of its holder");
    }

    static Problem issuerCodeWrong() {
        return new Problem(
                ProblemCode.ISSUER_CODE_WRONG,
                "issuer.code",
                "证照颁发机构代码应为统一社会信用代码或行政区划代码",
                "The code of the issuer is neither a credit code nor a region code");
    }

    static Problem regionCodeWrong() {
        return new Problem(
                ProblemCode.REGION_CODE_WRONG,
                "regionCode",
                "行政区划代码应为6位数字，如 150623",
                "A region code has six digits, as in 150623");
    }

    static Problem versionsExhausted() {
        return new Problem(
                ProblemCode.VERSIONS_EXHAUSTED,
                "number",
                "该证照已有999个版本，证照标识无法继续编号",
                "This licence has 999 versions; a licence identifier can name no more");
    }
}
