package org.hefu.seal.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.hefu.seal.SealManner;
import org.hefu.seal.job.SealJob.State;
import org.hefu.seal.placing.SealPosition;
import org.junit.jupiter.api.Test;

class JobNewsTest {

    private static final UUID JOB = new UUID(1, 2);
    private static final Duration HOUR = Duration.ofHours(1);

    private final AtomicReference<State> state = new AtomicReference<>(State.SEALING);
    private final AtomicInteger reads = new AtomicInteger();
    private final CountDownLatch readOnce = new CountDownLatch(1);

    private SealJob read() {
        SealJob job = new SealJob(
                JOB,
                new UUID(3, 4),
                "person:officer",
                "RENEWAL",
                "LICENSE",
                null,
                SealPosition.PAPER,
                SealManner.USUAL,
                state.get(),
                null,
                Instant.EPOCH,
                1,
                0,
                0);
        reads.incrementAndGet();
        readOnce.countDown();
        return job;
    }

    private SealJob await(JobNews news, Duration most) {
        return news.await(JOB, most, this::read, job -> job.state() != State.SEALING);
    }

    private CompletableFuture<SealJob> waiting(JobNews news) throws InterruptedException {
        CompletableFuture<SealJob> answer =
                CompletableFuture.supplyAsync(() -> await(news, HOUR), Executors.newVirtualThreadPerTaskExecutor());
        assertThat(readOnce.await(1, TimeUnit.MINUTES)).isTrue();
        return answer;
    }

    @Test
    void whoWaitsIsWokenByNewsOfTheJobAndOfNoOther() throws Exception {
        JobNews news = new JobNews(HOUR);
        CompletableFuture<SealJob> answer = waiting(news);

        state.set(State.DONE);
        news.tell(new UUID(5, 6));
        news.tell(JOB);

        assertThat(answer.get(1, TimeUnit.MINUTES).state()).isEqualTo(State.DONE);
        assertThat(reads).hasValue(2);
    }

    @Test
    void whatHappensOnAnotherNodeIsSeenWithoutNews() throws Exception {
        CompletableFuture<SealJob> answer = waiting(new JobNews(Duration.ofMillis(1)));

        state.set(State.STOPPED);

        assertThat(answer.get(1, TimeUnit.MINUTES).state()).isEqualTo(State.STOPPED);
    }

    @Test
    void aJobThatIsNotAtWorkIsToldAtOnce() {
        state.set(State.OPEN);

        assertThat(await(new JobNews(HOUR), HOUR).state()).isEqualTo(State.OPEN);
        assertThat(reads).hasValue(1);
    }

    @Test
    void whenTheTimeIsOverTheJobIsToldAsItIs() {
        assertThat(await(new JobNews(HOUR), Duration.ZERO).state()).isEqualTo(State.SEALING);
        assertThat(reads).hasValue(1);
        assertThat(await(new JobNews(HOUR), Duration.ofMillis(1)).state()).isEqualTo(State.SEALING);
    }
}
