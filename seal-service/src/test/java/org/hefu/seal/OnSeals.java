package org.hefu.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hefu.key.KeyAlgorithm;
import org.hefu.pdf.SamplePapers;
import org.hefu.seal.SealUseRefusedException.Code;
import org.hefu.seal.picture.SealDesign;
import org.hefu.seal.picture.SealImage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A hub whose keeper makes seals and lets an officer use them. */
abstract class OnSeals {

    static final byte[] PAPER = SamplePapers.evidence(3).write();
    static final String OFFICER = "person:officer";
    static final String ID_NUMBER = "11010519491231002X";

    @TempDir
    Path folder;

    TestHub hub;
    SealKeeping keeping;
    Seals seals;
    SealRequests requests;

    @BeforeEach
    void open() {
        hub = hub(folder);
        TestHub.Parts parts = hub.parts(TestHub.settings(List.of()));
        keeping = parts.keeping();
        seals = parts.seals();
        requests = parts.requests();
    }

    TestHub hub(Path home) {
        return TestHub.open(home);
    }

    @AfterEach
    void close() {
        hub.close();
    }

    final SealDraft draft(KeyAlgorithm algorithm) {
        return new SealDraft(
                SealType.SPECIAL,
                "衡东县市场监督管理局合同专用章",
                "衡东县市场监督管理局",
                "11430424MB0A12345X",
                null,
                algorithm,
                hub.clock.instant().plus(Duration.ofDays(365)),
                SealImage.drawn(SealDesign.round(42, "衡东县市场监督管理局", "合同专用章", "4304240001234")));
    }

    final Seal make() {
        return keeping.make(draft(KeyAlgorithm.SM2), "person:keeper").result();
    }

    final SealAuthority allow(Seal seal, @Nullable Integer inTotal, boolean twoPersons) {
        return keeping.authorise(
                        seal.id(),
                        new SealAuthorityDraft(
                                OFFICER,
                                List.of("LICENSE"),
                                List.of("LICENSE_DOCUMENT", "RENEWAL"),
                                null,
                                hub.clock.instant().plus(Duration.ofDays(30)),
                                inTotal,
                                null,
                                twoPersons),
                        "person:keeper")
                .result();
    }

    /** Without limits, on licences. */
    static SealAuthorityDraft openTo(String holder) {
        return new SealAuthorityDraft(holder, List.of("LICENSE"), List.of("*"), null, null, null, null, false);
    }

    static SealOrder order(Seal seal, String actor) {
        return new SealOrder(seal.id(), actor, Set.of("OFFICER"), "LICENSE_DOCUMENT", "LICENSE", null);
    }

    final void refused(SealOrder order, Code code) {
        closed(code, () -> seals.seal(order, PAPER));
        assertThat(Objects.requireNonNull(hub.newestRefusal().entry()).details())
                .containsEntry("reason", code.name());
    }

    static void closed(Code code, ThrowingCallable call) {
        assertThatExceptionOfType(SealUseRefusedException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
