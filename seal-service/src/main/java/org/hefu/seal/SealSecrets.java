package org.hefu.seal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import org.hefu.key.DataKey;
import org.hefu.key.DataKeys;
import org.hefu.key.KeyUse;
import org.hefu.key.KeyVault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Hides what names persons, and documents that wait. */
@Component
public class SealSecrets {

    private static final String DATA = "seal-data";
    private static final String TOKEN = "seal-token";
    private static final String SCOPE = "seal";
    private static final int TOKEN_CHARACTERS = 40;

    private final KeyVault vault;
    private final DataKeys keys;

    SealSecrets(JdbcClient jdbc, PlatformTransactionManager transactions, KeyVault vault, Clock clock) {
        this.vault = vault;
        this.keys = new DataKeys(jdbc, transactions, vault, DATA, KeyUse.SEAL_DATA, clock);
        vault.ensureSecret(TOKEN, KeyUse.SEAL_TOKEN);
    }

    /** The key to hide with today. */
    public DataKey current() {
        return keys.current(SCOPE);
    }

    /** The key that a row names. */
    public DataKey byId(long id) {
        return new DataKey(id, keys.byId(id));
    }

    /**
     * @param context table and id of the row
     */
    public byte[] show(long key, byte[] hidden, String context) {
        return keys.byId(key).decrypt(hidden, bytes(context));
    }

    public static byte[] hide(DataKey key, byte[] shown, String context) {
        return key.cipher().encrypt(shown, bytes(context));
    }

    /** Stands for an identity number where anybody may read; nobody without the key can try numbers against it. */
    String pseudonym(String idNumber) {
        byte[] mac = vault.mac(TOKEN, KeyUse.SEAL_TOKEN, bytes("person " + idNumber));
        return "P-"
                + HexFormat.of().formatHex(mac).substring(0, TOKEN_CHARACTERS).toUpperCase(Locale.ROOT);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
