package org.hefu.licensetype;

/** Where the number of a licence (证照编号) comes from. */
public enum NumberSource {
    /** It is the identifier of the holder, as the credit code is the number of a business license. */
    HOLDER_ID,
    /** The issuer numbers licences of its own accord. */
    ISSUER
}
