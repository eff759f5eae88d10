package org.hefu.access;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Checks so many passwords at a time and no more: each check is made to cost much time and 16 MiB, and anybody may ask
 * for one. Whoever comes later waits in the order of coming, and the rest of the hub goes on; {@link SignInLine} says how
 * many wait.
 */
final class QueuedPasswordEncoder implements PasswordEncoder {

    private final PasswordEncoder encoder;
    private final Semaphore places;

    /**
     * @param most checks at a time, from 1
     */
    QueuedPasswordEncoder(PasswordEncoder encoder, int most) {
        this.encoder = encoder;
        this.places = new Semaphore(most, true);
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return inTurn(() -> encoder.encode(password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return inTurn(() -> encoder.matches(password, hash));
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private <T extends @Nullable Object> T inTurn(Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
