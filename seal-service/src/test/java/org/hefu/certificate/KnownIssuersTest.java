package org.hefu.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class KnownIssuersTest {

    private static final TestAuthority AUTHORITY = TestAuthority.of("SHA256withECDSA");
    private static final TestAuthority NAMESAKE = TestAuthority.of("SHA256withECDSA");

    private final List<Certificate> asked = new ArrayList<>();
    private final KnownIssuers issuers = new KnownIssuers();
    private final Predicate<Certificate> check = issuer -> {
        asked.add(issuer);
        return issuer.equals(AUTHORITY.issuing);
    };

    @Test
    void whoSignedAndWhoDidNotIsFoundOutOnce() {
        for (int i = 0; i < 3; i++) {
            assertThat(issuers.signed(AUTHORITY.issuing, check)).isTrue();
            assertThat(issuers.signed(NAMESAKE.issuing, check)).isFalse();
        }

        assertThat(asked).containsExactly(AUTHORITY.issuing, NAMESAKE.issuing);
    }

    @Test
    void ofManyIssuersTheLatestAreKept() {
        issuers.signed(AUTHORITY.issuing, check);
        for (int i = 0; i < 8; i++) {
            issuers.signed(
                    AUTHORITY.certify(
                            CertificateProfile.SEAL,
                            TestAuthority.SUBJECT,
                            AUTHORITY.signer.key().orElseThrow()),
                    check);
        }
        asked.clear();

        issuers.signed(AUTHORITY.issuing, check);

        assertThat(asked).containsExactly(AUTHORITY.issuing);
    }

    /** An authority of the same name, as after a renewal of its key, is not taken for the issuer. */
    @Test
    void aNamesakeNeverBecomesTheIssuer() {
        for (int i = 0; i < 3; i++) {
            assertThat(AUTHORITY.signer.isSignedBy(NAMESAKE.issuing)).isFalse();
            assertThat(AUTHORITY.signer.isSignedBy(AUTHORITY.issuing)).isTrue();
        }
    }
}
