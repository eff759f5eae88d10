package org.hefu.verification;

import java.time.Instant;
import org.hefu.certificate.TrustStore;
import org.jspecify.annotations.Nullable;

/**
 * A file with what its verifier has at hand.
 *
 * @param name of the defect
 * @param content the signed file, where the signature stands in a file of its own; otherwise null
 */
public record Attack(String name, byte[] file, byte @Nullable [] content, TrustStore trust, Instant now) {

    public Attack(String name, byte[] file, TrustStore trust, Instant now) {
        this(name, file, null, trust, now);
    }

    @Override
    public String toString() {
        return name;
    }
}
