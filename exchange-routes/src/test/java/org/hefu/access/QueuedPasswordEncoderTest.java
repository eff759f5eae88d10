package org.hefu.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class QueuedPasswordEncoderTest {

    /** Each check takes 16 MiB; anybody may send wrong passwords, as many at a time as they like. */
    @Test
    void neverAreMorePasswordsCheckedAtATimeThanAllowed() throws Exception {
        Counting counting = new Counting();
        PasswordEncoder encoder = new QueuedPasswordEncoder(counting, 2);
        CyclicBarrier start = new CyclicBarrier(16);

        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> answers = IntStream.range(0, 16)
                    .mapToObj(i -> callers.submit(() -> {
                        start.await();
                        return encoder.matches("right", "right") && encoder.encode("x") != null;
                    }))
                    .toList();
            for (Future<Boolean> answer : answers) {
                assertThat(answer.get()).isTrue();
            }
        }

        assertThat(counting.most.get()).isBetween(1, 2);
    }

    @Test
    void aFailedCheckGivesItsPlaceBack() {
        PasswordEncoder encoder = new QueuedPasswordEncoder(new Counting(), 1);

        for (int i = 0; i < 3; i++) {
            try {
                encoder.matches("right", null);
            } catch (IllegalStateException refused) {
                assertThat(refused).hasMessage("no hash");
            }
        }

        assertThat(encoder.matches("wrong", "right")).isFalse();
    }

    private static final class Counting implements PasswordEncoder {

        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        @Override
        public String encode(@Nullable CharSequence password) {
            return String.valueOf(matches(password, "x"));
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                Thread.yield();
                if (hash == null) {
                    throw new IllegalStateException("no hash");
                }
                return hash.contentEquals(String.valueOf(password));
            } finally {
                now.decrementAndGet();
            }
        }
    }
}
