package org.hefu.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void aFileThatIsNeitherIsNamed() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "remember the milk");

        assertThatExceptionOfType(TrustFolderException.class)
                .isThrownBy(() -> TrustStore.fromFolder(folder))
                .withMessageContaining("notes.txt")
                .withMessageContaining("neither a certificate nor a revocation list");
    }

    @Test
    void aCertificateOfASignerIsNoAnchor() throws IOException {
        Files.write(folder.resolve("signer.cer"), AUTHORITY.signer.encoded());

        assertThatExceptionOfType(TrustFolderException.class)
                .isThrownBy(() -> TrustStore.fromFolder(folder))
                .withMessageContaining("certificate authority");
    }

    @Test
    void aFolderThatIsMissingIsNamed() {
        assertThatExceptionOfType(TrustFolderException.class)
                .isThrownBy(() -> TrustStore.fromFolder(folder.resolve("missing")))
                .withMessageContaining("missing");
    }
}
