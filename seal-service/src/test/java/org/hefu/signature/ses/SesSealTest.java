package org.hefu.signature.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERTaggedObject;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.certificate.TestAuthority;
import org.hefu.signature.ses.SesOwners.Membership;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SesSealTest {

    private static final TestAuthority MAKER = TestAuthority.sm2();
    private static final TestAuthority OWNER = TestAuthority.sm2();
    private static final SesSeal SEAL = TestSeals.seal(MAKER, OWNER);
    private static final byte[] SEAL_OF_2014 = TestSeals.sealV1(MAKER, OWNER);
    private static final byte[] SEAL_OF_2025 = TestSeals.sealV5(MAKER, OWNER);

    @Test
    void aSealIsReadAsItWasMade() {
        SesSeal read = SesSeal.read(SEAL.encoded());

        assertThat(read).isEqualTo(SEAL);
        assertThat(read.info().version()).isEqualTo(SesVersion.V4);
        assertThat(read.info().id()).isEqualTo("4304240000017");
        assertThat(read.info().name()).isEqualTo("衡东县人力资源和社会保障局");
        assertThat(read.info().validFrom()).isEqualTo(TestSeals.FROM);
        assertThat(read.info().validTo()).isEqualTo(TestSeals.TO);
        assertThat(read.info().picture()).isEqualTo(new SesPicture("PNG", TestSeals.PICTURE, 40, 40));
        assertThat(read.info().extensions()).isEmpty();
        assertThat(read.maker().readCertificate()).contains(MAKER.signer);
        assertThat(read.timestamp()).isEmpty();
        assertThat(read.isSignedBy(MAKER.signer)).isTrue();
        assertThat(read.isSignedBy(OWNER.signer)).isFalse();
    }

    @Test
    void anOwnerIsFoundByItsCertificate() {
        assertThat(SEAL.info().owners().of(OWNER.signer)).isEqualTo(Membership.LISTED);
        assertThat(SEAL.info().owners().of(MAKER.signer)).isEqualTo(Membership.NOT_LISTED);
    }

    @Test
    void anOwnerIsFoundByTheDigestOfItsCertificate() {
        SesSeal seal = SesSealMaker.make(
                TestSeals.order(SesOwners.digests(List.of(OWNER.signer)), TestSeals.FROM, TestSeals.TO),
                TestSeals.signatory(MAKER));

        SesOwners owners = SesSeal.read(seal.encoded()).info().owners();

        assertThat(owners.of(OWNER.signer)).isEqualTo(Membership.LISTED);
        assertThat(owners.of(MAKER.signer)).isEqualTo(Membership.NOT_LISTED);
    }

    @Test
    void aDigestOfAnUnknownKindSaysNothing() {
        SesOwners owners = new SesOwners.Digests(List.of(new SesOwners.CertificateDigest("WHIRLPOOL", new byte[64])));

        assertThat(owners.of(OWNER.signer)).isEqualTo(Membership.UNKNOWN);
    }

    @Test
    void aSealOf2014IsRead() {
        SesSeal seal = SesSeal.read(TestSeals.sealV1(MAKER, OWNER));

        assertThat(seal.info().version()).isEqualTo(SesVersion.V1);
        assertThat(seal.info().name()).isEqualTo("旧印章");
        assertThat(seal.info().validTo()).isEqualTo(TestSeals.TO);
        assertThat(seal.info().owners().of(OWNER.signer)).isEqualTo(Membership.LISTED);
        assertThat(seal.info().extensions()).containsExactly(new SesExtension("1.2.3.4", false, new byte[] {1}));
        assertThat(seal.isSignedBy(MAKER.signer)).isTrue();
    }

    @Test
    void aSealOf2025IsReadWithItsTimestamp() {
        byte[] token = {1, 2, 3};

        SesSeal seal =
                SesSeal.read(TestSeals.sealV5(MAKER, OWNER, new DERTaggedObject(true, 0, new DERBitString(token))));

        assertThat(seal.info().version()).isEqualTo(SesVersion.V5);
        assertThat(seal.timestamp()).contains(token);
        assertThat(seal.isSignedBy(MAKER.signer)).isTrue();
    }

    @Test
    void onlyASealOf2025HasATimestamp() {
        byte[] seal =
                TestSeals.sealOfNumber(4, MAKER, OWNER, new DERTaggedObject(true, 0, new DERBitString(new byte[1])));

        assertRefused(seal);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 6, 1_000_000})
    void theFormOfV4WithAnotherNumberIsRefused(int number) {
        assertRefused(TestSeals.sealOfNumber(number, MAKER, OWNER));
    }

    @Test
    void bytesBehindASealAreRefused() {
        assertRefused(Arrays.copyOf(SEAL.encoded(), SEAL.encoded().length + 1));
    }

    @Test
    void aSealCutShortIsRefused() {
        byte[] encoded = SEAL.encoded();
        for (int length = 0; length < encoded.length; length++) {
            assertRefused(Arrays.copyOf(encoded, length));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x20, 0x80})
    void noByteOfASealCanBeFlipped(int bit) {
        for (byte[] encoded : List.of(SEAL.encoded(), SEAL_OF_2014, SEAL_OF_2025)) {
            for (int at = 0; at < encoded.length; at++) {
                byte[] flipped = encoded.clone();
                flipped[at] ^= (byte) bit;
                try {
                    SesSeal read = SesSeal.read(flipped);
                    assertThat(read.maker().readCertificate().equals(Optional.of(MAKER.signer))
                                    && read.isSignedBy(MAKER.signer))
                            .as("byte %d", at)
                            .isFalse();
                } catch (Asn1FormatException expected) {
                    assertThat(expected).hasMessageNotContaining("null");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void randomChangesNeverBreakTheReader(long seed) {
        Random random = new Random(seed);
        byte[] encoded = random.nextBoolean() ? SEAL.encoded() : TestSeals.sealV1(MAKER, OWNER);
        for (int round = 0; round < 2000; round++) {
            byte[] changed = encoded.clone();
            for (int i = 0; i <= random.nextInt(4); i++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(SesSeal.read(changed).info().name()).isNotNull();
            } catch (Asn1FormatException expected) {
                assertThat(expected.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void aMakerWhoseAlgorithmNeedsParametersCannotSign() {
        TestAuthority rsa = TestAuthority.of("SHA256withRSAandMGF1");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SesSealMaker.make(TestSeals.order(List.of(OWNER.signer)), TestSeals.signatory(rsa)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA256withECDSA", "SHA256withRSA"})
    void aMakerWithAnotherAlgorithmCanSign(String algorithm) {
        TestAuthority maker = TestAuthority.of(algorithm);

        assertThat(TestSeals.seal(maker, OWNER).isSignedBy(maker.signer)).isTrue();
    }

    private static void assertRefused(byte[] seal) {
        assertThatExceptionOfType(Asn1FormatException.class).isThrownBy(() -> SesSeal.read(seal));
    }
}
