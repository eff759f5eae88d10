package org.hefu.timestamp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.CertificateProfile;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.RevocationEvidence;
import org.hefu.certificate.ServiceIdentity;
import org.hefu.certificate.ServiceSubject;
import org.hefu.certificate.SignatureScheme;
import org.hefu.certificate.TestAuthority;
import org.hefu.key.KeyAlgorithm;
import org.hefu.key.KeyUse;
import org.hefu.key.KeyVault;
import org.hefu.key.Pkcs12KeyVault;
import org.springframework.util.unit.DataSize;

/** A time-stamp authority below a test authority, with the real writer and no database. */
public final class TestTimestamps implements TimestampSource {

    static final TimestampSettings SETTINGS = new TimestampSettings(
            List.of(),
            Duration.ofSeconds(5),
            DataSize.ofKilobytes(64),
            "1.2.3.4.5",
            Duration.ofSeconds(1),
            List.of(),
            List.of());

    private static final String KEY = "tsa";

    public final Certificate certificate;
    private final TokenWriter writer;
    private final TestAuthority authority;
    private final Clock clock;
    private final SerialNumbers serialNumbers = new SerialNumbers();

    private TestTimestamps(KeyVault vault, Certificate certificate, TestAuthority authority, Clock clock) {
        this.certificate = certificate;
        this.authority = authority;
        this.clock = clock;
        this.writer = new TokenWriter(
                vault,
                new ServiceIdentity(
                        KEY,
                        KeyUse.TIMESTAMP,
                        authority.scheme(),
                        certificate,
                        List.of(authority.issuing, authority.root)),
                SETTINGS);
    }

    /**
     * @param folder for the authority's key
     * @param algorithm of the test authority, too
     */
    public static TestTimestamps of(Path folder, TestAuthority authority, KeyAlgorithm algorithm, Clock clock) {
        return of(folder, authority, algorithm, CertificateProfile.TIMESTAMP, clock);
    }

    /** Its certificate is for something else. */
    static TestTimestamps of(
            Path folder, TestAuthority authority, KeyAlgorithm algorithm, CertificateProfile profile, Clock clock) {
        if (SignatureScheme.of(algorithm) != authority.scheme()) {
            throw new IllegalArgumentException("The authority signs with " + authority.scheme());
        }
        Path keys = folder.resolve("tsa-keys");
        if (algorithm == KeyAlgorithm.RSA_3072) {
            copyRsaKey(keys);
        }
        KeyVault vault = Pkcs12KeyVault.open(keys, "test".toCharArray());
        PublicKey key = vault.ensureKeyPair(KEY, algorithm, KeyUse.TIMESTAMP);
        Certificate certificate = authority.certify(profile, new ServiceSubject("Test", "TSA"), key);
        return new TestTimestamps(vault, certificate, authority, clock);
    }

    /** An RSA key takes seconds to make; this one is known to everybody. */
    private static void copyRsaKey(Path keys) {
        try {
            Files.createDirectories(keys);
            for (String ending : List.of(".p12", ".record")) {
                try (InputStream known = TestTimestamps.class.getResourceAsStream("rsa-3072-for-tests-only" + ending)) {
                    Files.copy(Objects.requireNonNull(known), keys.resolve(KEY + ending));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same authority, whose clock stands still. */
    public TimestampSource at(Instant time) {
        return (digest, imprint) -> stamp(digest, imprint, time);
    }

    @Override
    public RevocationEvidence revocation(TimestampToken token) {
        return new RevocationEvidence(authority.lists(), List.of());
    }

    /** One that cannot be reached. */
    public static TimestampSource gone() {
        return (digest, imprint) -> {
            throw new TimestampUnavailableException("nobody answers");
        };
    }

    @Override
    public TimestampToken stamp(DigestAlgorithm digest, byte[] imprint) {
        return stamp(digest, imprint, clock.instant());
    }

    TimestampToken answer(TimestampQuery query) {
        return writer.write(query, serialNumbers.next(), clock.instant());
    }

    TimestampToken stamp(DigestAlgorithm digest, byte[] imprint, Instant at) {
        return writer.write(TimestampQuery.of(digest, imprint, null), serialNumbers.next(), at);
    }
}
