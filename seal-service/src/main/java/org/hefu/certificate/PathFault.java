package org.hefu.certificate;

/** What stands between a certificate and a trust anchor; in the order in which faults of several paths are reported. */
public enum PathFault {
    /** Neither an anchor nor a certificate at hand issued it. */
    NO_ISSUER,
    /** Its algorithm, curve or key size is not accepted. */
    KEY_NOT_ACCEPTED,
    /** It breaks what a certificate of the path demands, or has a critical extension that is not understood. */
    CONSTRAINTS,
    NOT_YET_VALID,
    EXPIRED,
    /** No revocation list of its issuer is at hand that is in force at the time. */
    REVOCATION_UNKNOWN,
    REVOKED
}
