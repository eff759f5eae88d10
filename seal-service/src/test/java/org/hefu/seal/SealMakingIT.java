package org.hefu.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.hefu.certificate.TrustStore;
import org.hefu.key.KeyAlgorithm;
import org.hefu.seal.picture.SealDesign;
import org.hefu.seal.picture.SealImage;
import org.hefu.signature.ses.SesOwners;
import org.hefu.signature.ses.SesSeal;
import org.hefu.signature.ses.SesVersion;
import org.hefu.verification.Verifier;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Seals as they are made, and as they are kept. */
class SealMakingIT extends OnSeals {

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
                .containsExactly(SealStatus.IN_FORCE);
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
                SealStatus.IN_FORCE,
                now,
                now.plus(Duration.ofDays(30)),
                make().certificate());
        new SealRepository(hub.jdbc, hub.parts(TestHub.settings(List.of())).secrets()).add(old, "old-key", null, now);

        assertThat(seals.edition(old).number()).isEqualTo(1);
        assertThat(seals.edition(old)).isEqualTo(keeping.editions(old.id()).getFirst());
    }
}
