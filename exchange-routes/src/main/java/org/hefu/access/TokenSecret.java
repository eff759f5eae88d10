package org.hefu.access;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.hefu.certificate.DigestAlgorithm;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;

/** Binds a token to the secret that its system had, so that it ends when that secret is changed. */
final class TokenSecret {

    private static final String CLAIM = "hefu_secret";

    private TokenSecret() {}

    static void bind(JwtEncodingContext context) {
        context.getClaims().claim(CLAIM, mark(context.getRegisteredClient().getClientSecret()));
    }

    static boolean isOf(Jwt token, String secretHash) {
        return mark(secretHash).equals(token.getClaims().get(CLAIM));
    }

    /** Tells nothing of the secret: its salted hash is hashed once more. */
    private static String mark(@Nullable String secretHash) {
        byte[] digest = DigestAlgorithm.SHA256.of(String.valueOf(secretHash).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, 16);
    }
}
