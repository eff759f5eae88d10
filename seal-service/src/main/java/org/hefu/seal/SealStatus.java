package org.hefu.seal;

/** Whether a seal may be used at all. */
public enum SealStatus {
    IN_FORCE,
    /** Not for now; its certificate stays good. */
    SUSPENDED,
    /** Never again; its certificate is revoked. */
    REVOKED
}
