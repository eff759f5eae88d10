package org.hefu.timestamp;

/** Why a time-stamp proves nothing. */
public enum Fault {
    /** It is about other data. */
    OTHER_DATA,
    /** Its imprint, digest or signature algorithm is not accepted. */
    WEAK_ALGORITHM,
    /** The certificate of its authority is neither inside nor at hand. */
    NO_CERTIFICATE,
    /** Its content or its signature was changed. */
    FALSE_SIGNATURE,
    /** Its authority's certificate is not for time-stamps alone, RFC 3161, section 2.3. */
    NOT_FOR_TIMESTAMPS,
    /** It names a time at which its authority's certificate was not valid. */
    OUTSIDE_CERTIFICATE,
    /** It names a time that is still to come. */
    IN_THE_FUTURE,
    /** No path of good certificates leads from its authority to a trust anchor. */
    NOT_TRUSTED,
    /** A certificate of the path is not valid any more, or not yet. */
    CERTIFICATE_EXPIRED,
    /** A certificate of the path was revoked. */
    CERTIFICATE_REVOKED,
    /** Nothing at hand says whether the certificates of the path were revoked. */
    REVOCATION_UNKNOWN
}
