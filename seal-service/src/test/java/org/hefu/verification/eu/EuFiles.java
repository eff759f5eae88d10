package org.hefu.verification.eu;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.signature.Signatory;
import org.hefu.signature.eu.AsicSigner;
import org.hefu.signature.eu.AsicSigner.NamedFile;
import org.hefu.signature.eu.JadesSigner;
import org.hefu.signature.eu.XadesSigner;
import org.hefu.signature.eu.XadesSigner.Packaging;
import org.hefu.verification.Verifier;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.VerificationReport;
import org.jspecify.annotations.Nullable;

/** Signed XML, JSON and containers, for tests. */
final class EuFiles {

    static final byte[] XML = "<license xmlns=\"urn:test\"><holder>张三</holder><number>1</number></license>"
            .getBytes(StandardCharsets.UTF_8);
    static final byte[] JSON = "{\"holder\":\"张三\"}".getBytes(StandardCharsets.UTF_8);

    private EuFiles() {}

    static Signatory signatory(TestAuthority authority) {
        return new Signatory(
                authority.signer, List.of(authority.issuing), authority.lists(), authority.scheme(), authority::sign);
    }

    static byte[] xades(TestAuthority authority, Packaging packaging) {
        return XadesSigner.sign(XML, "license.xml", packaging, TestAuthority.NOW, signatory(authority), null);
    }

    static byte[] jades(TestAuthority authority, JadesSigner.Form form) {
        return JadesSigner.sign(JSON, form, TestAuthority.NOW, signatory(authority), null);
    }

    static byte[] asic(TestAuthority authority) {
        return AsicSigner.sign(
                List.of(new NamedFile("证照.xml", XML), new NamedFile("papers/a b.json", JSON)),
                TestAuthority.NOW,
                signatory(authority),
                null);
    }

    static VerificationReport verify(byte[] file, byte @Nullable [] content, TrustStore trust) {
        return new Verifier(Clock.fixed(TestAuthority.NOW.plusSeconds(60), ZoneOffset.UTC))
                .verify("paper", file, content, trust);
    }

    static List<String> codes(VerificationReport report) {
        return report.reasons().stream().map(Reason::code).toList();
    }

    static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
