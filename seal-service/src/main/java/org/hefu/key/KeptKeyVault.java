package org.hefu.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What every vault of this process does alike: each key serves its declared use alone, each use is counted, and what is
 * disabled or destroyed is refused. Where the keys lie is the adapters' matter.
 */
abstract sealed class KeptKeyVault implements KeyVault permits Pkcs12KeyVault, Pkcs11KeyVault, MixedKeyVault {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");
    private static final String RECORD = ".record";

    private final Path folder;
    private final WrappingAlgorithm newSecretsWrapWith;
    private final Map<String, Held> open = new ConcurrentHashMap<>();

    /**
     * @param folder for the records of the keys; made if it is not there, and closed to everybody but its owner
     */
    KeptKeyVault(Path folder, WrappingAlgorithm newSecretsWrapWith) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        this.folder = folder;
        this.newSecretsWrapWith = newSecretsWrapWith;
    }

    private record Held(KeptKey key, KeyRecord record) {}

    /** Opens a key where it lies; empty if there is none of this name. */
    abstract Optional<KeptKey> load(String name);

    /** Makes a key; if another process was quicker, its key is the key. */
    abstract void make(String name, String kind, KeyUse use);

    /** Overwrites or deletes a key where it lies; does nothing if it is gone already. */
    abstract void remove(String name);

    /**
     * @throws KeyRefusedException if keys of this kind cannot be kept here
     */
    abstract void requireKnown(String kind);

    @Override
    public PublicKey ensureKeyPair(String name, KeyAlgorithm algorithm, KeyUse use) {
        return pair(ensure(name, algorithm.name(), use).key(), name, use, algorithm.name())
                .publicKey();
    }

    @Override
    public void ensureSecret(String name, KeyUse use) {
        secret(ensure(name, newSecretsWrapWith.kind(), use).key(), name, use, null);
    }

    @Override
    public void ensureSecret(String name, KeyUse use, WrappingAlgorithm wrapping) {
        secret(ensure(name, wrapping.kind(), use).key(), name, use, wrapping);
    }

    @Override
    public Optional<PublicKey> publicKey(String name) {
        return held(name).map(held -> held.key() instanceof KeptPair pair ? pair.publicKey() : null);
    }

    @Override
    public byte[] sign(String name, KeyUse use, byte[] message) {
        Held held = require(name);
        KeptPair pair = pair(held.key(), name, use, held.key().kind());
        count(held, name);
        return pair.sign(message);
    }

    @Override
    public byte[] mac(String name, KeyUse use, byte[] message) {
        return usedSecret(name, use).mac(message);
    }

    @Override
    public byte[] wrap(String name, KeyUse use, byte[] dataKey, byte[] context) {
        return usedSecret(name, use).wrap(dataKey, context);
    }

    @Override
    public byte[] unwrap(String name, KeyUse use, byte[] wrapped, byte[] context) {
        return usedSecret(name, use).unwrap(wrapped, context);
    }

    @Override
    public Optional<KeyState> state(String name) {
        return record(name).map(KeyRecord::state);
    }

    @Override
    public void disable(String name) {
        move(name, KeyState.DISABLED);
    }

    @Override
    public void enable(String name) {
        move(name, KeyState.IN_FORCE);
    }

    /** The record comes first: if the hub ends between the two, the key is refused already, and removed when asked again. */
    @Override
    public synchronized void destroy(String name) {
        KeyRecord record = record(name).orElseThrow(() -> absent(name));
        record.move(KeyState.DESTROYED);
        Held held = open.remove(name);
        if (held != null) {
            held.key().forget();
        }
        remove(name);
    }

    @Override
    public long uses(String name) {
        return record(name).orElseThrow(() -> absent(name)).uses();
    }

    private void move(String name, KeyState to) {
        KeyRecord record = record(name).orElseThrow(() -> absent(name));
        if (!record.move(to)) {
            throw destroyed(name);
        }
    }

    private static void count(Held held, String name) {
        switch (held.record().state()) {
            case IN_FORCE -> held.record().countUse();
            case DISABLED -> throw new KeyRefusedException("Key '" + name + "' is disabled");
            case DESTROYED -> throw destroyed(name);
        }
    }

    private KeptSecret usedSecret(String name, KeyUse use) {
        Held held = require(name);
        KeptSecret secret = secret(held.key(), name, use, null);
        count(held, name);
        return secret;
    }

    private static KeptPair pair(KeptKey key, String name, KeyUse use, String kind) {
        if (!(key instanceof KeptPair pair) || !key.kind().equals(kind)) {
            throw new KeyRefusedException("Key '" + name + "' is a " + key.kind() + " key, not the " + kind + " pair");
        }
        refuseOtherUse(key, name, use);
        return pair;
    }

    private static KeptSecret secret(KeptKey key, String name, KeyUse use, @Nullable WrappingAlgorithm wrapping) {
        if (!(key instanceof KeptSecret secret)) {
            throw new KeyRefusedException("Key '" + name + "' is a " + key.kind() + " pair, not a secret");
        }
        if (wrapping != null && secret.wrapping() != wrapping) {
            throw new KeyRefusedException("Key '" + name + "' wraps with " + secret.wrapping() + ", not " + wrapping);
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

    private Held ensure(String name, String kind, KeyUse use) {
        if (state(name).filter(KeyState.DESTROYED::equals).isPresent()) {
            throw destroyed(name);
        }
        return held(name).orElseGet(() -> {
            requireKnown(kind);
            synchronized (this) {
                if (held(name).isEmpty()) {
                    make(name, kind, use);
                }
            }
            return require(name);
        });
    }

    private Held require(String name) {
        Held kept = open.get(name);
        if (kept != null) {
            return kept;
        }
        return held(name)
                .orElseThrow(() ->
                        state(name).filter(KeyState.DESTROYED::equals).isPresent() ? destroyed(name) : absent(name));
    }

    private Optional<Held> held(String name) {
        refuseOddName(name);
        Held kept = open.get(name);
        if (kept == null) {
            Optional<KeptKey> loaded = load(name);
            if (loaded.isEmpty()) {
                return Optional.empty();
            }
            kept = open.computeIfAbsent(name, any -> new Held(loaded.get(), openRecord(name)));
        }
        return Optional.of(kept).filter(held -> held.record().state() != KeyState.DESTROYED);
    }

    /** Of a key that is there, or was. */
    private Optional<KeyRecord> record(String name) {
        refuseOddName(name);
        Held kept = open.get(name);
        if (kept != null) {
            return Optional.of(kept.record());
        }
        return Files.exists(folder.resolve(name + RECORD)) || load(name).isPresent()
                ? Optional.of(openRecord(name))
                : Optional.empty();
    }

    private KeyRecord openRecord(String name) {
        try {
            return KeyRecord.open(folder.resolve(name + RECORD));
        } catch (IOException e) {
            throw new KeyRefusedException("The record of key '" + name + "' cannot be kept in " + folder, e);
        }
    }

    private static void refuseOddName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new KeyRefusedException("A key name looks like hub-seal-1; got '" + name + "'");
        }
    }

    private static KeyRefusedException absent(String name) {
        return new KeyRefusedException("There is no key '" + name + "' in the vault");
    }

    private static KeyRefusedException destroyed(String name) {
        return new KeyRefusedException("Key '" + name + "' was destroyed; its name is never given to another");
    }
}
