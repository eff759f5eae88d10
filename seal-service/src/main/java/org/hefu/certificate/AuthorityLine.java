package org.hefu.certificate;

import org.hefu.key.KeyAlgorithm;

/** The two lines of the hub's own authority: nobody outside China reads SM2, and Chinese practice asks for it. */
public enum AuthorityLine {
    /** SM2 with SM3, for SM2 keys. */
    SM2(KeyAlgorithm.SM2),
    /** ECDSA P-256 with SHA-256, for keys of every other algorithm. */
    INTERNATIONAL(KeyAlgorithm.ECDSA_P256);

    private final KeyAlgorithm algorithm;

    AuthorityLine(KeyAlgorithm algorithm) {
        this.algorithm = algorithm;
    }

    /** The line that certifies keys of this kind. */
    public static AuthorityLine of(KeyKind kind) {
        return kind == KeyKind.SM2 ? SM2 : INTERNATIONAL;
    }

    /** What the authorities of this line sign with, and the services that they certify. */
    public KeyAlgorithm algorithm() {
        return algorithm;
    }
}
