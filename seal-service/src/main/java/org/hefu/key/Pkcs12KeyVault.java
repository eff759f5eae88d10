package org.hefu.key;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps each key in a PKCS#12 file of its own, {@code <name>.p12}, in one folder that only its owner may read.
 *
 * <p>For demonstration, tests and small closed networks. A production seal key belongs in hardware.
 */
public final class Pkcs12KeyVault implements KeyVault {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");

    private final Path folder;
    private final char[] passphrase;
    private final Map<String, KeptKey> open = new ConcurrentHashMap<>();

    private Pkcs12KeyVault(Path folder, char[] passphrase) {
        this.folder = folder;
        this.passphrase = passphrase;
    }

    /**
     * Opens the vault in a folder, which is made if it is not there, and takes all rights on it from everybody but its
     * owner.
     *
     * @param passphrase opens every key file; copied
     */
    public static Pkcs12KeyVault open(Path folder, char[] passphrase) {
        if (passphrase.length == 0) {
            throw new KeyRefusedException("The passphrase of the key vault is empty");
        }
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, OWNER_FOLDER);
            return new Pkcs12KeyVault(folder, passphrase.clone());
        } catch (IOException e) {
            throw new UncheckedIOException("The key folder " + folder + " cannot be used", e);
        }
    }

    @Override
    public PublicKey ensureKeyPair(String name, KeyAlgorithm algorithm, KeyUse use) {
        KeptKey key = find(name).orElseGet(() -> make(name, algorithm.name(), use));
        return pair(key, name, use, algorithm.name()).publicKey();
    }

    @Override
    public void ensureSecret(String name, KeyUse use) {
        KeptKey key = find(name).orElseGet(() -> make(name, KeptSecret.KIND, use));
        secret(key, name, use);
    }

    @Override
    public Optional<PublicKey> publicKey(String name) {
        return find(name).map(key -> key instanceof KeptPair pair ? pair.publicKey() : null);
    }

    @Override
    public byte[] sign(String name, KeyUse use, byte[] message) {
        KeptKey key = require(name);
        return pair(key, name, use, key.kind()).sign(message);
    }

    @Override
    public byte[] mac(String name, KeyUse use, byte[] message) {
        return secret(require(name), name, use).mac(message);
    }

    @Override
    public byte[] wrap(String name, KeyUse use, byte[] dataKey, byte[] context) {
        return secret(require(name), name, use).wrapping().encrypt(dataKey, context);
    }

    @Override
    public byte[] unwrap(String name, KeyUse use, byte[] wrapped, byte[] context) {
        return secret(require(name), name, use).wrapping().decrypt(wrapped, context);
    }

    private static KeptPair pair(KeptKey key, String name, KeyUse use, String kind) {
        if (!(key instanceof KeptPair pair) || !key.kind().equals(kind)) {
            throw new KeyRefusedException("Key '" + name + "' is a " + key.kind() + " key, not the " + kind + " pair");
        }
        refuseOtherUse(key, name, use);
        return pair;
    }

    private static KeptSecret secret(KeptKey key, String name, KeyUse use) {
        if (!(key instanceof KeptSecret secret)) {
            throw new KeyRefusedException("Key '" + name + "' is a " + key.kind() + " pair, not a secret");
        }
        refuseOtherUse(key, name, use);
        return secret;
    }

    private static void refuseOtherUse(KeptKey key, String name, KeyUse use) {
        if (key.use() != use) {
            throw new KeyRefusedException(
                    "Key '" + name + "' was made for " + key.use() + " and does not serve " + use);
        }
    }

    private KeptKey require(String name) {
        return find(name).orElseThrow(() -> new KeyRefusedException("There is no key '" + name + "' in the vault"));
    }

    private Optional<KeptKey> find(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new KeyRefusedException("A key name looks like hub-seal-1; got '" + name + "'");
        }
        KeptKey kept = open.get(name);
        if (kept != null) {
            return Optional.of(kept);
        }
        Path file = file(name);
        return Files.exists(file) ? Optional.of(open.computeIfAbsent(name, any -> load(file))) : Optional.empty();
    }

    private Path file(String name) {
        return folder.resolve(name + ".p12");
    }

    /** The first maker wins: the file appears whole or not at all, and never replaces another. */
    private synchronized KeptKey make(String name, String kind, KeyUse use) {
        String alias = (kind + "." + use).toLowerCase(Locale.ROOT);
        try {
            KeyStore store;
            if (kind.equals(KeptSecret.KIND)) {
                store = empty(Provider12.SECRETS);
                SecretKey secret = new SecretKeySpec(DataCipher.newDataKey(), "AES");
                store.setEntry(
                        alias, new KeyStore.SecretKeyEntry(secret), new KeyStore.PasswordProtection(passphrase));
            } else {
                store = empty(Provider12.PAIRS);
                KeyAlgorithm algorithm = KeyAlgorithm.valueOf(kind);
                KeyPair pair = KeyPairs.make(algorithm);
                Certificate holder = KeyPairs.holder(pair, algorithm, name);
                store.setKeyEntry(alias, pair.getPrivate(), passphrase, new Certificate[] {holder});
            }
            write(name, store);
            return find(name).orElseThrow();
        } catch (GeneralSecurityException | IOException e) {
            throw new KeyRefusedException("Key '" + name + "' cannot be made in " + folder, e);
        }
    }

    private static KeyStore empty(Provider12 provider) throws GeneralSecurityException, IOException {
        KeyStore store = provider.store();
        store.load(null, null);
        return store;
    }

    private void write(String name, KeyStore store) throws GeneralSecurityException, IOException {
        FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
        Path fresh = Files.createTempFile(folder, name, ".new", ownerOnly);
        try {
            try (OutputStream out = Files.newOutputStream(fresh, StandardOpenOption.WRITE)) {
                store.store(out, passphrase);
            }
            flush(fresh);
            Files.createLink(file(name), fresh);
            flush(folder);
        } catch (FileAlreadyExistsException e) {
            // Another process was quicker: its key is the key.
        } finally {
            Files.delete(fresh);
        }
    }

    private static void flush(Path path) throws IOException {
        StandardOpenOption option = Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    private KeptKey load(Path file) {
        for (Provider12 provider : Provider12.values()) {
            try {
                KeyStore store = provider.store();
                try (var in = Files.newInputStream(file)) {
                    store.load(in, passphrase);
                }
                String alias = store.aliases().nextElement();
                String[] parts = alias.toUpperCase(Locale.ROOT).split("\\.", 2);
                KeyUse use = KeyUse.valueOf(parts[1]);
                if (parts[0].equals(KeptSecret.KIND) && provider == Provider12.SECRETS) {
                    return new KeptSecret(use, store.getKey(alias, passphrase).getEncoded());
                }
                if (!parts[0].equals(KeptSecret.KIND) && provider == Provider12.PAIRS) {
                    PublicKey publicKey = store.getCertificate(alias).getPublicKey();
                    PrivateKey privateKey = (PrivateKey) store.getKey(alias, passphrase);
                    return new KeptPair(KeyAlgorithm.valueOf(parts[0]), use, privateKey, publicKey);
                }
            } catch (GeneralSecurityException | IOException | RuntimeException e) {
                if (provider == Provider12.PAIRS) {
                    throw new KeyRefusedException(
                            "The key file " + file.getFileName() + " cannot be opened: wrong passphrase or damaged file",
                            e);
                }
            }
        }
        throw new KeyRefusedException("The key file " + file.getFileName() + " holds no key of this vault");
    }

    /** Bouncy Castle keeps SM2 pairs in PKCS#12, the JDK keeps secrets in it; neither does both. */
    private enum Provider12 {
        SECRETS,
        PAIRS;

        KeyStore store() throws GeneralSecurityException {
            return this == SECRETS
                    ? KeyStore.getInstance("PKCS12", "SunJSSE")
                    : KeyStore.getInstance("PKCS12", KeyPairs.PROVIDER);
        }
    }
}
