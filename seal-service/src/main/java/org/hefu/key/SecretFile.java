package org.hefu.key;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import javax.crypto.spec.SecretKeySpec;

/** A secret as PKCS#12 (RFC 7292, secret bag), which the JDK's key store reads and writes. */
record SecretFile(String alias, byte[] secret) {

    static byte[] encode(String alias, byte[] secret, char[] passphrase) throws GeneralSecurityException, IOException {
        KeyStore store = store();
        store.load(null, null);
        store.setEntry(
                alias,
                new KeyStore.SecretKeyEntry(new SecretKeySpec(secret, "AES")),
                new KeyStore.PasswordProtection(passphrase));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, passphrase);
        return out.toByteArray();
    }

    static SecretFile decode(byte[] file, char[] passphrase) throws GeneralSecurityException, IOException {
        KeyStore store = store();
        store.load(new ByteArrayInputStream(file), passphrase);
        for (String alias : Collections.list(store.aliases())) {
            if (store.entryInstanceOf(alias, KeyStore.SecretKeyEntry.class)) {
                return new SecretFile(alias, store.getKey(alias, passphrase).getEncoded());
            }
        }
        throw new GeneralSecurityException("There is no secret in the key file");
    }

    private static KeyStore store() throws GeneralSecurityException {
        return KeyStore.getInstance("PKCS12", "SunJSSE");
    }
}
