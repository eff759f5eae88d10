package org.hefu.crypt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.hefu.key.KeyUse;
import org.hefu.key.KeyVault;
import org.springframework.stereotype.Component;

/**
 * Keyed tokens: the same text of the same kind always gives the same 16 bytes, and without the key nobody can tell which
 * text that was, nor try texts out.
 *
 * <p>HMAC-SHA-256 under a secret of the key vault over {@code kind || 0x00 || text in UTF-8}, cut to 128 bits.
 */
@Component
public class Tokens {

    /** Length of a token in bytes. */
    public static final int BYTES = 16;

    private static final String SECRET = "vault-token";

    private final KeyVault keys;

    /** Makes the secret at the first start. */
    public Tokens(KeyVault keys) {
        this.keys = keys;
        keys.ensureSecret(SECRET, KeyUse.VAULT_TOKEN);
    }

    /**
     * The token of a text, 16 bytes.
     *
     * @param text in the one form in which it is compared; texts that differ in any way have different tokens
     */
    public byte[] token(TokenKind kind, String text) {
        return token(kind, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The token of bytes; the same as that of the text which they are the UTF-8 of. */
    public byte[] token(TokenKind kind, byte[] content) {
        byte[] prefix = kind.name().getBytes(StandardCharsets.US_ASCII);
        byte[] message = Arrays.copyOf(prefix, prefix.length + 1 + content.length);
        System.arraycopy(content, 0, message, prefix.length + 1, content.length);
        return Arrays.copyOf(keys.mac(SECRET, KeyUse.VAULT_TOKEN, message), BYTES);
    }

    /** The token of a text as 22 characters (base64url), for columns that hold text. */
    public String tokenText(TokenKind kind, String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token(kind, text));
    }
}
