package org.hefu.signature.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.hefu.certificate.TestAuthority.NOW;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.certificate.Der;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.TestAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SesSignatureTest {

    private static final TestAuthority MAKER = TestAuthority.sm2();
    private static final TestAuthority OWNER = TestAuthority.sm2();
    private static final SesSeal SEAL = TestSeals.seal(MAKER, OWNER);
    private static final byte[] HASH = DigestAlgorithm.SM3.of("document".getBytes(StandardCharsets.US_ASCII));
    private static final String PATH = "/Doc_0/Signs/Sign_0/Signature.xml";

    private static SesSignature signature() {
        return SesSignature.sign(SEAL, NOW, HASH, PATH, TestSeals.signatory(OWNER));
    }

    @Test
    void aSignatureIsReadAsItWasMade() {
        SesSignature read = SesSignature.read(signature().encoded());

        assertThat(read.version()).isEqualTo(SesVersion.V4);
        assertThat(read.seal()).isEqualTo(SEAL);
        assertThat(read.time()).contains(NOW);
        assertThat(read.dataHash()).isEqualTo(HASH);
        assertThat(read.propertyInfo()).isEqualTo(PATH);
        assertThat(read.signer().readCertificate()).contains(OWNER.signer);
        assertThat(read.timestamp()).isEmpty();
        assertThat(read.isSignedBy(OWNER.signer)).isTrue();
        assertThat(read.isSignedBy(MAKER.signer)).isFalse();
    }

    @Test
    void aTimestampIsAddedWithoutTouchingTheSignature() {
        SesSignature stamped = signature().withTimestamp(new byte[] {7}).withTimestamp(new byte[] {1, 2});

        SesSignature read = SesSignature.read(stamped.encoded());

        assertThat(read.timestamp()).contains(new byte[] {1, 2});
        assertThat(read.isSignedBy(OWNER.signer)).isTrue();
    }

    @Test
    void aStrangerCannotSignWithTheSeal() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SesSignature.sign(SEAL, NOW, HASH, PATH, TestSeals.signatory(MAKER)));
    }

    @Test
    void anOldSealIsNotSignedWith() {
        SesSeal old = SesSeal.read(TestSeals.sealV1(MAKER, OWNER));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SesSignature.sign(old, NOW, HASH, PATH, TestSeals.signatory(OWNER)));
    }

    @Test
    void aSignatureOf2014IsReadWithItsTimeAsText() {
        byte[] time = "2026-11-22 16:00:00".getBytes(StandardCharsets.US_ASCII);

        SesSignature read =
                SesSignature.read(TestSeals.signatureV1(TestSeals.sealV1(MAKER, OWNER), time, HASH, PATH, OWNER));

        assertThat(read.version()).isEqualTo(SesVersion.V1);
        assertThat(read.time()).contains(NOW);
        assertThat(read.isSignedBy(OWNER.signer)).isTrue();
    }

    @Test
    void aSignatureOf2014MayHaveItsTimeInDer() {
        byte[] time = Der.time(NOW);

        SesSignature read =
                SesSignature.read(TestSeals.signatureV1(TestSeals.sealV1(MAKER, OWNER), time, HASH, PATH, OWNER));

        assertThat(read.time()).contains(NOW);
    }

    @Test
    void aSignatureOf2014WhoseTimeIsSomethingElseHasNone() {
        SesSignature read = SesSignature.read(
                TestSeals.signatureV1(TestSeals.sealV1(MAKER, OWNER), new byte[] {1, 2}, HASH, PATH, OWNER));

        assertThat(read.time()).isEmpty();
    }

    @Test
    void aSignatureOf2025IsRead() {
        SesSignature read = SesSignature.read(
                TestSeals.signatureOfNumber(5, TestSeals.sealV5(MAKER, OWNER), NOW, HASH, PATH, OWNER));

        assertThat(read.version()).isEqualTo(SesVersion.V5);
        assertThat(read.seal().info().version()).isEqualTo(SesVersion.V5);
        assertThat(read.isSignedBy(OWNER.signer)).isTrue();
    }

    @Test
    void bytesBehindASignatureAreRefused() {
        byte[] encoded = signature().encoded();

        assertThatExceptionOfType(Asn1FormatException.class)
                .isThrownBy(() -> SesSignature.read(Arrays.copyOf(encoded, encoded.length + 1)));
    }

    static Stream<byte[]> signaturesOfAllForms() {
        byte[] time = "2026-11-22 16:00:00".getBytes(StandardCharsets.US_ASCII);
        return Stream.of(
                signature().encoded(),
                TestSeals.signatureV1(TestSeals.sealV1(MAKER, OWNER), time, HASH, PATH, OWNER),
                TestSeals.signatureOfNumber(
                        5,
                        TestSeals.stamped(TestSeals.sealV5(MAKER, OWNER), new byte[] {1, 2, 3}),
                        NOW,
                        HASH,
                        PATH,
                        OWNER));
    }

    @ParameterizedTest
    @MethodSource("signaturesOfAllForms")
    void noByteOfASignatureCanBeFlipped(byte[] encoded) {
        for (int at = 0; at < encoded.length; at++) {
            byte[] flipped = encoded.clone();
            flipped[at] ^= 0x04;
            try {
                SesSignature read = SesSignature.read(flipped);
                boolean sameSigner = read.signer().readCertificate().equals(Optional.of(OWNER.signer));
                assertThat(sameSigner && read.isSignedBy(OWNER.signer))
                        .as("byte %d", at)
                        .isFalse();
            } catch (Asn1FormatException expected) {
                assertThat(expected.getMessage()).isNotBlank();
            }
        }
    }
}
