package org.hefu.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.certificate.TestAuthority.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.hefu.certificate.PathOutcome.NotTrusted;
import org.hefu.certificate.PathOutcome.Trusted;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificatePathTest {

    @Test
    void anRsaStrangerHasKeysOfItsOwn() {
        TestAuthority authority = TestAuthority.of("SHA256withRSA");
        TestAuthority stranger = TestAuthority.of("SHA256withRSA");

        assertThat(stranger.root.key()).isNotEqualTo(authority.root.key());
        assertThat(stranger.issuing.key()).isNotEqualTo(authority.issuing.key());
        assertThat(stranger.signer.key()).isNotEqualTo(authority.signer.key());
        assertThat(CertificatePath.find(
                        stranger.signer,
                        List.of(stranger.issuing),
                        stranger.lists(),
                        authority.trustWithLists(),
                        TestAuthority.NOW))
                .isInstanceOf(PathOutcome.NotTrusted.class);
    }

    private static final TestAuthority AUTHORITY = TestAuthority.sm2();

    private static PathOutcome find(TestAuthority authority, List<RevocationList> lists, Instant at) {
        return CertificatePath.find(authority.signer, List.of(authority.issuing), lists, authority.trust(), at);
    }

    private static PathFault fault(PathOutcome outcome) {
        assertThat(outcome).isInstanceOf(NotTrusted.class);
        return ((NotTrusted) outcome).fault();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SM3withSM2", "SHA256withECDSA", "SHA384withECDSA", "SHA256withRSA", "Ed25519", "ML-DSA-65"})
    void aPathLeadsFromTheSignerToTheRoot(String algorithm) {
        TestAuthority authority = TestAuthority.of(algorithm);

        assertThat(find(authority, authority.lists(), NOW))
                .isEqualTo(new Trusted(List.of(authority.signer, authority.issuing, authority.root)));
    }

    @Test
    void withoutTheAuthorityBetweenThereIsNoPath() {
        assertThat(fault(CertificatePath.find(AUTHORITY.signer, List.of(), AUTHORITY.lists(), AUTHORITY.trust(), NOW)))
                .isEqualTo(PathFault.NO_ISSUER);
    }

    @Test
    void anAuthorityOfTheSameNameIsNotTheSame() {
        assertThat(fault(CertificatePath.find(
                        AUTHORITY.signer,
                        List.of(TestAuthority.sm2().issuing, AUTHORITY.forgedSigner()),
                        AUTHORITY.lists(),
                        TestAuthority.sm2().trust(),
                        NOW)))
                .isEqualTo(PathFault.NO_ISSUER);
    }

    @Test
    void aSignersCertificateIssuesNothing() {
        assertThat(fault(CertificatePath.find(
                        AUTHORITY.belowSigner(),
                        List.of(AUTHORITY.signer, AUTHORITY.issuing),
                        AUTHORITY.lists(),
                        AUTHORITY.trust(),
                        NOW)))
                .isEqualTo(PathFault.CONSTRAINTS);
    }

    /** Whoever brings the document brings the heap; what an operator put into the store still counts. */
    @ParameterizedTest
    @ValueSource(ints = {0, 95, 96, 97, 98, 99})
    void aHeapOfFalseAuthoritiesDoesNotHideARevocation(int size) {
        TestAuthority authority = TestAuthority.of("SHA256withECDSA");
        TestAuthority stranger = TestAuthority.of("SHA256withECDSA");
        List<RevocationList> kept = new ArrayList<>(authority.lists(NOW.minusSeconds(7200), NOW.plusSeconds(7200)));
        authority.revokeSigner(NOW.minusSeconds(3600));
        kept.addAll(authority.lists(NOW.minusSeconds(1800), NOW.plusSeconds(7200)));
        List<Certificate> others = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            others.add(stranger.issuingWith(
                    TestAuthority.extension(new ASN1ObjectIdentifier("1.2.3.4." + i), false, new DERUTF8String("x"))));
        }
        others.add(authority.issuing);

        assertThat(fault(CertificatePath.find(
                        authority.signer, others, List.of(), new TrustStore(List.of(authority.root), kept), NOW)))
                .isEqualTo(PathFault.REVOKED);
    }

    @Test
    void theNewestListCountsHoweverManyAreKept() {
        TestAuthority authority = TestAuthority.of("SHA256withECDSA");
        List<RevocationList> kept = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            kept.addAll(authority.lists(NOW.minusSeconds(10_000 - i), NOW.plusSeconds(7200)));
        }
        authority.revokeSigner(NOW.minusSeconds(3600));
        kept.addAll(authority.lists(NOW.minusSeconds(1800), NOW.plusSeconds(7200)));

        assertThat(fault(CertificatePath.find(
                        authority.signer,
                        List.of(authority.issuing),
                        List.of(),
                        new TrustStore(List.of(authority.root), kept),
                        NOW)))
                .isEqualTo(PathFault.REVOKED);
    }

    @Test
    void everyCertificateMustBeValidAtTheTime() {
        Instant early = AUTHORITY.signer.validFrom().minusSeconds(1);
        Instant late = AUTHORITY.signer.validTo().plusSeconds(1);

        assertThat(fault(find(AUTHORITY, AUTHORITY.lists(), early))).isEqualTo(PathFault.NOT_YET_VALID);
        assertThat(fault(find(AUTHORITY, AUTHORITY.lists(), late))).isEqualTo(PathFault.EXPIRED);
    }

    @Test
    void aListMustBeInForceToClearACertificate() {
        List<RevocationList> stale = AUTHORITY.lists(NOW.minus(Duration.ofDays(9)), NOW.minusSeconds(1));
        List<RevocationList> early = AUTHORITY.lists(NOW.plusSeconds(1), NOW.plus(Duration.ofDays(9)));

        assertThat(fault(find(AUTHORITY, List.of(), NOW))).isEqualTo(PathFault.REVOCATION_UNKNOWN);
        assertThat(fault(find(AUTHORITY, stale, NOW))).isEqualTo(PathFault.REVOCATION_UNKNOWN);
        assertThat(fault(find(AUTHORITY, early, NOW))).isEqualTo(PathFault.REVOCATION_UNKNOWN);
        assertThat(fault(find(AUTHORITY, TestAuthority.sm2().lists(), NOW))).isEqualTo(PathFault.REVOCATION_UNKNOWN);
    }

    @Test
    void theNewestListDecidesAndStillRevokesWhenItHasRunOut() {
        TestAuthority authority = TestAuthority.sm2();
        List<RevocationList> before = authority.lists(NOW.minus(Duration.ofDays(3)), NOW.plus(Duration.ofDays(30)));
        Instant when = NOW.minus(Duration.ofDays(2));
        authority.revokeSigner(when);
        List<RevocationList> after = authority.lists(NOW.minus(Duration.ofDays(1)), NOW.minusSeconds(1));

        PathOutcome outcome = find(authority, List.of(before.get(0), before.get(1), after.get(1)), NOW);

        assertThat(outcome).isEqualTo(new NotTrusted(PathFault.REVOKED, authority.signer, when));
    }

    /** Several authorities, because what a flipped bit means also depends on the random bits of a signature. */
    @RepeatedTest(4)
    void aCertificateWithAnyBitFlippedIsNotTheOneThatWasIssued() {
        TestAuthority authority = TestAuthority.sm2();
        byte[] encoded = authority.signer.encoded();
        for (int at = 0; at < encoded.length * 8; at++) {
            Certificate flipped;
            try {
                flipped = Certificate.read(flipped(encoded, at));
            } catch (Asn1FormatException expected) {
                continue;
            }
            assertThat(CertificatePath.find(
                            flipped, List.of(authority.issuing), authority.lists, authority.trust(), NOW))
                    .as("bit %d", at)
                    .isInstanceOf(NotTrusted.class);
        }
    }

    @RepeatedTest(4)
    void aListWithAnyBitFlippedClearsNobody() {
        TestAuthority authority = TestAuthority.sm2();
        byte[] encoded = authority.lists.getLast().encoded();
        for (int at = 0; at < encoded.length * 8; at++) {
            RevocationList flipped;
            try {
                flipped = RevocationList.read(flipped(encoded, at));
            } catch (Asn1FormatException expected) {
                continue;
            }
            assertThat(find(authority, List.of(authority.lists.getFirst(), flipped), NOW))
                    .as("bit %d", at)
                    .isInstanceOf(NotTrusted.class);
        }
    }

    private static byte[] flipped(byte[] encoded, int bit) {
        byte[] flipped = encoded.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }

    @Test
    void namesAndCodeAreReadBackFromTheCertificate() {
        assertThat(AUTHORITY.signer.owner()).isEqualTo("衡东县人社局电子印章");
        assertThat(AUTHORITY.signer.organization()).contains("衡东县人力资源和社会保障局");
        assertThat(AUTHORITY.signer.creditCode()).contains("11430424MB9000058B");
    }
}
