package org.hefu.signature.cms;

import java.time.Instant;
import org.hefu.signature.Signatory;

/** Signed messages for tests. */
public final class TestMessages {

    private TestMessages() {}

    public static byte[] message(Signatory signatory, byte[] digest, Instant at) {
        return new CmsWriter(signatory).write(digest, at);
    }
}
