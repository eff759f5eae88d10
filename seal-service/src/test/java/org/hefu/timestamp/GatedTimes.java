package org.hefu.timestamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hefu.certificate.DigestAlgorithm;

/** A time-stamp authority that lets everybody wait until its gate is opened. */
public final class GatedTimes implements TimestampSource {

    private final TimestampSource behind;
    private final Semaphore arrived = new Semaphore(0);
    private final CountDownLatch gate = new CountDownLatch(1);

    public GatedTimes(TimestampSource behind) {
        this.behind = behind;
    }

    /** Returns when so many wait at the same time. */
    public void awaitArrived(int many) throws InterruptedException {
        assertThat(arrived.tryAcquire(many, 1, TimeUnit.MINUTES))
                .as("so many wait at the same time")
                .isTrue();
    }

    public void open() {
        gate.countDown();
    }

    @Override
    public TimestampToken stamp(DigestAlgorithm digest, byte[] imprint) {
        arrived.release();
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimestampUnavailableException("the test is over");
        }
        return behind.stamp(digest, imprint);
    }
}
