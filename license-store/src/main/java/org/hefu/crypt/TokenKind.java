package org.hefu.crypt;

/** What a token stands for. The same text gives unrelated tokens under different kinds. */
public enum TokenKind {
    /** Credit code of an organization that holds a licence. */
    ORGANIZATION_ID,
    /** ID number of a person who holds a licence. */
    PERSON_ID,
    /** Licence number (证照编号). */
    LICENSE_NUMBER,
    /** Licence identifier (证照标识). */
    LICENSE_IDENTIFIER,
    /** One or two neighbouring characters of a person's name. */
    PERSON_NAME,
    /** The whole content of a licence, to tell whether it changed. */
    LICENSE_CONTENT,
    /** A cursor that was given out, to tell it from one that was made up. */
    SEARCH_CURSOR
}
