package org.hefu.benchmark;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hefu.certificate.BouncyCastle;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.ofd.SampleOfds;
import org.hefu.signature.Signatory;
import org.hefu.signature.ofd.OfdPlace;
import org.hefu.signature.ofd.OfdProtection;
import org.hefu.signature.ofd.OfdSealOrder;
import org.hefu.signature.ofd.OfdSigner;
import org.hefu.signature.ses.SesOwners;
import org.hefu.signature.ses.SesPicture;
import org.hefu.signature.ses.SesSeal;
import org.hefu.signature.ses.SesSealMaker;
import org.hefu.signature.ses.SesSealOrder;
import org.hefu.verification.Verifier;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;

/** A licence of one page, and a seal of the usual size for it. Dates are of today, which the peer takes, too. */
final class Licences {

    /** What the picture of a round seal takes at 600 dots an inch, packed. */
    private static final int PICTURE_BYTES = 12_000;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final TestAuthority maker = TestAuthority.from(now.minus(Duration.ofDays(2)));
    final TestAuthority owner = TestAuthority.from(now.minus(Duration.ofDays(2)));
    final SesSeal seal = seal();
    final byte[] paper = SampleOfds.onePage();
    private final OfdSealOrder order =
            new OfdSealOrder(now, OfdProtection.OPEN, List.of(new OfdPlace.OnPage(1, 130, 220)));
    private final ThreadLocal<Signature> prepared = ThreadLocal.withInitial(this::prepare);
    private final Signatory signatory =
            new Signatory(owner.signer, List.of(owner.issuing), lists(owner), owner.scheme(), this::sign);
    private final Verifier verifier = new Verifier(Clock.systemUTC());
    private final TrustStore trust = trust();

    private List<RevocationList> lists(TestAuthority authority) {
        return authority.lists(now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(7)));
    }

    private TrustStore trust() {
        List<RevocationList> lists = new ArrayList<>(lists(maker));
        lists.addAll(lists(owner));
        return new TrustStore(List.of(maker.issuing, owner.issuing), lists);
    }

    private SesSeal seal() {
        byte[] picture = new byte[PICTURE_BYTES];
        new Random(1).nextBytes(picture);
        Instant from = now.minus(Duration.ofDays(1));
        return SesSealMaker.make(
                new SesSealOrder(
                        "4304240000017",
                        1,
                        "衡东县人力资源和社会保障局",
                        SesOwners.certificates(List.of(owner.signer)),
                        from,
                        from,
                        now.plus(Duration.ofDays(100)),
                        new SesPicture("PNG", picture, 40, 40)),
                new Signatory(maker.signer, List.of(maker.issuing), lists(maker), maker.scheme(), maker::sign));
    }

    private Signature prepare() {
        try {
            Signature signature = Signature.getInstance("SM3withSM2", BouncyCastle.PROVIDER);
            signature.initSign(owner.signerPrivateKey());
            return signature;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the key vault signs, with an object that keeps the key. */
    private byte[] sign(byte[] message) {
        try {
            Signature signature = prepared.get();
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] sealed() {
        return OfdSigner.sign(paper, order, seal, signatory, null);
    }

    VerificationReport verify(byte[] file) {
        return verifier.verify("licence.ofd", file, trust);
    }

    void mustPass(byte[] file) {
        VerificationReport report = verify(file);
        if (report.verdict() != Verdict.TOTAL_PASSED) {
            throw new IllegalStateException("We say " + report.verdict() + ": " + report.reasons());
        }
    }

    Ofdrw peer() throws Exception {
        return new Ofdrw(seal, owner.signerPrivateKey(), owner.signer);
    }
}
