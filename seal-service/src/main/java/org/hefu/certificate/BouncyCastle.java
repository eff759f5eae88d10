package org.hefu.certificate;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The one Bouncy Castle provider, handed to each call; it is never registered for the whole Java process. */
public final class BouncyCastle {

    /** Safe for use by many threads. */
    public static final Provider PROVIDER = new BouncyCastleProvider();

    private BouncyCastle() {}
}
