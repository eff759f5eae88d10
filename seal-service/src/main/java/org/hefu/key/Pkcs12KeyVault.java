package org.hefu.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps each key in a PKCS#12 file of its own, {@code <name>.p12}, in one folder that only its owner may read. Beside it
 * lies {@code <name>.record}, with its state and the count of its uses.
 *
 * <p>For demonstration, tests and small closed networks. A production seal key belongs in hardware. A destroyed key is
 * overwritten in its file before that is deleted; what a disk or a backup kept of it is not the vault's to reach.
 */
public final class Pkcs12KeyVault extends KeptKeyVault {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path folder;
    private final char[] passphrase;

    private Pkcs12KeyVault(Path folder, char[] passphrase, WrappingAlgorithm wrapping) throws IOException {
        super(folder, wrapping);
        this.folder = folder;
        this.passphrase = passphrase;
    }

    /** As the other, where new secrets wrap with AES-256-GCM. */
    public static Pkcs12KeyVault open(Path folder, char[] passphrase) {
        return open(folder, passphrase, WrappingAlgorithm.AES_256_GCM);
    }

    /**
     * Opens the vault in a folder, which is made if it is not there, and takes all rights on it from everybody but its
     * owner.
     *
     * @param passphrase opens every key file; copied
     * @param wrapping with what new secrets wrap
     */
    public static Pkcs12KeyVault open(Path folder, char[] passphrase, WrappingAlgorithm wrapping) {
        if (passphrase.length == 0) {
            throw new KeyRefusedException("The passphrase of the key vault is empty");
        }
        try {
            return new Pkcs12KeyVault(folder, passphrase.clone(), wrapping);
        } catch (IOException e) {
            throw new UncheckedIOException("The key folder " + folder + " cannot be used", e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".p12");
    }

    @Override
    void requireKnown(String kind) {
        // Bouncy Castle knows every kind.
    }

    /** The file appears whole or not at all, and never replaces another. */
    @Override
    void make(String name, String kind, KeyUse use) {
        String alias = (kind + "." + use).toLowerCase(Locale.ROOT);
        try {
            if (isSecret(kind)) {
                write(name, SecretFile.encode(alias, DataCipher.newDataKey(), passphrase));
            } else {
                KeyAlgorithm algorithm = KeyAlgorithm.valueOf(kind);
                KeyPair pair = KeyPairs.make(algorithm);
                write(name, PairFile.encode(alias, pair, KeyPairs.holder(pair, algorithm, name), passphrase));
            }
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

    @Override
    void remove(String name) {
        Path file = file(name);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[(int) channel.size()]), 0);
            channel.force(true);
            Files.delete(file);
            flush(folder);
        } catch (NoSuchFileException e) {
            // It was removed before.
        } catch (IOException e) {
            throw new KeyRefusedException(
                    "The file of key '" + name + "' cannot be removed; it is refused all the same", e);
        }
    }

    @Override
    Optional<KeptKey> load(String name) {
        Path file = file(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            byte[] content = Files.readAllBytes(file);
            Optional<PairFile> pair = PairFile.decode(content, passphrase);
            if (pair.isPresent()) {
                String alias = pair.get().alias();
                return Optional.of(new KeptPair(
                        KeyAlgorithm.valueOf(part(alias, 0)),
                        KeyUse.valueOf(part(alias, 1)),
                        pair.get().privateKey(),
                        pair.get().publicKey(),
                        KeyPairs.PROVIDER));
            }
            SecretFile secret = SecretFile.decode(content, passphrase);
            return Optional.of(new SoftwareSecret(
                    KeyUse.valueOf(part(secret.alias(), 1)), wrapping(part(secret.alias(), 0)), secret.secret()));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new KeyRefusedException(
                    "The key file " + file.getFileName() + " cannot be opened: wrong passphrase or damaged file", e);
        }
    }

    private static boolean isSecret(String kind) {
        return Arrays.stream(WrappingAlgorithm.values())
                .anyMatch(wrapping -> wrapping.kind().equals(kind));
    }

    private static WrappingAlgorithm wrapping(String kind) {
        return Arrays.stream(WrappingAlgorithm.values())
                .filter(wrapping -> wrapping.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The key file holds a " + kind));
    }

    /** An alias is {@code <kind>.<use>}, in lower case. */
    private static String part(String alias, int index) {
        return alias.toUpperCase(Locale.ROOT).split("\\.", 2)[index];
    }
}
