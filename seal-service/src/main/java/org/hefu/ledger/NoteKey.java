package org.hefu.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.Signer;

/** A public key that signs notes under a name, by C2SP signed-note. */
final class NoteKey {

    private final String name;
    private final NoteAlgorithm algorithm;
    private final byte[] key;
    private final CipherParameters decoded;

    private NoteKey(String name, NoteAlgorithm algorithm, byte[] key) {
        this.name = Checkpoint.requireName(name);
        this.algorithm = algorithm;
        this.key = key;
        this.decoded = algorithm.decode(key);
    }

    static NoteKey of(String name, NoteAlgorithm algorithm, PublicKey key) {
        return new NoteKey(
                name,
                algorithm,
                SubjectPublicKeyInfo.getInstance(key.getEncoded())
                        .getPublicKeyData()
                        .getBytes());
    }

    /**
     * Reads {@code name+keyid+base64(type || key)}, the key id in eight hexadecimal digits.
     *
     * @throws IllegalArgumentException if it is no such text, of another algorithm, or its key id is not the key's
     */
    static NoteKey parse(String vkey) {
        String[] parts = vkey.strip().split("\\+", 3);
        if (parts.length == 3) {
            byte[] typed = Hash.strictBase64(parts[2]);
            for (NoteAlgorithm algorithm : NoteAlgorithm.values()) {
                byte[] type = algorithm.type();
                if (typed.length == type.length + algorithm.keyBytes()
                        && Arrays.equals(typed, 0, type.length, type, 0, type.length)) {
                    NoteKey key =
                            new NoteKey(parts[0], algorithm, Arrays.copyOfRange(typed, type.length, typed.length));
                    if (key.vkey().equals(vkey.strip())) {
                        return key;
                    }
                }
            }
        }
        throw new IllegalArgumentException(
                "The public key of a log looks like hefu.local/ledger+0a1b2c3d+AWx…; got '" + vkey + "'");
    }

    String name() {
        return name;
    }

    NoteAlgorithm algorithm() {
        return algorithm;
    }

    /** The first four bytes of {@code SHA-256(name || 0x0A || type || key)}. */
    int id() {
        Hash hash = Hash.sha256((name + "\n").getBytes(StandardCharsets.UTF_8), algorithm.type(), key);
        return ByteBuffer.wrap(hash.bytes()).getInt();
    }

    /** The text that {@link #parse} reads. */
    String vkey() {
        byte[] type = algorithm.type();
        byte[] typed = Arrays.copyOf(type, type.length + key.length);
        System.arraycopy(key, 0, typed, type.length, key.length);
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    boolean verifies(String text, byte[] signature) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        Signer verifier = algorithm.signer();
        verifier.init(false, decoded);
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }
}
