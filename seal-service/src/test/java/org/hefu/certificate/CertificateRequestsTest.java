package org.hefu.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.util.io.pem.PemReader;
import org.hefu.key.KeyAlgorithm;
import org.hefu.key.KeyUse;
import org.hefu.key.KeyVault;
import org.hefu.key.Pkcs12KeyVault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateRequestsTest {

    @TempDir
    Path folder;

    private KeyVault vault;
    private CertificateRequests requests;

    @BeforeEach
    void open() {
        vault = Pkcs12KeyVault.open(folder, "test".toCharArray());
        requests = new CertificateRequests(vault);
    }

    private static byte[] pem(Certificate... certificates) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Certificate certificate : certificates) {
            out.writeBytes(Pem.encode("CERTIFICATE", certificate.encoded()));
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @EnumSource(names = {"SM2", "ECDSA_P384", "ED25519", "ML_DSA_65"})
    void anAuthorityCanCheckThatTheKeyAsks(KeyAlgorithm algorithm) throws Exception {
        byte[] pem = requests.request(TestAuthority.SUBJECT, "k", algorithm, KeyUse.SEAL);

        PKCS10CertificationRequest request;
        try (PemReader reader = new PemReader(new StringReader(new String(pem, StandardCharsets.US_ASCII)))) {
            request = new PKCS10CertificationRequest(reader.readPemObject().getContent());
        }
        assertThat(request.isSignatureValid(new JcaContentVerifierProviderBuilder()
                        .setProvider(BouncyCastle.PROVIDER)
                        .build(request.getSubjectPublicKeyInfo())))
                .isTrue();
        assertThat(request.getSubjectPublicKeyInfo().getEncoded())
                .isEqualTo(vault.publicKey("k").orElseThrow().getEncoded());
    }

    @Test
    void theIssuedCertificateIsTakenWithItsChain() {
        TestAuthority outside = TestAuthority.sm2();
        vault.ensureKeyPair("k", KeyAlgorithm.SM2, KeyUse.SEAL);
        Certificate issued = outside.certify(
                CertificateProfile.SEAL,
                TestAuthority.SUBJECT,
                vault.publicKey("k").orElseThrow());

        assertThat(requests.take("k", pem(outside.root, issued, outside.issuing)))
                .containsExactly(issued, outside.issuing, outside.root);
        assertThat(requests.take("k", issued.encoded())).containsExactly(issued);
        assertThatThrownBy(() -> requests.take("k", pem(outside.signer)))
                .hasMessage("No certificate in the file is for key 'k'");
        assertThatThrownBy(() -> requests.take("k", pem(issued, TestAuthority.sm2().root)))
                .hasMessageContaining("not above");
        assertThatThrownBy(() -> requests.take("k", new byte[] {1})).isInstanceOf(Asn1FormatException.class);
    }
}
