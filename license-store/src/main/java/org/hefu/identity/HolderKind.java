package org.hefu.identity;

/** What kind of holder an identifier names. */
public enum HolderKind {
    /** A body with a unified social credit code, see {@link CreditCode}. */
    ORGANIZATION,
    /** A natural person with a citizen identity number, see {@link IdNumber}. */
    PERSON
}
