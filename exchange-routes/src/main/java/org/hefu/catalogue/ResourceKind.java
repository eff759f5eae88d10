package org.hefu.catalogue;

/** How the rows of a resource come to those who ask. */
public enum ResourceKind {
    /** Pushed by its owner; each row becomes a licence in the vault. */
    LICENSE,
    /** Asked at its owner when it is needed; nothing is kept. */
    LIVE
}
