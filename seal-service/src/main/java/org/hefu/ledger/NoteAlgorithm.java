package org.hefu.ledger;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.hefu.key.KeyAlgorithm;

/** The two kinds of lines that sign a checkpoint, by C2SP signed-note. */
enum NoteAlgorithm {
    /** Signature type 0x01: key of 32 bytes and signature of 64 bytes, RFC 8032. */
    ED25519(KeyAlgorithm.ED25519, "\u0001", 32) {
        @Override
        CipherParameters decode(byte[] key) {
            return new Ed25519PublicKeyParameters(key);
        }

        @Override
        Signer signer() {
            return new Ed25519Signer();
        }
    },
    /**
     * Signature type 0xff, named by the object identifier of SM2 with SM3: {@code 0xff ||
     * "urn:oid:1.2.156.10197.1.501"}. The key is the uncompressed point, 65 bytes; the signature is DER
     * {@code SEQUENCE{r, s}}, GB/T 32918.2 with user id {@code 1234567812345678}.
     */
    SM2(KeyAlgorithm.SM2, "\u00ffurn:oid:1.2.156.10197.1.501", 65) {
        @Override
        CipherParameters decode(byte[] key) {
            ECDomainParameters curve = new ECDomainParameters(GMNamedCurves.getByName("sm2p256v1"));
            return new ECPublicKeyParameters(curve.getCurve().decodePoint(key), curve);
        }

        @Override
        Signer signer() {
            return new SM2Signer();
        }
    };

    private final KeyAlgorithm keyAlgorithm;
    /** Each character stands for one byte. */
    private final String type;

    private final int keyBytes;

    NoteAlgorithm(KeyAlgorithm keyAlgorithm, String type, int keyBytes) {
        this.keyAlgorithm = keyAlgorithm;
        this.type = type;
        this.keyBytes = keyBytes;
    }

    KeyAlgorithm keyAlgorithm() {
        return keyAlgorithm;
    }

    /** Signature type byte, and identifier behind it if the type is 0xff. */
    byte[] type() {
        return type.getBytes(StandardCharsets.ISO_8859_1);
    }

    int keyBytes() {
        return keyBytes;
    }

    /** @throws IllegalArgumentException if this is not a key of the algorithm */
    abstract CipherParameters decode(byte[] key);

    abstract Signer signer();
}
