package org.hefu.verification.ofd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.verification.ofd.SealedOfds.MAKER;
import static org.hefu.verification.ofd.SealedOfds.NOW;
import static org.hefu.verification.ofd.SealedOfds.OWNER;

import java.nio.file.Path;
import java.util.List;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.hefu.certificate.TestAuthority;
import org.hefu.ofd.SampleOfds;
import org.hefu.signature.cms.CmsMessage;
import org.hefu.signature.cms.CmsSigner;
import org.hefu.signature.cms.ForeignTool;
import org.hefu.signature.cms.ForeignTool.Answer;
import org.hefu.signature.ofd.OfdProtection;
import org.hefu.signature.ofd.OfdSealOrder;
import org.hefu.signature.ofd.OfdSigner;
import org.hefu.signature.ses.SesSeal;
import org.hefu.signature.ses.SesSignature;
import org.hefu.signature.ses.TestSeals;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.SignatureReport;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code openssl} verifies the signatures in our OFD files, and we verify what it signs in theirs. */
class OfdOpensslTest {

    private static final String DAY = Long.toString(NOW.plusSeconds(60).getEpochSecond());

    @TempDir
    Path folder;

    private ForeignTool openssl;

    @BeforeEach
    void open() {
        openssl = new ForeignTool(folder);
    }

    private static RawOfd signed(TestAuthority authority) {
        return RawOfd.of(OfdSigner.signWithoutSeal(
                SampleOfds.onePage(),
                new OfdSealOrder(NOW, OfdProtection.OPEN, List.of()),
                TestSeals.signatory(authority),
                null));
    }

    private void put(TestAuthority authority) throws Exception {
        openssl.putPem("root.pem", "CERTIFICATE", authority.root.encoded());
        openssl.putPem("issuing.pem", "CERTIFICATE", authority.issuing.encoded());
        openssl.putPem("signer.pem", "CERTIFICATE", authority.signer.encoded());
        openssl.putPem(
                "key.pem",
                "PRIVATE KEY",
                PrivateKeyInfo.getInstance(authority.signerPrivateKey().getEncoded())
                        .getEncoded());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA256withECDSA", "SHA384withECDSA", "SHA256withRSA"})
    void itVerifiesOurSignatureOfTheDescription(String algorithm) throws Exception {
        TestAuthority authority = TestAuthority.of(algorithm);
        RawOfd raw = signed(authority);
        put(authority);
        openssl.put("value.p7s", raw.get(RawOfd.VALUE));
        openssl.put("Signature.xml", raw.get(RawOfd.DESCRIPTION));

        Answer answer = verifiesMessage();

        assertThat(answer.exit()).as(answer.output()).isZero();
        assertThat(answer.output()).contains("CAdES Verification successful");

        openssl.put(
                "Signature.xml",
                raw.text(RawOfd.DESCRIPTION).replace("Hefu", "Fake").getBytes(UTF_8));
        assertThat(verifiesMessage().exit()).isNotZero();
    }

    private Answer verifiesMessage() throws Exception {
        return openssl.run(
                "openssl",
                "cms",
                "-verify",
                "-binary",
                "-cades",
                "-inform",
                "DER",
                "-in",
                "value.p7s",
                "-content",
                "Signature.xml",
                "-CAfile",
                "root.pem",
                "-purpose",
                "any",
                "-attime",
                DAY,
                "-out",
                "out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA256withECDSA", "SHA256withRSA"})
    void weVerifyWhatItSigns(String algorithm) throws Exception {
        TestAuthority authority = TestAuthority.of(algorithm);
        RawOfd raw = signed(authority);
        put(authority);
        // It writes the time of day, so the description states none.
        String description =
                raw.text(RawOfd.DESCRIPTION).replaceFirst("<ofd:SignatureDateTime>.*</ofd:SignatureDateTime>\n", "");
        raw.put(RawOfd.DESCRIPTION, description);
        openssl.put("Signature.xml", raw.get(RawOfd.DESCRIPTION));
        Answer made = openssl.run(
                "openssl",
                "cms",
                "-sign",
                "-binary",
                "-cades",
                "-in",
                "Signature.xml",
                "-signer",
                "signer.pem",
                "-inkey",
                "key.pem",
                "-certfile",
                "issuing.pem",
                "-md",
                "sha256",
                "-outform",
                "DER",
                "-out",
                "value.p7s");
        assertThat(made.exit()).as(made.output()).isZero();

        raw.put(RawOfd.VALUE, openssl.get("value.p7s"));
        VerificationReport report = SealedOfds.verify(raw.zip(), authority.trustWithLists());

        assertThat(report.reasons()).extracting(Reason::code).isSubsetOf("ALL_PASSED", "SIGNED_IN_THE_FUTURE");
        SignatureReport signature = report.signatures().getFirst();
        assertThat(signature.intact()).isTrue();
        assertThat(signature.trusted()).isTrue();
    }

    @Test
    void itVerifiesTheSm2ValueOfASignatureWithoutSeal() throws Exception {
        CmsSigner signer =
                CmsMessage.read(signed(OWNER).get(RawOfd.VALUE)).signers().getFirst();

        assertSm2(OWNER, signer.signedBytes(), signer.signature());
    }

    /** GB/T 38540-2020: the owner signs TBS_Sign, and the maker SES_SealInfo. */
    @Test
    void itVerifiesTheSm2ValuesOfASealAndOfASignatureByIt() throws Exception {
        byte[] value = RawOfd.of(SealedOfds.sealed(OfdProtection.OPEN)).get(RawOfd.VALUE);
        SesSignature sealed = SesSignature.read(value);
        byte[] signed =
                ASN1Sequence.getInstance(value).getObjectAt(0).toASN1Primitive().getEncoded("DER");

        assertSm2(OWNER, signed, sealed.signer().value());
        SesSeal seal = sealed.seal();
        assertSm2(MAKER, seal.signedBytes(), seal.maker().value());
    }

    private void assertSm2(TestAuthority signer, byte[] message, byte[] value) throws Exception {
        openssl.putPem(
                "public.pem", "PUBLIC KEY", signer.signer.key().orElseThrow().getEncoded());
        openssl.put("message", message);
        openssl.put("value", value);

        Answer answer = verifiesValue();

        assertThat(answer.exit()).as(answer.output()).isZero();
        assertThat(answer.output()).contains("Verified OK");

        byte[] other = message.clone();
        other[other.length - 1] ^= 1;
        openssl.put("message", other);
        assertThat(verifiesValue().exit()).isNotZero();
    }

    private Answer verifiesValue() throws Exception {
        return openssl.run(
                "openssl",
                "dgst",
                "-sm3",
                "-verify",
                "public.pem",
                "-sigopt",
                "distid:1234567812345678",
                "-signature",
                "value",
                "message");
    }
}
