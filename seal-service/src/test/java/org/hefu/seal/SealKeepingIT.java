package org.hefu.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hefu.certificate.TrustStore;
import org.hefu.key.KeyAlgorithm;
import org.hefu.key.KeyRefusedException;
import org.hefu.key.KeyState;
import org.hefu.key.KeyUse;
import org.hefu.ofd.SampleOfds;
import org.hefu.pdf.SamplePapers;
import org.hefu.seal.SealRequest.State;
import org.hefu.seal.SealUseRefusedException.Code;
import org.hefu.seal.picture.SealDesign;
import org.hefu.seal.picture.SealImage;
import org.hefu.seal.placing.SealPosition;
import org.hefu.signature.ses.SesOwners;
import org.hefu.signature.ses.SesSeal;
import org.hefu.signature.ses.SesVersion;
import org.hefu.verification.Verifier;
import org.hefu.verification.picture.PageDrawing;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SealKeepingIT {

    private static final byte[] PAPER = SamplePapers.evidence(3).write();
    private static final String OFFICER = "person:officer";
    private static final String ID_NUMBER = "11010519491231002X";

    @TempDir
    private Path folder;

    private TestHub hub;
    private SealKeeping keeping;
    private Seals seals;
    private SealRequests requests;

    @BeforeEach
    void open() {
        hub = TestHub.open(folder);
        TestHub.Parts parts = hub.parts(TestHub.settings(List.of()));
        keeping = parts.keeping();
        seals = parts.seals();
        requests = parts.requests();
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private SealDraft draft(KeyAlgorithm algorithm) {
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

    private Seal make() {
        return keeping.make(draft(KeyAlgorithm.SM2), "person:keeper").result();
    }

    private SealAuthority allow(Seal seal, @Nullable Integer inTotal, boolean twoPersons) {
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

    private static SealOrder order(Seal seal, String actor) {
        return new SealOrder(seal.id(), actor, Set.of("OFFICER"), "LICENSE_DOCUMENT", "LICENSE", null);
    }

    @Test
    void aSealIsMadeByTheChineseStandardAndSignedByTheSealMaker() {
        Seal seal = make();
        SesSeal data = seals.edition(seal).data();

        assertThat(data.info().version()).isEqualTo(SesVersion.V4);
        assertThat(data.info().id()).isEqualTo(seal.esId());
        assertThat(data.isSignedBy(data.maker().readCertificate().orElseThrow()))
                .isTrue();
        assertThat(data.info().owners().of(seal.certificate())).isEqualTo(SesOwners.Membership.LISTED);
        assertThat(keeping.history(seal.id()))
                .extracting(SealStatusChange::status)
                .containsExactly(SealStatus.ACTIVE);
        assertThat(seals.findByEsId(seal.esId())).contains(seal);
    }

    @Test
    void aPersonStandsInClearNowhereInTheTablesOfSeals() {
        SealPerson person = new SealPerson("李建国", ID_NUMBER);
        Seal seal = keeping.make(
                        new SealDraft(
                                SealType.LEGAL_REPRESENTATIVE,
                                "法定代表人名章",
                                "湖南衡东建设工程有限公司",
                                "91430424MA4L00000X",
                                person,
                                KeyAlgorithm.SM2,
                                hub.clock.instant().plus(Duration.ofDays(365)),
                                SealImage.drawn(SealDesign.person(20, "李建国"))),
                        "person:keeper")
                .result();

        assertThat(keeping.person(seal.id())).contains(person);
        assertThat(hub.jdbc
                        .sql("SELECT s::text || e::text FROM seal.seal s JOIN seal.seal_edition e ON e.seal = s.id")
                        .query(String.class)
                        .list())
                .allSatisfy(row -> assertThat(row).doesNotContain("李建国", ID_NUMBER, hex("李建国"), hex(ID_NUMBER)));
        assertThat(new String(seal.certificate().encoded(), StandardCharsets.ISO_8859_1))
                .doesNotContain(ID_NUMBER)
                .contains("P-");
        assertThat(seals.edition(seal).data().info().name()).isEqualTo("李建国法定代表人名章");
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"SM2", "ECDSA_P256", "RSA_3072", "ED25519"})
    void whatASealOfAnyAlgorithmSignsIsVerified(KeyAlgorithm algorithm) {
        Seal seal = keeping.make(draft(algorithm), "person:keeper").result();
        allow(seal, null, false);
        hub.authority.publishTo(folder.resolve("trust"));

        byte[] sealed = seals.seal(order(seal, OFFICER), PAPER).bytes();

        VerificationReport report =
                new Verifier(hub.clock).verify("a.pdf", sealed, TrustStore.fromFolder(folder.resolve("trust")));
        assertThat(report.verdict()).as(report.reasons().toString()).isEqualTo(Verdict.TOTAL_PASSED);
    }

    @ParameterizedTest
    @EnumSource(SealPosition.Kind.class)
    void aSealGoesWhereItIsTold(SealPosition.Kind kind) throws Exception {
        Seal seal = make();
        allow(seal, null, false);
        hub.authority.publishTo(folder.resolve("trust"));
        SealPosition position = switch (kind) {
            case PAPER -> SealPosition.PAPER;
            case AT -> SealPosition.at(1, 20, 30);
            case KEYWORD -> SealPosition.keyword("事项");
            case EDGES -> SealPosition.EDGES;
            case NONE -> SealPosition.NONE;
        };
        byte[] paper = SamplePapers.evidence(80).write();

        byte[] sealed = seals.seal(order(seal, OFFICER), position, paper).bytes();

        Files.write(Path.of("target/sealed-" + kind + ".pdf"), sealed);
        assertThat(sealed).startsWith(paper);
        VerificationReport report =
                new Verifier(hub.clock).verify("a.pdf", sealed, TrustStore.fromFolder(folder.resolve("trust")));
        assertThat(report.verdict()).as(report.reasons().toString()).isEqualTo(Verdict.TOTAL_PASSED);
        isShownBefore(sealed, seals.tryOn(seal, position, SealManner.USUAL, paper));
    }

    /** What is shown before is what is seen after; and it is worth nothing. */
    private void isShownBefore(byte[] sealed, SealTrial trial) throws IOException {
        assertThat(PageDrawing.draw(trial.document(), PageDrawing.NOW, trial.page())
                        .png())
                .isEqualTo(
                        PageDrawing.draw(sealed, PageDrawing.NOW, trial.page()).png());
        assertThat(new Verifier(hub.clock)
                        .verify("a", trial.document(), TrustStore.fromFolder(folder.resolve("trust")))
                        .verdict())
                .isEqualTo(Verdict.TOTAL_FAILED);
        assertThat(hub.count("seal_use")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = SealPosition.Kind.class,
            names = {"PAPER", "AT", "EDGES", "NONE"})
    void anOfdDocumentTakesTheSealToo(SealPosition.Kind kind) throws IOException {
        Seal seal = make();
        allow(seal, null, false);
        hub.authority.publishTo(folder.resolve("trust"));
        byte[] paper = SampleOfds.threePages();
        SealPosition position =
                kind == SealPosition.Kind.AT ? SealPosition.at(2, 20, 30) : new SealPosition(kind, -1, 0, 0, "");

        byte[] sealed = seals.seal(order(seal, OFFICER), position, paper).bytes();

        VerificationReport report =
                new Verifier(hub.clock).verify("a.ofd", sealed, TrustStore.fromFolder(folder.resolve("trust")));
        assertThat(report.verdict()).as(report.reasons().toString()).isEqualTo(Verdict.TOTAL_PASSED);
        assertThat(seals.findByCertificate(seal.certificate())).contains(seal);
        SealTrial trial = seals.tryOn(seal, position, SealManner.USUAL, paper);
        assertThat(trial.page())
                .isEqualTo(
                        switch (kind) {
                            case AT -> 2;
                            case PAPER -> 3;
                            default -> 1;
                        });
        isShownBefore(sealed, trial);
    }

    @Test
    void aSuspendedSealIsShownAndItsKeyIsNotAskedFor() throws IOException {
        Seal seal = make();
        keeping.changeStatus(seal.id(), SealStatus.SUSPENDED, "stocktaking", "person:keeper");

        SealTrial trial = seals.tryOn(seal, SealPosition.PAPER, SealManner.USUAL, PAPER);

        assertThat(PageDrawing.draw(trial.document(), PageDrawing.NOW, trial.page())
                        .png())
                .isNotEqualTo(PageDrawing.draw(PAPER, PageDrawing.NOW, 1).png());
    }

    @Test
    void aPlaceThatTheDocumentDoesNotHaveIsRefused() {
        Seal seal = make();
        allow(seal, null, false);
        for (SealPosition position : List.of(SealPosition.at(99, 1, 1), SealPosition.keyword("没有这句话"))) {
            assertThatExceptionOfType(SealUseRefusedException.class)
                    .isThrownBy(() -> seals.seal(order(seal, OFFICER), position, PAPER))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(Code.PLACE_NOT_FOUND));
        }
    }

    @Test
    void aRenewedSealKeepsItsNumberAndItsEarlierEdition() {
        Seal seal = make();
        hub.clock.advance(Duration.ofDays(366));
        assertThat(seal.standingAt(hub.clock.instant())).isEqualTo(SealStanding.EXPIRED);

        SealEdition edition = keeping.renew(
                        seal.id(), null, hub.clock.instant().plus(Duration.ofDays(365)), "person:keeper")
                .result();

        Seal renewed = seals.find(seal.id()).orElseThrow();
        assertThat(renewed.esId()).isEqualTo(seal.esId());
        assertThat(renewed.standingAt(hub.clock.instant())).isEqualTo(SealStanding.IN_FORCE);
        assertThat(edition.data().info().owners().of(renewed.certificate())).isEqualTo(SesOwners.Membership.LISTED);
        assertThat(keeping.editions(seal.id())).extracting(SealEdition::number).containsExactly(2, 1);
    }

    @Test
    void onlyTheHolderUsesASealAndOnlyUntilItsTimeIsOverOrItIsTakenBack() {
        Seal seal = make();
        SealAuthority authority = allow(seal, null, false);

        seals.seal(order(seal, OFFICER), PAPER);
        refused(order(seal, "person:other"), Code.NO_AUTHORITY);
        keeping.takeBack(seal.id(), authority.id(), "left the office", "person:keeper");
        refused(order(seal, OFFICER), Code.AUTHORITY_REVOKED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keeping.takeBack(seal.id(), authority.id(), "again", "person:keeper"));
        assertThat(keeping.uses(seal.id(), null, 10)).extracting(SealUse::actor).containsExactly(OFFICER);
    }

    @Test
    void aRoleMayHoldAnAuthorityToo() {
        Seal seal = make();
        keeping.authorise(
                seal.id(),
                new SealAuthorityDraft("role:OFFICER", List.of("LICENSE"), List.of("*"), null, null, null, 1, false),
                "person:keeper");

        seals.seal(order(seal, OFFICER), PAPER);
        refused(order(seal, OFFICER), Code.AUTHORITY_USED_UP);
        hub.clock.advance(Duration.ofDays(1));
        seals.seal(order(seal, "person:second"), PAPER);
    }

    @Test
    void asManyAsAskAtOnceNoMoreAreSealedThanTheAuthorityAllows() throws Exception {
        Seal seal = make();
        allow(seal, 3, false);
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            work.add(() -> {
                try {
                    seals.seal(order(seal, OFFICER), PAPER);
                    return true;
                } catch (SealUseRefusedException e) {
                    assertThat(e.code()).isEqualTo(Code.AUTHORITY_USED_UP);
                    return false;
                }
            });
        }
        int sealed = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Boolean> one : threads.invokeAll(work)) {
                sealed += one.get() ? 1 : 0;
            }
        }

        assertThat(sealed).isEqualTo(3);
        assertThat(keeping.countUses(seal.id())).isEqualTo(3);
    }

    @Test
    void aUseOfTwoPersonsNeedsTheSecondAndHappensOnce() {
        Seal seal = make();
        allow(seal, null, true);
        keeping.authorise(
                seal.id(),
                new SealAuthorityDraft("person:deputy", List.of("LICENSE"), List.of("*"), null, null, null, null, true),
                "person:keeper");
        refused(order(seal, OFFICER), Code.SECOND_PERSON_NEEDED);
        SealRequest asked =
                requests.ask(order(seal, OFFICER), SealPosition.PAPER, PAPER).result();

        closed(Code.SECOND_PERSON_NEEDED, () -> requests.use(seal.id(), asked.id(), OFFICER, Set.of()));
        closed(Code.SECOND_PERSON_NEEDED, () -> requests.decide(seal.id(), asked.id(), OFFICER, Set.of(), true, ""));
        closed(Code.NO_AUTHORITY, () -> requests.decide(seal.id(), asked.id(), "person:stranger", Set.of(), true, ""));
        assertThat(requests.document(seal.id(), asked.id(), "person:deputy", Set.of()))
                .isEqualTo(PAPER);
        SealRequest agreed = requests.decide(seal.id(), asked.id(), "person:deputy", Set.of(), true, "")
                .result();
        assertThat(agreed.state()).isEqualTo(State.APPROVED);
        byte[] sealed = requests.use(seal.id(), asked.id(), OFFICER, Set.of()).bytes();

        assertThat(sealed).startsWith(PAPER);
        closed(Code.REQUEST_CLOSED, () -> requests.use(seal.id(), asked.id(), OFFICER, Set.of()));
        assertThat(keeping.uses(seal.id(), null, 10))
                .extracting(SealUse::request)
                .containsExactly(asked.id());
        assertThat(hub.jdbc
                        .sql("SELECT count(document) FROM seal.seal_request")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aRequestEndsWithItsTime() {
        Seal seal = make();
        allow(seal, null, true);
        SealRequest asked =
                requests.ask(order(seal, OFFICER), SealPosition.PAPER, PAPER).result();
        hub.clock.advance(Duration.ofHours(25));

        closed(Code.REQUEST_CLOSED, () -> requests.decide(seal.id(), asked.id(), "person:deputy", Set.of(), true, ""));
    }

    @Test
    void usesAreReadPageByPage() {
        Seal seal = make();
        allow(seal, null, false);
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.addFirst(seals.seal(order(seal, OFFICER), PAPER).sealUseId());
            hub.clock.advance(Duration.ofSeconds(1));
        }

        List<SealUse> first = keeping.uses(seal.id(), null, 3);
        List<SealUse> second = keeping.uses(seal.id(), first.getLast().id(), 3);
        assertThat(first).extracting(SealUse::id).containsExactlyElementsOf(made.subList(0, 3));
        assertThat(second).extracting(SealUse::id).containsExactlyElementsOf(made.subList(3, 5));
    }

    @Test
    void aPictureThatSomebodyBringsIsSetToo() throws Exception {
        ByteArrayOutputStream scan = new ByteArrayOutputStream();
        BufferedImage paper = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(paper, "png", scan);
        SealDraft drawn = draft(KeyAlgorithm.SM2);
        Seal seal = keeping.make(
                        new SealDraft(
                                drawn.type(),
                                drawn.name(),
                                drawn.ownerName(),
                                drawn.ownerCode(),
                                null,
                                KeyAlgorithm.SM2,
                                drawn.validTo(),
                                SealImage.brought(scan.toByteArray(), 40, 40)),
                        "person:keeper")
                .result();
        allow(seal, null, false);

        assertThat(seals.seal(order(seal, OFFICER), PAPER).bytes()).startsWith(PAPER);
    }

    @Test
    void theKeyOfASealServesAsLongAsTheSealDoes() {
        Seal seal = make();
        allow(seal, null, false);
        String key = "seal-" + seal.id();
        keeping.changeStatus(seal.id(), SealStatus.SUSPENDED, "stocktaking", "person:keeper");
        assertThatExceptionOfType(KeyRefusedException.class)
                .isThrownBy(() -> hub.vault.sign(key, KeyUse.SEAL, new byte[1]));

        keeping.changeStatus(seal.id(), SealStatus.ACTIVE, "done", "person:keeper");
        assertThat(hub.vault.sign(key, KeyUse.SEAL, new byte[1])).isNotEmpty();
        keeping.changeStatus(seal.id(), SealStatus.REVOKED, "dissolved", "person:keeper");
        assertThatExceptionOfType(KeyRefusedException.class).isThrownBy(() -> hub.vault.enable(key));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keeping.changeStatus(seal.id(), SealStatus.ACTIVE, "again", "person:keeper"));
        assertThat(keeping.history(seal.id()))
                .extracting(SealStatusChange::reason)
                .containsExactly("", "stocktaking", "done", "dissolved");
    }

    @Test
    void aKeyFollowsTheStatusEvenIfTheHubDiedBeforeItDid() {
        Seal revoked = make();
        Seal suspended = make();
        Seal resumed = make();
        hub.vault.disable("seal-" + resumed.id());
        diedAfterCommitting(revoked, SealStatus.REVOKED);
        diedAfterCommitting(suspended, SealStatus.SUSPENDED);

        hub.parts(TestHub.settings(List.of())).keys().bringAllInLine();

        assertThat(hub.vault.state("seal-" + revoked.id())).contains(KeyState.DESTROYED);
        assertThat(hub.vault.state("seal-" + suspended.id())).contains(KeyState.DISABLED);
        assertThat(hub.vault.state("seal-" + resumed.id())).contains(KeyState.IN_FORCE);
    }

    @Test
    void aUseOfARevokedSealDestroysAKeyThatIsStillAlive() {
        Seal seal = make();
        allow(seal, null, false);
        diedAfterCommitting(seal, SealStatus.REVOKED);

        refused(order(seal, OFFICER), Code.SEAL_REVOKED);

        assertThat(hub.vault.state("seal-" + seal.id())).contains(KeyState.DESTROYED);
    }

    private void diedAfterCommitting(Seal seal, SealStatus status) {
        hub.jdbc
                .sql("UPDATE seal.seal SET status = :status WHERE id = :id")
                .param("status", status.name())
                .param("id", seal.id())
                .update();
    }

    private void refused(SealOrder order, Code code) {
        closed(code, () -> seals.seal(order, PAPER));
        assertThat(Objects.requireNonNull(hub.newestRefusal().entry()).details())
                .containsEntry("reason", code.name());
    }

    private static void closed(Code code, ThrowingCallable call) {
        assertThatExceptionOfType(SealUseRefusedException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void aSealThatWasMadeBeforeEditionsGetsItsFirstWhenItIsNeeded() {
        Instant now = hub.clock.instant();
        Seal old = new Seal(
                UUID.randomUUID(),
                "OLD",
                SealType.OFFICIAL,
                "衡东县电子印章",
                "衡东县",
                "11430424MB9000058B",
                KeyAlgorithm.SM2,
                SealStatus.ACTIVE,
                now,
                now.plus(Duration.ofDays(30)),
                make().certificate());
        new SealRepository(hub.jdbc, hub.parts(TestHub.settings(List.of())).secrets()).add(old, "old-key", null, now);

        assertThat(seals.edition(old).number()).isEqualTo(1);
        assertThat(seals.edition(old)).isEqualTo(keeping.editions(old.id()).getFirst());
    }
}
