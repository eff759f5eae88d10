package org.hefu.signature.eu;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.hefu.certificate.TestAuthority;
import org.hefu.key.KeyAlgorithm;
import org.hefu.signature.Signatory;
import org.hefu.signature.SigningRefusedException;
import org.hefu.timestamp.TestTimestamps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmptyContentTest {

    @TempDir
    private Path folder;

    /** Over HTTP this is an internal error with a stack in the log, and no refused use on the ledger. */
    @Test
    void anEmptyFileIsRefusedAndNoInternalError() {
        TestAuthority authority = TestAuthority.of("SHA256withECDSA");
        Signatory signatory = new Signatory(
                authority.signer, List.of(authority.issuing), authority.lists(), authority.scheme(), authority::sign);

        assertThatExceptionOfType(SigningRefusedException.class)
                .isThrownBy(() -> JadesSigner.sign(
                        new byte[0],
                        JadesSigner.Form.JSON,
                        TestAuthority.NOW,
                        signatory,
                        TestTimestamps.of(
                                folder,
                                authority,
                                KeyAlgorithm.ECDSA_P256,
                                Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC))));
    }
}
