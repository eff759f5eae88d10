package org.hefu.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustStoreTest {

    private static final TestAuthority AUTHORITY = TestAuthority.sm2();

    @TempDir
    private Path folder;

    @Test
    void anchorsAndListsAreReadAsPemAndAsDer() throws IOException {
        Files.write(folder.resolve("root.pem"), Pem.encode("CERTIFICATE", AUTHORITY.root.encoded()));
        Files.write(folder.resolve("other.cer"), AUTHORITY.issuing.encoded());
        RevocationList list = AUTHORITY.lists().getFirst();
        Files.write(folder.resolve("root.crl"), list.encoded());
        Files.writeString(folder.resolve(".hidden"), "nothing to read");

        TrustStore trust = TrustStore.fromFolder(folder);

        assertThat(trust.anchors()).containsExactlyInAnyOrder(AUTHORITY.root, AUTHORITY.issuing);
        assertThat(trust.lists()).containsExactly(list);
    }

    @Test
    void anEmptyFolderTrustsNobody() {
        assertThat(TrustStore.fromFolder(folder)).isEqualTo(TrustStore.empty());
    }

    @Test
    void whatHasTheNameOfSomethingElseIsPassedOverAndTold() throws IOException {
        Files.write(folder.resolve("root.PEM"), Pem.encode("CERTIFICATE", AUTHORITY.root.encoded()));
        Files.write(folder.resolve("other.txt"), Pem.encode("CERTIFICATE", AUTHORITY.issuing.encoded()));
        Files.writeString(folder.resolve("README"), "remember the milk");
        Files.writeString(folder.resolve(".DS_Store"), "nothing to read");
        Files.writeString(folder.resolve("ledger.vkeys"), "keys of a ledger");

        assertThat(TrustStore.fromFolder(folder).anchors()).containsExactly(AUTHORITY.root);
        assertThat(TrustStore.passedOver(folder)).containsExactly("README", "other.txt");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            notes.cer  | remember the milk                                                        | neither
            notes.crl  | remember the milk                                                        | neither
            half.pem   | -----BEGIN CERTIFICATE-----                                              | broken off
            false.crt  | -----BEGIN CERTIFICATE-----~AAAA~-----END CERTIFICATE-----             | object 1
            key.pem    | -----BEGIN PRIVATE KEY-----~AAAA~-----END PRIVATE KEY-----             | PRIVATE KEY
            words.pem  | a file starts with -----BEGIN here                                       | neither
            """)
    void aFileThatCannotBeReadIsNamedWithWhatIsWrong(String name, String content, String fault) throws IOException {
        Files.writeString(folder.resolve(name), content.replace('~', '\n'));

        assertThatExceptionOfType(TrustFolderException.class)
                .isThrownBy(() -> TrustStore.fromFolder(folder))
                .withMessageContaining(name)
                .withMessageContaining(fault)
                .satisfies(refused -> {
                    assertThat(refused.getMessage()).doesNotContain("Exception", "org.", "java.");
                    assertThat(refused.fileName()).isEqualTo(name);
                });
    }

    @Test
    void aCertificateOfASignerIsNoAnchor() throws IOException {
        Files.write(folder.resolve("signer.cer"), AUTHORITY.signer.encoded());

        assertThatExceptionOfType(TrustFolderException.class)
                .isThrownBy(() -> TrustStore.fromFolder(folder))
                .withMessageContaining("signer.cer")
                .withMessageContaining("certificate authority");
    }

    @Test
    void aFolderThatIsMissingIsNamed() {
        assertThatExceptionOfType(TrustFolderException.class)
                .isThrownBy(() -> TrustStore.fromFolder(folder.resolve("missing")))
                .withMessageContaining("missing");
    }
}
