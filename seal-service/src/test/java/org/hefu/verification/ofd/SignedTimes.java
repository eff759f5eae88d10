package org.hefu.verification.ofd;

import static org.hefu.verification.ofd.SealedOfds.MAKER;
import static org.hefu.verification.ofd.SealedOfds.NOW;
import static org.hefu.verification.ofd.SealedOfds.OTHER;
import static org.hefu.verification.ofd.SealedOfds.OWNER;
import static org.hefu.verification.report.Verdict.INDETERMINATE;
import static org.hefu.verification.report.Verdict.TOTAL_FAILED;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.key.KeyAlgorithm;
import org.hefu.ofd.SampleOfds;
import org.hefu.signature.ofd.OfdProtection;
import org.hefu.signature.ofd.OfdSealOrder;
import org.hefu.signature.ofd.OfdSigner;
import org.hefu.signature.ses.SesSeal;
import org.hefu.signature.ses.TestSeals;
import org.hefu.timestamp.TestTimestamps;
import org.hefu.timestamp.TimestampSource;
import org.hefu.verification.report.Verdict;

/**
 * OFD files with times in all places that the standards have for them: beside the seal, within it, in place of the
 * signing time, and in the description.
 */
final class SignedTimes {

    /** Old and raw forms bring no certificates along, so the issuing authorities are anchors. */
    static final TrustStore TRUST =
            new TrustStore(List.of(MAKER.issuing, OWNER.issuing, OTHER.issuing), SealedOfds.TRUST.lists());

    private static final byte[] LOCKED = SealedOfds.sealed(OfdProtection.LOCKED);
    private static final byte[] OTHER_DATA = DigestAlgorithm.SM3.of(new byte[] {1});

    private final TestTimestamps time;
    private final TestTimestamps stranger;
    private final List<Defect> defects = new ArrayList<>();

    /**
     * @param folder for keys
     */
    SignedTimes(Path folder) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        this.time = TestTimestamps.of(folder.resolve("tsa"), OWNER, KeyAlgorithm.SM2, clock);
        this.stranger = TestTimestamps.of(folder.resolve("stranger"), TestAuthority.sm2(), KeyAlgorithm.SM2, clock);
    }

    List<Defect> defects() {
        stated();
        ofSeal();
        inPlaceOfTheTime();
        withoutSeal();
        return defects;
    }

    private void add(String name, RawOfd file, Verdict verdict, String code) {
        defects.add(new Defect(name, file.zip(), TRUST, verdict, code));
    }

    private void stated() {
        add("stated-time-is-another", stating("20261123080000Z"), INDETERMINATE, "SIGNING_TIMES_DISAGREE");
        add("stated-time-unreadable", stating("yesterday"), INDETERMINATE, "STATED_TIME_UNREADABLE");
    }

    /** The signer wrote something else into the description than into the signature. */
    static RawOfd stating(String text) {
        return sealed().describe(description -> description.replace("20261122080000Z", text));
    }

    private static RawOfd sealed() {
        return RawOfd.of(SealedOfds.sealed(OfdProtection.OPEN));
    }

    private void ofSeal() {
        byte[] seal = TestSeals.sealV5(MAKER, OWNER);
        add(
                "seal-timestamp-of-other-data",
                signedWith(TestSeals.stamped(seal, token(time, OTHER_DATA))),
                TOTAL_FAILED,
                "SEAL_TIMESTAMP_OTHER_DATA");
        add(
                "seal-timestamp-of-a-stranger",
                signedWith(stamped(seal, stranger)),
                INDETERMINATE,
                "SEAL_TIMESTAMP_NOT_TRUSTED");
        add(
                "seal-timestamp-before-creation",
                signedWith(stamped(seal, time.at(TestSeals.FROM.minus(Duration.ofDays(1))))),
                TOTAL_FAILED,
                "SEAL_TIMESTAMP_BEFORE_CREATION");
        add(
                "seal-timestamp-unreadable",
                signedWith(TestSeals.stamped(seal, new byte[] {0x30, 0})),
                TOTAL_FAILED,
                "SEAL_TIMESTAMP_UNREADABLE");
    }

    /** A paper by GM/T 0031-2025. */
    static RawOfd signedWith(byte[] seal) {
        return sealed().sign(5, seal, NOW, "/" + RawOfd.DESCRIPTION, OWNER);
    }

    /** A seal by GM/T 0031-2025 with a time-stamp of its creation date. */
    byte[] stampedSeal(TestAuthority maker) {
        return stamped(TestSeals.sealV5(maker, OWNER), time.at(TestSeals.FROM));
    }

    private static byte[] stamped(byte[] seal, TimestampSource by) {
        return TestSeals.stamped(
                seal,
                token(by, DigestAlgorithm.SM3.of(SesSeal.read(seal).maker().value())));
    }

    private static byte[] token(TimestampSource by, byte[] imprint) {
        return by.stamp(DigestAlgorithm.SM3, imprint).encoded();
    }

    private void inPlaceOfTheTime() {
        add("timestamp-for-a-time-of-other-data", dated(token(time, OTHER_DATA)), TOTAL_FAILED, "TIMESTAMP_OTHER_DATA");
        add(
                "timestamp-for-a-time-of-a-stranger",
                dated(token(stranger, hash())),
                INDETERMINATE,
                "TIMESTAMP_NOT_TRUSTED");
        add("timestamp-for-a-time-unreadable", dated(new byte[] {0x30, 0}), TOTAL_FAILED, "TIMESTAMP_UNREADABLE");
    }

    /** A paper by GM/T 0031-2014 with a time-stamp of the document in place of the time. */
    RawOfd dated(boolean digestedTwice) {
        return dated(token(time, digestedTwice ? DigestAlgorithm.SM3.of(hash()) : hash()));
    }

    private static byte[] hash() {
        return DigestAlgorithm.SM3.of(locked().get(RawOfd.DESCRIPTION));
    }

    private static RawOfd locked() {
        return RawOfd.of(LOCKED);
    }

    private static RawOfd dated(byte[] token) {
        byte[] seal = TestSeals.sealV1(MAKER, OWNER);
        return locked().put(RawOfd.SEAL, seal)
                .put(RawOfd.VALUE, TestSeals.signatureV1(seal, token, hash(), "/" + RawOfd.DESCRIPTION, OWNER));
    }

    private void withoutSeal() {
        TimestampSource careless = (digest, imprint) -> time.stamp(digest, digest.of(imprint));
        add(
                "timestamp-without-seal-of-other-data",
                RawOfd.of(signed(OWNER, careless)),
                INDETERMINATE,
                "TIMESTAMP_OTHER_DATA");
    }

    /** A paper that was signed without a seal, with a time-stamp. */
    byte[] signed(TestAuthority signer) {
        return signed(signer, time);
    }

    private static byte[] signed(TestAuthority signer, TimestampSource by) {
        return OfdSigner.signWithoutSeal(
                SampleOfds.onePage(),
                new OfdSealOrder(NOW, OfdProtection.OPEN, List.of()),
                TestSeals.signatory(signer),
                by);
    }
}
