package org.hefu.certificate;

import java.io.IOException;
import java.security.Provider;
import java.security.PublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/** The one Bouncy Castle provider, handed to each call; it is never registered for the whole Java process. */
public final class BouncyCastle {

    /** Safe for use by many threads. */
    public static final Provider PROVIDER = new BouncyCastleProvider();

    private BouncyCastle() {}

    /**
     * Decodes a public key; null if the library knows no such algorithm.
     *
     * <p>The library's decoders are there only once a provider was made, which this class sees to.
     */
    static @Nullable PublicKey publicKey(SubjectPublicKeyInfo info) throws IOException {
        return BouncyCastleProvider.getPublicKey(info);
    }
}
