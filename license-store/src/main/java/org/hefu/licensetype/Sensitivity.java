package org.hefu.licensetype;

/** Who may see a field without further reason. */
public enum Sensitivity {
    /** Published by law, or harmless. */
    PUBLIC,
    /** About a natural person: shown masked, unmasked only with a reason on the ledger. */
    PERSONAL
}
