package org.hefu.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hefu.key.KeyAlgorithm;
import org.hefu.key.KeyUse;
import org.hefu.key.KeyVault;
import org.springframework.security.oauth2.jwt.JoseHeaderNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Signs access tokens (RFC 7519, ES256) inside the key vault: the private key never meets the token library. */
@Component
class AccessTokens implements JwtEncoder {

    private static final String KEY = "access-token";

    private final KeyVault vault;
    private final JsonMapper json;
    private final ECKey publicKey;

    AccessTokens(KeyVault vault, JsonMapper json) {
        this.vault = vault;
        this.json = json;
        ECPublicKey key = (ECPublicKey) vault.ensureKeyPair(KEY, KeyAlgorithm.ECDSA_P256, KeyUse.ACCESS_TOKEN);
        try {
            this.publicKey = new ECKey.Builder(Curve.P_256, key)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint()
                    .build();
        } catch (JOSEException e) {
            throw new IllegalStateException("The access token key has no thumbprint", e);
        }
    }

    /** The public key, for whoever checks tokens. */
    JWKSource<SecurityContext> publicKeys() {
        return new ImmutableJWKSet<>(new JWKSet(publicKey));
    }

    @Override
    public Jwt encode(JwtEncoderParameters parameters) {
        Map<String, Object> header = Map.of(
                JoseHeaderNames.ALG, JWSAlgorithm.ES256.getName(),
                JoseHeaderNames.TYP, "JWT",
                JoseHeaderNames.KID, publicKey.getKeyID());
        Map<String, Object> claims = parameters.getClaims().getClaims();
        String content = part(header) + "." + part(inSeconds(claims));
        byte[] der = vault.sign(KEY, KeyUse.ACCESS_TOKEN, content.getBytes(StandardCharsets.US_ASCII));
        try {
            String token = content + "." + url(ECDSA.transcodeSignatureToConcat(der, 64));
            return new Jwt(
                    token,
                    parameters.getClaims().getIssuedAt(),
                    parameters.getClaims().getExpiresAt(),
                    header,
                    claims);
        } catch (JOSEException e) {
            throw new IllegalStateException("The vault's signature is not an ECDSA signature", e);
        }
    }

    /** RFC 7519 counts time in seconds. */
    private static Map<String, Object> inSeconds(Map<String, Object> claims) {
        Map<String, Object> result = new LinkedHashMap<>();
        claims.forEach((name, value) -> result.put(
                name,
                switch (value) {
                    case Instant instant -> instant.getEpochSecond();
                    case java.net.URL issuer -> issuer.toString();
                    default -> value;
                }));
        return result;
    }

    private String part(Map<String, Object> content) {
        return url(json.writeValueAsBytes(content));
    }

    private static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
