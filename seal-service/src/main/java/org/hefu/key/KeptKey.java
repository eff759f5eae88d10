package org.hefu.key;

/** A key that has been opened. It stays in this package. */
sealed interface KeptKey permits KeptPair, KeptSecret {

    /** The algorithm of a pair, or the kind of a secret. */
    String kind();

    KeyUse use();

    /** Lets go of the key; it does nothing any more. */
    void forget();
}
