package org.hefu.certificate;

import java.util.List;
import org.hefu.key.KeyUse;

/**
 * With what a service of the hub signs.
 *
 * @param keyName the key in the vault
 * @param use for which the key was made
 * @param certificate of the key
 * @param authorities above the certificate, nearest first, root last
 */
public record ServiceIdentity(
        String keyName, KeyUse use, SignatureScheme scheme, Certificate certificate, List<Certificate> authorities) {

    public ServiceIdentity {
        authorities = List.copyOf(authorities);
    }
}
