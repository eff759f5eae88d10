/**
 * Keeps private and secret keys: made inside, used inside, each only for its declared use.
 *
 * <p>{@link org.hefu.key.KeyVault} is all that the rest of the hub knows; its contract test holds every adapter to it.
 * There are two, {@link org.hefu.key.Pkcs12KeyVault} and {@link org.hefu.key.Pkcs11KeyVault}, and one that mixes them. A signature server
 * (签名验签服务器) is a third class that implements the interface over its maker's protocol, passes the contract test, and is
 * chosen in {@link org.hefu.key.KeySettings}.
 */
@ApplicationModule(
        displayName = "Key",
        allowedDependencies = {})
@NullMarked
package org.hefu.key;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
