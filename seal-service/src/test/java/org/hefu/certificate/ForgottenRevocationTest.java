package org.hefu.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.certificate.TestAuthority.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForgottenRevocationTest {

    /** A list from after the end of the certificate need say nothing of it, and so must not silence the one before it. */
    @Test
    void aListFromAfterTheEndOfACertificateDoesNotSilenceTheOneThatRevokedIt() {
        TestAuthority authority =
                TestAuthority.of("SHA256withECDSA", NOW.minus(Duration.ofDays(300)), NOW.minus(Duration.ofDays(3)));
        List<RevocationList> before = authority.lists(NOW.minus(Duration.ofDays(20)), NOW.minus(Duration.ofDays(8)));
        List<RevocationList> afterTheEnd = authority.lists(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(7)));
        authority.revokeSigner(NOW.minus(Duration.ofDays(15)));
        List<RevocationList> revoking = authority.lists(NOW.minus(Duration.ofDays(14)), NOW.minus(Duration.ofDays(7)));
        List<RevocationList> all = new ArrayList<>(before);
        all.addAll(revoking);
        Instant proven = NOW.minus(Duration.ofDays(10));

        PathOutcome known = find(authority, all, proven);
        all.addAll(afterTheEnd);
        PathOutcome silenced = find(authority, all, proven);

        assertThat(known).isInstanceOf(PathOutcome.NotTrusted.class);
        assertThat(silenced).isInstanceOf(PathOutcome.NotTrusted.class);
    }

    private static PathOutcome find(TestAuthority authority, List<RevocationList> lists, Instant proven) {
        return CertificatePath.find(
                authority.signer,
                List.of(authority.issuing),
                new RevocationEvidence(lists, List.of()),
                authority.trust(),
                proven,
                NOW);
    }
}
