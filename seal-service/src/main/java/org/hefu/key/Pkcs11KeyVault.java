package org.hefu.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Keeps keys in a PKCS#11 token: they are made in it, used in it and cannot be read out of it. Asked for what the token
 * does not know, the vault refuses and names it.
 *
 * <p>A key is found by its label, {@code <name>.<algorithm>.<use>}. State and count of uses lie in a folder, as PKCS#11
 * has no place for them: hubs that share a token keep one name to one hub, or share the folder.
 */
public final class Pkcs11KeyVault extends KeptKeyVault {

    private static final Object ONE_MAKER = new Object();
    private static final String WRAP = ".wrap";
    private static final String MAC = ".mac";

    private final Path folder;
    private final Pkcs11Token token;
    private final Provider provider;
    private final KeyStore store;

    private Pkcs11KeyVault(Path folder, Pkcs11Token token, Provider provider, KeyStore store) throws IOException {
        super(folder, WrappingAlgorithm.AES_256_GCM);
        this.folder = folder;
        this.token = token;
        this.provider = provider;
        this.store = store;
    }

    /**
     * Opens a token.
     *
     * @param folder for the records of the keys; made if it is not there
     * @throws KeyRefusedException if the module cannot be loaded, there is no token, or the PIN is wrong
     */
    public static Pkcs11KeyVault open(Path folder, Pkcs11Token token) {
        try {
            Provider provider = Objects.requireNonNull(Security.getProvider("SunPKCS11"), "Java has no PKCS#11 module")
                    .configure(token.configuration());
            KeyStore store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, token.pin().toCharArray());
            return new Pkcs11KeyVault(folder, token, provider, store);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw new KeyRefusedException("The " + token + " cannot be opened: wrong module, slot or PIN", e);
        }
    }

    @Override
    void requireKnown(String kind) {
        if (kind.equals(WrappingAlgorithm.AES_256_GCM.kind())) {
            require("Cipher", TokenSecret.CIPHER, "AES in Galois/Counter Mode");
            require("KeyGenerator", "AES", "AES");
            require("KeyGenerator", TokenSecret.HMAC, "HMAC with SHA-256");
            require("Mac", TokenSecret.HMAC, "HMAC with SHA-256");
        } else if (kind.equals(WrappingAlgorithm.SM4_GCM.kind())) {
            throw new KeyRefusedException("The " + token + " knows no SM4, or Java does not know it there");
        } else {
            require("Signature", KeyPairs.scheme(KeyAlgorithm.valueOf(kind)), kind.replace('_', ' '));
        }
    }

    private void require(String type, String algorithm, String title) {
        if (provider.getService(type, algorithm) == null) {
            throw new KeyRefusedException("The " + token + " knows no " + title + ", or Java does not know it there");
        }
    }

    @Override
    void make(String name, String kind, KeyUse use) {
        String label = (name + "." + kind + "." + use).toLowerCase(Locale.ROOT);
        synchronized (ONE_MAKER) {
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("token.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && find(name).isEmpty()) {
                    if (kind.equals(WrappingAlgorithm.AES_256_GCM.kind())) {
                        makeSecret(label);
                    } else {
                        makePair(label, name, KeyAlgorithm.valueOf(kind));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The folder " + folder + " cannot be locked", e);
            } catch (GeneralSecurityException | RuntimeException e) {
                throw new KeyRefusedException("The " + token + " does not make key '" + name + "', a " + kind, e);
            }
        }
    }

    private synchronized void makePair(String label, String name, KeyAlgorithm algorithm)
            throws GeneralSecurityException {
        KeyPair pair = generator(algorithm).generateKeyPair();
        X509Certificate holder = KeyPairs.holder(pair, algorithm, name, provider);
        store.setKeyEntry(label, pair.getPrivate(), null, new X509Certificate[] {holder});
    }

    private KeyPairGenerator generator(KeyAlgorithm algorithm) throws GeneralSecurityException {
        return switch (algorithm) {
            case ECDSA_P256 -> onCurve("secp256r1");
            case ECDSA_P384 -> onCurve("secp384r1");
            case RSA_3072 -> rsa(3072);
            case RSA_4096 -> rsa(4096);
            case SM2, ED25519, ML_DSA_65 -> throw new KeyRefusedException("The " + token + " knows no " + algorithm);
        };
    }

    private KeyPairGenerator onCurve(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
        generator.initialize(new ECGenParameterSpec(curve));
        return generator;
    }

    private KeyPairGenerator rsa(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", provider);
        generator.initialize(bits);
        return generator;
    }

    private synchronized void makeSecret(String label) throws GeneralSecurityException {
        KeyGenerator aes = KeyGenerator.getInstance("AES", provider);
        aes.init(256);
        KeyGenerator hmac = KeyGenerator.getInstance(TokenSecret.HMAC, provider);
        hmac.init(256);
        // The key of HMAC comes second: a secret is there once both are.
        store.setEntry(label + WRAP, new KeyStore.SecretKeyEntry(aes.generateKey()), null);
        store.setEntry(label + MAC, new KeyStore.SecretKeyEntry(hmac.generateKey()), null);
    }

    @Override
    synchronized Optional<KeptKey> load(String name) {
        try {
            Optional<String> found = find(name);
            return found.isEmpty() ? Optional.empty() : Optional.of(open(found.get()));
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw new KeyRefusedException("Key '" + name + "' cannot be found in the " + token, e);
        }
    }

    private KeptKey open(String label) throws GeneralSecurityException, IOException {
        String[] parts = label.split("\\.", -1);
        KeyUse use = KeyUse.valueOf(parts[2].toUpperCase(Locale.ROOT));
        if (parts.length == 4) {
            String first = label.substring(0, label.length() - MAC.length());
            return new TokenSecret(
                    use, provider, (SecretKey) store.getKey(first + WRAP, null), (SecretKey) store.getKey(label, null));
        }
        // As an object of Bouncy Castle it stays usable when the token is gone.
        PublicKey publicKey = Objects.requireNonNull(BouncyCastleProvider.getPublicKey(SubjectPublicKeyInfo.getInstance(
                store.getCertificate(label).getPublicKey().getEncoded())));
        return new KeptPair(
                KeyAlgorithm.valueOf(parts[1].toUpperCase(Locale.ROOT)),
                use,
                (PrivateKey) store.getKey(label, null),
                publicKey,
                provider);
    }

    /** The label of a pair, or of the second key of a secret; another process may have made it since the last look. */
    private synchronized Optional<String> find(String name) throws GeneralSecurityException, IOException {
        Optional<String> known = findKnown(name);
        if (known.isPresent()) {
            return known;
        }
        store.load(null, token.pin().toCharArray());
        return findKnown(name);
    }

    private Optional<String> findKnown(String name) throws GeneralSecurityException {
        return Collections.list(store.aliases()).stream()
                .filter(label -> label.startsWith(name + ".") && !label.endsWith(WRAP))
                .findFirst();
    }

    @Override
    synchronized void remove(String name) {
        try {
            store.load(null, token.pin().toCharArray());
            for (String label : Collections.list(store.aliases())) {
                if (label.startsWith(name + ".")) {
                    store.deleteEntry(label);
                }
            }
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw new KeyRefusedException(
                    "Key '" + name + "' cannot be deleted from the " + token + "; it is refused all the same", e);
        }
    }
}
