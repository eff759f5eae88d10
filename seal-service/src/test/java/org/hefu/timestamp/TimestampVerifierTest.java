package org.hefu.timestamp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hefu.certificate.TestAuthority.NOW;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.certificate.CertificateProfile;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.key.KeyAlgorithm;
import org.hefu.timestamp.TimestampOutcome.NotProved;
import org.hefu.timestamp.TimestampOutcome.Proved;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampVerifierTest {

    private static final byte[] MESSAGE = "合符".getBytes(UTF_8);
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    static Path folder;

    private static TestAuthority sharedAuthority;
    private static TestTimestamps sharedTimestamps;

    private TestAuthority authority;
    private TestTimestamps timestamps;

    /** To keep a key under a passphrase takes long on purpose, so one serves all tests that do not revoke it. */
    @BeforeAll
    static void make() {
        sharedAuthority = TestAuthority.sm2();
        sharedTimestamps = TestTimestamps.of(folder, sharedAuthority, KeyAlgorithm.SM2, CLOCK);
    }

    @BeforeEach
    void open() {
        authority = sharedAuthority;
        timestamps = sharedTimestamps;
    }

    private TimestampToken stamp() {
        return timestamps.stamp(DigestAlgorithm.SM3, DigestAlgorithm.SM3.of(MESSAGE));
    }

    private TimestampOutcome judge(TimestampToken token, byte[] message, Instant now) {
        return TimestampVerifier.judge(
                token,
                message,
                List.of(),
                authority.lists(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(5000))),
                authority.trust(),
                now);
    }

    @ParameterizedTest
    @CsvSource({
        "SM3withSM2, SM2, SM3",
        "SHA256withECDSA, ECDSA_P256, SHA256",
        "SHA384withECDSA, ECDSA_P384, SHA512",
        "SHA256withRSA, RSA_3072, SHA256",
        "Ed25519, ED25519, SHA256",
        "ML-DSA-65, ML_DSA_65, SHA512"
    })
    void aTokenOfATrustedAuthorityProvesItsTime(String name, KeyAlgorithm algorithm, DigestAlgorithm digest) {
        authority = TestAuthority.of(name);
        timestamps = TestTimestamps.of(folder.resolve(name), authority, algorithm, CLOCK);

        TimestampToken token = timestamps.stamp(digest, digest.of(MESSAGE));

        assertThat(judge(token, MESSAGE, NOW)).isEqualTo(new Proved(NOW, timestamps.certificate));
        TimestampToken read = TimestampToken.read(token.encoded());
        assertThat(read).isEqualTo(token);
        assertThat(judge(read, MESSAGE, NOW)).isEqualTo(new Proved(NOW, timestamps.certificate));
    }

    @Test
    void aTokenIsReadBackAsItWasWritten() {
        TimestampToken token = TimestampToken.read(stamp().encoded());

        assertThat(token.time()).isEqualTo(NOW);
        assertThat(token.policy()).isEqualTo(TestTimestamps.SETTINGS.policy());
        assertThat(token.digest()).contains(DigestAlgorithm.SM3);
        assertThat(token.authority()).contains(timestamps.certificate);
        assertThat(token.certificates()).containsExactlyInAnyOrder(timestamps.certificate, authority.issuing);
        assertThat(token.imprints(MESSAGE)).isTrue();
        assertThat(token.imprints(new byte[3])).isFalse();
    }

    @Test
    void noTwoTokensHaveOneNumber() {
        assertThat(stamp().serialNumber()).isNotEqualTo(stamp().serialNumber()).isPositive();
        assertThat(stamp().serialNumber().bitLength()).isLessThan(160);
    }

    @Test
    void aTokenOfOtherDataProvesNothing() {
        assertThat(judge(stamp(), new byte[3], NOW)).isEqualTo(new NotProved(Fault.OTHER_DATA, false));
    }

    @Test
    void aTokenOfAStrangerIsIntactAndNotTrusted() {
        assertThat(TimestampVerifier.judge(stamp(), MESSAGE, List.of(), List.of(), TrustStore.empty(), NOW))
                .isEqualTo(new NotProved(Fault.NOT_TRUSTED, true));
    }

    @Test
    void aCertificateForSealsMakesNoTimestamps() {
        timestamps =
                TestTimestamps.of(folder.resolve("other"), authority, KeyAlgorithm.SM2, CertificateProfile.SEAL, CLOCK);

        assertThat(judge(stamp(), MESSAGE, NOW)).isEqualTo(new NotProved(Fault.NOT_FOR_TIMESTAMPS, true));
    }

    @Test
    void aTimeBeforeTheCertificateIsNotBelieved() {
        TimestampToken token =
                timestamps.stamp(DigestAlgorithm.SM3, DigestAlgorithm.SM3.of(MESSAGE), NOW.minus(Duration.ofDays(400)));

        assertThat(judge(token, MESSAGE, NOW)).isEqualTo(new NotProved(Fault.OUTSIDE_CERTIFICATE, true));
    }

    @Test
    void aTimeToComeIsNotBelieved() {
        TimestampToken token =
                timestamps.stamp(DigestAlgorithm.SM3, DigestAlgorithm.SM3.of(MESSAGE), NOW.plus(Duration.ofDays(1)));

        assertThat(judge(token, MESSAGE, NOW)).isEqualTo(new NotProved(Fault.IN_THE_FUTURE, true));
    }

    @Test
    void anExpiredCertificateNeedsALaterTimestamp() {
        assertThat(judge(stamp(), MESSAGE, NOW.plus(Duration.ofDays(400))))
                .isEqualTo(new NotProved(Fault.CERTIFICATE_EXPIRED, true));
    }

    @Test
    void withoutListsItIsUnknownWhetherTheAuthorityWasRevoked() {
        assertThat(TimestampVerifier.judge(stamp(), MESSAGE, List.of(), List.of(), authority.trust(), NOW))
                .isEqualTo(new NotProved(Fault.REVOCATION_UNKNOWN, true));
    }

    @Test
    void aRevokedAuthorityProvesNothing() {
        authority = TestAuthority.sm2();
        timestamps = TestTimestamps.of(folder.resolve("revoked"), authority, KeyAlgorithm.SM2, CLOCK);
        authority.revoke(timestamps.certificate, NOW.minus(Duration.ofDays(2)));

        assertThat(judge(stamp(), MESSAGE, NOW)).isEqualTo(new NotProved(Fault.CERTIFICATE_REVOKED, true));
    }

    /** The name by which a signer points at its certificate is not signed, and spelled in several ways. */
    @Test
    void noChangedByteProvesAnythingElseOrBreaksTheReader() {
        TimestampToken token = stamp();
        byte[] whole = token.encoded();
        List<RevocationList> lists = authority.lists();
        TimestampOutcome right = judge(token, lists);
        assertThat(right).isInstanceOf(Proved.class);
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            try {
                TimestampOutcome outcome = judge(TimestampToken.read(changed), lists);
                assertThat(outcome instanceof NotProved || outcome.equals(right))
                        .as("byte " + i + ": " + outcome)
                        .isTrue();
            } catch (Asn1FormatException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    private TimestampOutcome judge(TimestampToken token, List<RevocationList> lists) {
        return TimestampVerifier.judge(token, MESSAGE, List.of(), lists, authority.trust(), NOW);
    }

    @Test
    void whatIsNoTokenIsRefusedWithAReason() {
        byte[] token = stamp().encoded();
        byte[] longer = Arrays.copyOf(token, token.length + 1);

        assertThatThrownBy(() -> TimestampToken.read(longer)).isInstanceOf(Asn1FormatException.class);
        assertThatThrownBy(() -> TimestampToken.read(new byte[0])).isInstanceOf(Asn1FormatException.class);
        assertThatThrownBy(() -> TimestampToken.read(authority.signer.encoded()))
                .isInstanceOf(Asn1FormatException.class);
    }
}
