package org.hefu.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.hefu.seal.SealUseRefusedException.Code;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PressMemoryTest {

    private static final byte[] SIGNED = new byte[1];
    /** Room for one of these in JAdES, and for several within a document. */
    private static final byte[] FILE = new byte[1 << 20];

    private final PressMemory memory = new PressMemory(TestHub.load(), 36 << 20, Duration.ZERO);

    @Test
    void whatFindsNoMemoryIsSentBackAndWhatIsSmallerIsNot() {
        hold(SignatureForm.JADES, FILE, () -> {
            refused(Code.WORKERS_BUSY, SignatureForm.JADES, FILE);
            return hold(SignatureForm.JADES, new byte[1], () -> SIGNED);
        });

        assertThat(hold(SignatureForm.JADES, FILE, () -> SIGNED)).isSameAs(SIGNED);
    }

    @Test
    void documentsAndFilesInFormsShareTheMemory() {
        hold(null, FILE, () -> {
            refused(Code.WORKERS_BUSY, SignatureForm.JADES, FILE);
            return hold(null, FILE, () -> SIGNED);
        });
    }

    @Test
    void whatNeedsMoreThanThereIsIsDoneAlone() {
        PressMemory little = new PressMemory(TestHub.load(), 1, Duration.ZERO);

        assertThat(little.hold(null, FILE, () -> SIGNED)).isSameAs(SIGNED);
    }

    @Test
    void whatFailedHoldsNothingAnyMore() {
        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() -> hold(SignatureForm.JADES, FILE, () -> {
                    throw new OutOfMemoryError("for a test");
                }));

        assertThat(hold(SignatureForm.JADES, FILE, () -> SIGNED)).isSameAs(SIGNED);
    }

    @Test
    void whoWaitsIsServedWhenMemoryIsFree() {
        PressMemory patient = new PressMemory(TestHub.load(), 36 << 20, Duration.ofHours(1));
        CountDownLatch holding = new CountDownLatch(1);
        CompletableFuture<byte[]> second = new CompletableFuture<>();
        Thread other = Thread.ofVirtual().unstarted(() -> {
            await(holding);
            second.complete(patient.hold(SignatureForm.JADES, FILE, () -> SIGNED));
        });
        other.start();
        patient.hold(SignatureForm.JADES, FILE, () -> {
            holding.countDown();
            assertThat(second).isNotDone();
            return SIGNED;
        });

        assertThat(second.join()).isSameAs(SIGNED);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFormThatTakesManyTimesItsSizeTakesNoLargeFile() {
        byte[] large = new byte[(4 << 20) + 1];

        refused(Code.DOCUMENT_TOO_LARGE, SignatureForm.JADES, large);
        refused(Code.DOCUMENT_TOO_LARGE, SignatureForm.XADES_ENVELOPED, large);
        refused(Code.DOCUMENT_TOO_LARGE, SignatureForm.XADES_ENVELOPING, large);
        refused(Code.DOCUMENT_TOO_LARGE, SignatureForm.ASIC_E, large);
        assertThat(hold(SignatureForm.CMS_DETACHED, large, () -> SIGNED)).isSameAs(SIGNED);
        assertThat(hold(null, large, () -> SIGNED)).isSameAs(SIGNED);
    }

    private byte[] hold(@Nullable SignatureForm form, byte[] file, Supplier<byte[]> work) {
        return memory.hold(form, file, work);
    }

    private void refused(Code code, SignatureForm form, byte[] file) {
        assertThatExceptionOfType(SealUseRefusedException.class)
                .isThrownBy(() -> hold(form, file, () -> SIGNED))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
