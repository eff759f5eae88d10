package org.hefu.signature.cms;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.jce.spec.ECParameterSpec;
import org.bouncycastle.jce.spec.ECPublicKeySpec;
import org.bouncycastle.util.test.FixedSecureRandom;
import org.hefu.certificate.BouncyCastle;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.SignatureScheme;
import org.junit.jupiter.api.Test;

/** The published examples of GB/T 32918 (SM2), GB/T 32905 (SM3) and GB/T 32907 (SM4). */
class ChineseVectorsTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final X9ECParameters CURVE = GMNamedCurves.getByName("sm2p256v1");
    private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);
    private static final BigInteger SECRET = number("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8");
    private static final BigInteger PX = number("09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020");
    private static final BigInteger PY = number("CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13");
    private static final String NONCE = "59276E27D506861A16680F3AD9C02DCCEF3CC1FA3CDBE4CE6D54B80DEAC1BC21";
    private static final byte[] MESSAGE = "message digest".getBytes(StandardCharsets.US_ASCII);
    private static final String SIGNATURE =
            "3046022100" + "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3" + "022100"
                    + "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA";

    private static BigInteger number(String hexadecimal) {
        return new BigInteger(hexadecimal, 16);
    }

    private static SecureRandom nonce() {
        return new FixedSecureRandom(HEX.parseHex(NONCE));
    }

    @Test
    void sm2SignsAsThePublishedExample() throws CryptoException {
        SM2Signer signer = new SM2Signer();
        signer.init(true, new ParametersWithRandom(new ECPrivateKeyParameters(SECRET, DOMAIN), nonce()));
        signer.update(MESSAGE, 0, MESSAGE.length);

        assertThat(HEX.withUpperCase().formatHex(signer.generateSignature())).isEqualTo(SIGNATURE);
    }

    @Test
    void ourVerificationAcceptsThePublishedSignatureAndNoOther() throws GeneralSecurityException {
        ECParameterSpec curve = new ECParameterSpec(CURVE.getCurve(), CURVE.getG(), CURVE.getN(), CURVE.getH());
        PublicKey key = KeyFactory.getInstance("EC", BouncyCastle.PROVIDER)
                .generatePublic(new ECPublicKeySpec(CURVE.getCurve().createPoint(PX, PY), curve));
        byte[] signature = HEX.parseHex(SIGNATURE);

        assertThat(SignatureScheme.SM2_SM3.verifies(key, MESSAGE, signature)).isTrue();
        assertThat(SignatureScheme.SM2_SM3.verifies(key, Arrays.copyOf(MESSAGE, 5), signature))
                .isFalse();
        signature[40] ^= 1;
        assertThat(SignatureScheme.SM2_SM3.verifies(key, MESSAGE, signature)).isFalse();
        assertThat(SignatureScheme.SM2_SM3.verifies(key, MESSAGE, new byte[3])).isFalse();
    }

    @Test
    void sm2EncryptsAsThePublishedExample() throws InvalidCipherTextException {
        byte[] plain = "encryption standard".getBytes(StandardCharsets.US_ASCII);
        SM2Engine engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
        engine.init(
                true,
                new ParametersWithRandom(
                        new ECPublicKeyParameters(CURVE.getCurve().createPoint(PX, PY), DOMAIN), nonce()));

        assertThat(HEX.withUpperCase().formatHex(engine.processBlock(plain, 0, plain.length)))
                .isEqualTo("04" + "04EBFC718E8D1798620432268E77FEB6415E2EDE0E073C0F4F640ECD2E149A73"
                        + "E858F9D81E5430A57B36DAAB8F950A3C64E6EE6A63094D99283AFF767E124DF0"
                        + "59983C18F809E262923C53AEC295D30383B54E39D609D160AFCB1908D0BD8766"
                        + "21886CA989CA9C7D58087307CA93092D651EFA");
    }

    @Test
    void sm3DigestsAsThePublishedExamples() {
        assertThat(sm3("abc")).isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assertThat(sm3("abcd".repeat(16)))
                .isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
        assertThat(sm3("")).isEqualTo("1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b");
        assertThat(sm3("a".repeat(1_000_000)))
                .isEqualTo("c8aaf89429554029e231941a2acc0ad61ff2a5acd8fadd25847a3a732b3b02c3");
    }

    private static String sm3(String text) {
        return HEX.formatHex(DigestAlgorithm.SM3.of(text.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void sm4EncryptsAsThePublishedExamples() throws GeneralSecurityException {
        byte[] block = HEX.parseHex("0123456789abcdeffedcba9876543210");
        Cipher cipher = Cipher.getInstance("SM4/ECB/NoPadding", BouncyCastle.PROVIDER);
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(block, "SM4"));

        assertThat(HEX.formatHex(cipher.doFinal(block))).isEqualTo("681edf34d206965e86b3e94f536e4246");
        byte[] chained = block.clone();
        for (int round = 0; round < 1_000_000; round++) {
            cipher.update(chained, 0, chained.length, chained, 0);
        }
        assertThat(HEX.formatHex(chained)).isEqualTo("595298c7c6fd271f0402f804c33d3f66");
    }
}
