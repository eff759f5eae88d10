package org.hefu.verification.ofd;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.ofd.SampleOfds;
import org.hefu.signature.ofd.OfdPlace;
import org.hefu.signature.ofd.OfdProtection;
import org.hefu.signature.ofd.OfdSealOrder;
import org.hefu.signature.ofd.OfdSigner;
import org.hefu.signature.ses.SesSeal;
import org.hefu.signature.ses.TestSeals;
import org.hefu.verification.Verifier;
import org.hefu.verification.report.VerificationReport;

/** Sealed OFD files for tests: a maker and an owner of a seal, and another owner of another. */
public final class SealedOfds {

    public static final Instant NOW = TestAuthority.NOW;
    public static final TestAuthority MAKER = TestAuthority.sm2();
    public static final TestAuthority OWNER = TestAuthority.sm2();
    static final TestAuthority OTHER = TestAuthority.sm2();
    public static final SesSeal SEAL = TestSeals.seal(MAKER, OWNER);
    static final SesSeal OTHER_SEAL = TestSeals.seal(MAKER, OTHER);
    public static final TrustStore TRUST = trust(MAKER, OWNER, OTHER);

    private SealedOfds() {}

    static TrustStore trust(TestAuthority... authorities) {
        List<RevocationList> lists = new ArrayList<>();
        for (TestAuthority authority : authorities) {
            lists.addAll(authority.lists());
        }
        return new TrustStore(
                Arrays.stream(authorities).map(authority -> authority.issuing).toList(), lists);
    }

    public static OfdSealOrder order(OfdProtection protection) {
        return new OfdSealOrder(NOW, protection, List.of(new OfdPlace.OnPage(1, 130, 220)));
    }

    static byte[] sealed(OfdProtection protection) {
        return seal(SampleOfds.onePage(), protection);
    }

    static byte[] seal(byte[] ofd, OfdProtection protection) {
        return OfdSigner.sign(ofd, order(protection), SEAL, TestSeals.signatory(OWNER), null);
    }

    static byte[] sealByOther(byte[] ofd, OfdProtection protection) {
        return OfdSigner.sign(ofd, order(protection), OTHER_SEAL, TestSeals.signatory(OTHER), null);
    }

    static VerificationReport verify(byte[] file) {
        return verify(file, TRUST);
    }

    static VerificationReport verify(byte[] file, TrustStore trust) {
        return new Verifier(Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC)).verify("paper.ofd", file, trust);
    }
}
