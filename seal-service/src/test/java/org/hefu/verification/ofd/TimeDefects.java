package org.hefu.verification.ofd;

import static org.hefu.verification.ofd.SealedOfds.NOW;
import static org.hefu.verification.ofd.SealedOfds.OTHER;
import static org.hefu.verification.ofd.SealedOfds.OWNER;
import static org.hefu.verification.report.Verdict.INDETERMINATE;
import static org.hefu.verification.report.Verdict.TOTAL_FAILED;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.TestAuthority;
import org.hefu.key.KeyAlgorithm;
import org.hefu.ofd.SampleOfds;
import org.hefu.signature.ofd.OfdPlace;
import org.hefu.signature.ofd.OfdProtection;
import org.hefu.signature.ofd.OfdSealOrder;
import org.hefu.signature.ofd.OfdSigner;
import org.hefu.signature.ses.SesSignature;
import org.hefu.signature.ses.TestSeals;
import org.hefu.timestamp.TestTimestamps;
import org.hefu.timestamp.TimestampSource;

/** Sealed OFD files whose time-stamp proves something else than it should. */
final class TimeDefects extends DefectiveOfds {

    private final Path folder;
    private int keys;

    private TimeDefects(Path folder, List<Defect> defects) {
        super(defects);
        this.folder = folder;
    }

    /**
     * @param folder for keys
     */
    static List<Defect> all(Path folder) {
        List<Defect> defects = new ArrayList<>();
        TimeDefects made = new TimeDefects(folder, defects);
        TimestampSource time = made.times(OWNER, NOW);
        RawOfd raw = sealed();
        byte[] other = DigestAlgorithm.SM3.of(new byte[] {1});
        raw.put(
                RawOfd.VALUE,
                SesSignature.read(raw.get(RawOfd.VALUE))
                        .withTimestamp(time.stamp(DigestAlgorithm.SM3, other).encoded())
                        .encoded());
        made.add("timestamp-of-other-data", raw.zip(), TOTAL_FAILED, "TIMESTAMP_OTHER_DATA");
        made.add(
                "timestamp-of-a-stranger",
                stamped(made.times(TestAuthority.sm2(), NOW)),
                INDETERMINATE,
                "TIMESTAMP_NOT_TRUSTED");
        made.add(
                "timestamp-before-the-claim",
                stamped(made.times(OTHER, NOW.minus(Duration.ofDays(1)))),
                TOTAL_FAILED,
                "TIMESTAMP_BEFORE_SIGNING");
        made.beforeTheCertificate();
        return defects;
    }

    /** Signer and time-stamp agree on a time at which the signer had no certificate. */
    private void beforeTheCertificate() {
        TestAuthority young = TestAuthority.from(NOW.minus(Duration.ofHours(1)));
        Instant before = NOW.minus(Duration.ofDays(1));
        byte[] file = OfdSigner.sign(
                SampleOfds.onePage(),
                new OfdSealOrder(before, OfdProtection.OPEN, List.of(new OfdPlace.OnPage(1, 130, 220))),
                TestSeals.seal(SealedOfds.MAKER, young),
                TestSeals.signatory(young),
                times(OTHER, before));
        add(
                "timestamp-before-the-certificate",
                file,
                SealedOfds.trust(SealedOfds.MAKER, OTHER, young),
                TOTAL_FAILED,
                "SIGNED_BEFORE_VALIDITY");
    }

    private TimestampSource times(TestAuthority of, Instant at) {
        return TestTimestamps.of(
                folder.resolve("keys" + ++keys), of, KeyAlgorithm.SM2, Clock.fixed(at, ZoneOffset.UTC));
    }

    private static byte[] stamped(TimestampSource time) {
        return OfdSigner.sign(
                SampleOfds.onePage(),
                SealedOfds.order(OfdProtection.OPEN),
                SealedOfds.SEAL,
                TestSeals.signatory(OWNER),
                time);
    }
}
