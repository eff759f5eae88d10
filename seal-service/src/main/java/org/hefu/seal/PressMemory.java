package org.hefu.seal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.hefu.seal.SealUseRefusedException.Code;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The memory that all documents share while seals are set on them, single ones and those of jobs: a part of the heap.
 * Who finds none waits, in the order of coming. Safe for use by many threads.
 */
@Component
class PressMemory {

    private static final int UNIT = 1024;
    /** What the smallest document takes. */
    private static final long BASE = 512 * UNIT;
    /** How many times the size of a PDF or OFD document its seal takes; both files are part of it. */
    private static final int WITHIN = 8;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Of the heap; the rest is for requests that wait with their files, and for everything else. */
    private static final int SHARE = 3;

    private final int largestForm;
    private final int units;
    private final Duration patience;
    private final Semaphore free;

    @Autowired
    PressMemory(SealLoadSettings settings) {
        this(settings, Runtime.getRuntime().maxMemory() / SHARE, PATIENCE);
    }

    /**
     * @param bytes that there are in all
     * @param patience how long a document waits for its share
     */
    PressMemory(SealLoadSettings settings, long bytes, Duration patience) {
        this.largestForm = Math.toIntExact(settings.largestForm().toBytes());
        this.units = units(bytes);
        this.patience = patience;
        this.free = new Semaphore(units, true);
    }

    private static int units(long bytes) {
        return Math.clamp((bytes + UNIT - 1) / UNIT, 1, Integer.MAX_VALUE);
    }

    /** Of a file in a form that takes many times its size: most bytes. */
    int largestForm() {
        return largestForm;
    }

    /**
     * Sets a seal while holding the memory for it; what needs more than there is in all is done alone.
     *
     * @param form null within a PDF or OFD document
     * @throws SealUseRefusedException if the file is too large for the form, or no memory is free for too long
     */
    byte[] hold(@Nullable SignatureForm form, byte[] document, Supplier<byte[]> work) {
        if (form != null && form.isHeavy() && document.length > largestForm) {
            throw tooLarge(largestForm);
        }
        int needed = Math.min(units(needed(form, document.length)), units);
        if (!acquire(needed)) {
            throw new SealUseRefusedException(Code.WORKERS_BUSY, "Too many documents are being sealed");
        }
        try {
            return work.get();
        } finally {
            free.release(needed);
        }
    }

    /** Bytes that signing takes at most. The files of an archive may be as large as they may be, whatever its own size. */
    private long needed(@Nullable SignatureForm form, long length) {
        if (form == null) {
            return BASE + WITHIN * length;
        }
        return BASE + form.memory() * (form == SignatureForm.ASIC_E ? largestForm : length);
    }

    private boolean acquire(int needed) {
        try {
            return free.tryAcquire(needed, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static SealUseRefusedException tooLarge(int most) {
        String bounds = most < 1 << 20 ? most + " B" : (most >> 20) + " MB";
        return SealUseRefusedException.beyond(
                Code.DOCUMENT_TOO_LARGE, "The document is larger than " + bounds, "≤ " + bounds);
    }
}
