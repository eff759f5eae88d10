package org.hefu.crypt;

import java.time.Clock;
import org.hefu.key.DataCipher;
import org.hefu.key.DataKey;
import org.hefu.key.DataKeys;
import org.hefu.key.KeyUse;
import org.hefu.key.KeyVault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** The data keys under which licences are encrypted: one for each licence type and month. */
@Component
public class LicenseKeys {

    private static final String SECRET = "vault-data";
    private static final String SCOPE = "license/";

    private final DataKeys keys;

    /** Makes the wrapping secret at the first start. */
    public LicenseKeys(KeyVault vault, JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.keys = new DataKeys(jdbc, transactions, vault, SECRET, KeyUse.VAULT_DATA, clock);
    }

    /** The key for licences of this type that are stored now. Outlives the caller's transaction. */
    public DataKey current(String typeCode) {
        return keys.current(SCOPE + typeCode);
    }

    /**
     * The key that a row names.
     *
     * @throws org.hefu.key.KeyRefusedException if there is none of this number
     */
    public DataCipher byId(long id) {
        return keys.byId(id);
    }
}
