package org.hefu.key;

/** A key that has been opened. It stays in this package. */
sealed interface KeptKey permits KeptPair, KeptSecret {

    /** The algorithm of a pair, or {@link KeptSecret#KIND}. */
    String kind();

    KeyUse use();
}
