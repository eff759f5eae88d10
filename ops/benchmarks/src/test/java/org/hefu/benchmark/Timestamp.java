package org.hefu.benchmark;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.SignatureScheme;
import org.hefu.certificate.TestAuthority;
import org.hefu.key.KeyAlgorithm;
import org.hefu.key.KeyUse;
import org.hefu.key.KeyVault;
import org.hefu.key.Pkcs12KeyVault;
import org.hefu.timestamp.TestTimestamps;
import org.hefu.timestamp.TimestampOutcome.Proved;
import org.hefu.timestamp.TimestampToken;
import org.hefu.timestamp.TimestampVerifier;
import org.springframework.util.FileSystemUtils;

/**
 * Time-stamp tokens signed with SM2, as the hub's authority writes them, against nothing but signatures by the same key
 * in the same vault. The database, from which the authority reads its certificate now and then, is left out.
 */
final class Timestamp implements Rivals {

    private static final byte[] MESSAGE =
            "sixty-four bytes, the size of a usual set of signed attributes..".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] IMPRINT = DigestAlgorithm.SM3.of(MESSAGE);

    private final Path folder = Files.createTempDirectory("hefu-bench");
    private final TestAuthority authority = TestAuthority.sm2();
    private final TestTimestamps timestamps =
            TestTimestamps.of(folder, authority, KeyAlgorithm.SM2, Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC));
    private final KeyVault vault = Pkcs12KeyVault.open(folder.resolve("tsa-keys"), "test".toCharArray());

    Timestamp() throws Exception {}

    @Override
    public Object ours() {
        return timestamps.stamp(DigestAlgorithm.SM3, IMPRINT).encoded();
    }

    @Override
    public Object baseline() {
        return vault.sign("tsa", KeyUse.TIMESTAMP, MESSAGE);
    }

    @Override
    public void agree() {
        TimestampToken token = TimestampToken.read((byte[]) ours());
        boolean proved = TimestampVerifier.judge(
                        token, MESSAGE, List.of(), authority.lists(), authority.trust(), TestAuthority.NOW)
                instanceof Proved;
        boolean signed = SignatureScheme.SM2_SM3.verifies(
                timestamps.certificate.key().orElseThrow(), MESSAGE, (byte[]) baseline());
        if (!proved || !signed) {
            throw new IllegalStateException("The token or the signature is false");
        }
    }

    @Override
    public void close() throws Exception {
        FileSystemUtils.deleteRecursively(folder);
    }
}
