package org.hefu.signature.ofd;

/** Whether others may sign after this signature. */
public enum OfdProtection {
    /** The list of signatures stays open, so that others may sign too (continue-sign mode). */
    OPEN,
    /** The list of signatures is protected with everything else: no later signature is accepted. */
    LOCKED
}
