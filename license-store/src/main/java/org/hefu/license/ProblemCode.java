package org.hefu.license;

/** Why a licence was not stored. The sender corrects it and sends it again. Codes are published: add, never rename. */
public enum ProblemCode {
    /** No such licence type is in the catalogue. */
    UNKNOWN_TYPE,
    /** The type has no such field. */
    UNKNOWN_FIELD,
    /** Something that the type asks for is not there. */
    FIELD_MISSING,
    /** More characters than allowed. */
    FIELD_TOO_LONG,
    /** Control characters, or the marks that a wrong character encoding leaves behind. */
    TEXT_DAMAGED,
    /** Not a day of the calendar in the form 2019-01-31. */
    DATE_WRONG,
    /** Valid until a day before it is valid from. */
    DATES_REVERSED,
    /** Not a credit code, or its check character is wrong. */
    CREDIT_CODE_WRONG,
    /** Not an ID number, or its check character or day of birth is wrong. */
    ID_NUMBER_WRONG,
    /** Such licences are not held by this kind of holder. */
    HOLDER_KIND_WRONG,
    /** The field that shows the holder's name shows another. */
    NAME_DIFFERS,
    /** The licence number should be the holder's identifier and is not. */
    NUMBER_DIFFERS,
    /** Neither a credit code nor a region code. */
    ISSUER_CODE_WRONG,
    /** Not a region code of six digits. */
    REGION_CODE_WRONG,
    /** 999 versions are stored; a licence identifier can name no more. */
    VERSIONS_EXHAUSTED
}
