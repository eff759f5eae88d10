package org.hefu.key;

import java.io.IOException;
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
import java.security.PublicKey;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

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
            if (kind.equals(KeptSecret.KIND)) {
                write(name, SecretFile.encode(alias, DataCipher.newDataKey(), passphrase));
            } else {
                KeyAlgorithm algorithm = KeyAlgorithm.valueOf(kind);
                KeyPair pair = KeyPairs.make(algorithm);
                write(name, PairFile.encode(alias, pair, KeyPairs.holder(pair, algorithm, name), passphrase));
            }
            return find(name).orElseThrow();
        } catch (GeneralSecurityException | IOException e) {
            throw new KeyRefusedException("Key '" + name + "' cannot be made in " + folder, e);
        }
    }

    private void write(String name, byte[] content) throws IOException {
        FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
        Path fresh = Files.createTempFile(folder, name, ".new", ownerOnly);
        try {
            Files.write(fresh, content);
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
        try {
            byte[] content = Files.readAllBytes(file);
            Optional<PairFile> pair = PairFile.decode(content, passphrase);
            if (pair.isPresent()) {
                String alias = pair.get().alias();
                KeyAlgorithm algorithm = KeyAlgorithm.valueOf(part(alias, 0));
                return new KeptPair(
                        algorithm,
                        use(alias),
                        pair.get().privateKey(),
                        pair.get().publicKey());
            }
            SecretFile secret = SecretFile.decode(content, passphrase);
            return new KeptSecret(use(secret.alias()), secret.secret());
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new KeyRefusedException(
                    "The key file " + file.getFileName() + " cannot be opened: wrong passphrase or damaged file", e);
        }
    }

    private static KeyUse use(String alias) {
        return KeyUse.valueOf(part(alias, 1));
    }

    /** An alias is {@code <kind>.<use>}, in lower case. */
    private static String part(String alias, int index) {
        return alias.toUpperCase(Locale.ROOT).split("\\.", 2)[index];
    }
}
