package org.hefu.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.util.BigIntegers;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.key.KeyAlgorithm;
import org.hefu.key.KeyUse;
import org.hefu.key.KeyVault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers, so that others can show it to others, where a seal stands now: a JSON Web Signature (RFC 7515, compact,
 * ES256), whose content is
 *
 * <pre>{@code
 * {"esId": "…",              as it was asked for
 *  "status": "IN_FORCE",     or NOT_YET_VALID, SUSPENDED, REVOKED, EXPIRED, UNKNOWN (not a seal of this hub)
 *  "since": 1795334400,      when the seal came to this status, seconds; not for UNKNOWN
 *  "validFrom": …, "validTo": …,
 *  "iat": 1795334500,        time of the answer
 *  "nonce": "…"}             as it was given
 * }</pre>
 */
@Component
public class SealStatusAnswers {

    private static final String KEY = "seal-status";
    private static final int COORDINATE = 32;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SealRepository repository;
    private final KeyVault vault;
    private final Clock clock;

    SealStatusAnswers(SealRepository repository, KeyVault vault, Clock clock) {
        this.repository = repository;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * @param seal null if there is none of this number
     * @param nonce that the asker gave; null if none
     */
    public String answer(@Nullable Seal seal, String esId, @Nullable String nonce) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("esId", esId);
        if (seal == null) {
            content.put("status", "UNKNOWN");
        } else {
            SealStanding standing = seal.standingAt(now);
            content.put("status", standing.name());
            content.put("since", since(seal, standing).getEpochSecond());
            content.put("validFrom", seal.validFrom().getEpochSecond());
            content.put("validTo", seal.validTo().getEpochSecond());
        }
        content.put("iat", now.getEpochSecond());
        if (nonce != null) {
            content.put("nonce", nonce);
        }
        Map<String, Object> key = publicKey();
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", "ES256");
        header.put("typ", "seal-status+jwt");
        header.put("kid", key.get("kid"));
        String signed = part(header) + "." + part(content);
        return signed + "."
                + url(concatenated(vault.sign(KEY, KeyUse.SEAL_STATUS, signed.getBytes(StandardCharsets.US_ASCII))));
    }

    /** The key that signs answers, as a JSON Web Key (RFC 7517); its id is its thumbprint (RFC 7638). */
    public Map<String, Object> publicKey() {
        ECPublicKey key = (ECPublicKey) vault.ensureKeyPair(KEY, KeyAlgorithm.ECDSA_P256, KeyUse.SEAL_STATUS);
        SortedMap<String, Object> members = new TreeMap<>(Map.of(
                "crv",
                "P-256",
                "kty",
                "EC",
                "x",
                url(coordinate(key.getW().getAffineX())),
                "y",
                url(coordinate(key.getW().getAffineY()))));
        Map<String, Object> published = new LinkedHashMap<>(members);
        published.put("kid", url(DigestAlgorithm.SHA256.of(JSON.writeValueAsBytes(members))));
        published.put("alg", "ES256");
        published.put("use", "sig");
        return published;
    }

    /** When the seal came to this standing. */
    Instant since(Seal seal, SealStanding standing) {
        return switch (standing) {
            case EXPIRED -> seal.validTo();
            case NOT_YET_VALID -> seal.validFrom();
            case IN_FORCE, SUSPENDED, REVOKED ->
                repository.changes(seal.id()).getLast().at();
        };
    }

    /** JOSE wants both numbers at full length, one behind the other (RFC 7518, section 3.4). */
    private static byte[] concatenated(byte[] der) {
        BigInteger order = new BigInteger("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", 16);
        try {
            BigInteger[] numbers = StandardDSAEncoding.INSTANCE.decode(order, der);
            return PlainDSAEncoding.INSTANCE.encode(order, numbers[0], numbers[1]);
        } catch (IOException e) {
            throw new IllegalStateException("The vault's signature is not an ECDSA signature", e);
        }
    }

    private static byte[] coordinate(BigInteger value) {
        return BigIntegers.asUnsignedByteArray(COORDINATE, value);
    }

    private static String part(Map<String, Object> content) {
        return url(JSON.writeValueAsBytes(content));
    }

    private static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
