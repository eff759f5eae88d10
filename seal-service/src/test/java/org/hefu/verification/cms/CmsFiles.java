package org.hefu.verification.cms;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.signature.Signatory;
import org.hefu.signature.cms.CadesSigner;
import org.hefu.signature.cms.CmsForm;
import org.hefu.verification.Verifier;
import org.hefu.verification.report.VerificationReport;
import org.jspecify.annotations.Nullable;

/** Signed messages in files of their own, for tests. */
final class CmsFiles {

    static final byte[] CONTENT = "在职证明：张三".getBytes(StandardCharsets.UTF_8);

    private CmsFiles() {}

    static Signatory signatory(TestAuthority authority) {
        return new Signatory(
                authority.signer, List.of(authority.issuing), authority.lists(), authority.scheme(), authority::sign);
    }

    static byte[] attached(TestAuthority authority) {
        return attached(CmsForm.of(authority.scheme()), authority);
    }

    static byte[] attached(CmsForm form, TestAuthority... authorities) {
        return new CadesSigner(
                        form,
                        List.of(authorities).stream().map(CmsFiles::signatory).toList())
                .attached(CONTENT, TestAuthority.NOW);
    }

    static byte[] detached(TestAuthority authority) {
        try {
            return new CadesSigner(CmsForm.of(authority.scheme()), List.of(signatory(authority)))
                    .detached(new ByteArrayInputStream(CONTENT), TestAuthority.NOW);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static VerificationReport verify(byte[] file, byte @Nullable [] content, TrustStore trust) {
        return new Verifier(Clock.fixed(TestAuthority.NOW.plusSeconds(60), ZoneOffset.UTC))
                .verify("paper.p7m", file, content, trust);
    }
}
