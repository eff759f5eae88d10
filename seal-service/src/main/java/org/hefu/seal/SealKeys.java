package org.hefu.seal;

import org.hefu.key.KeyVault;
import org.springframework.stereotype.Component;

/** Lets the key of a seal serve as long as the seal does: a second wall behind the rule that is asked first. */
@Component
class SealKeys {

    private final KeyVault vault;

    SealKeys(KeyVault vault) {
        this.vault = vault;
    }

    void follow(String keyName, SealStatus status) {
        switch (status) {
            case ACTIVE -> vault.enable(keyName);
            case SUSPENDED -> vault.disable(keyName);
            case REVOKED -> vault.destroy(keyName);
        }
    }
}
