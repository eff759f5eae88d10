package org.hefu.timestamp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.certificate.TestAuthority.NOW;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.hefu.certificate.BouncyCastle;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.CertificateProfile;
import org.hefu.certificate.ServiceSubject;
import org.hefu.certificate.TestAuthority;
import org.hefu.key.KeyAlgorithm;
import org.hefu.timestamp.TimestampOutcome.NotProved;
import org.hefu.timestamp.TimestampOutcome.Proved;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** OpenSSL asks and checks what we answer, and we check what OpenSSL answers. */
@EnabledIf(value = "isInstalled", disabledReason = "There is no openssl here, so no other tool checked a time-stamp")
class OpensslTimestampTest {

    private static final byte[] MESSAGE = "合符".getBytes(UTF_8);
    private static final Path PROGRAM = Path.of("/usr/bin/openssl");

    @TempDir
    Path folder;

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM) || Boolean.parseBoolean(System.getenv("HEFU_TESTS_MUST_NOT_SKIP"));
    }

    @BeforeEach
    void writeMessage() throws IOException {
        Files.write(folder.resolve("message"), MESSAGE);
    }

    private String openssl(String... arguments) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        List<String> command = Stream.concat(Stream.of(PROGRAM.toString()), Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.waitFor();
        return Files.readString(log);
    }

    private void write(String name, String type, byte[]... encoded) throws IOException {
        StringBuilder text = new StringBuilder();
        for (byte[] each : encoded) {
            text.append("-----BEGIN ").append(type).append("-----\n");
            text.append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(each));
            text.append("\n-----END ").append(type).append("-----\n");
        }
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void opensslAcceptsOurToken() throws Exception {
        for (String digest : List.of("-sha256", "-sha512", "-sm3")) {
            TestAuthority authority = TestAuthority.of("SHA256withECDSA");
            TestTimestamps timestamps = TestTimestamps.of(
                    folder.resolve("keys" + digest),
                    authority,
                    KeyAlgorithm.ECDSA_P256,
                    Clock.fixed(NOW, ZoneOffset.UTC));
            write("roots.pem", "CERTIFICATE", authority.root.encoded());
            openssl("ts", "-query", "-data", "message", digest, "-cert", "-out", "query");
            TimestampQuery query = TimestampQuery.read(Files.readAllBytes(folder.resolve("query")));
            Files.write(folder.resolve("reply"), TimestampReply.granted(timestamps.answer(query)));

            String verdict = openssl(
                    "ts",
                    "-verify",
                    "-queryfile",
                    "query",
                    "-in",
                    "reply",
                    "-CAfile",
                    "roots.pem",
                    "-attime",
                    String.valueOf(NOW.getEpochSecond()));

            assertThat(verdict).contains("Verification: OK");
        }
    }

    @Test
    void weAcceptATokenOfOpenssl() throws Exception {
        TestAuthority authority = TestAuthority.of("SHA256withECDSA");
        openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", "tsa.key");
        openssl("pkey", "-in", "tsa.key", "-pubout", "-outform", "DER", "-out", "tsa.pub");
        PublicKey key = KeyFactory.getInstance("EC", BouncyCastle.PROVIDER)
                .generatePublic(new X509EncodedKeySpec(Files.readAllBytes(folder.resolve("tsa.pub"))));
        Certificate certificate =
                authority.certify(CertificateProfile.TIMESTAMP, new ServiceSubject("Test", "openssl"), key);
        write("tsa.pem", "CERTIFICATE", certificate.encoded());
        write("chain.pem", "CERTIFICATE", authority.issuing.encoded());
        Files.writeString(folder.resolve("tsa.conf"), """
                [tsa]
                default_tsa = here
                [here]
                serial = serial
                signer_cert = tsa.pem
                certs = chain.pem
                signer_key = tsa.key
                signer_digest = sha256
                default_policy = 1.2.3.4
                digests = sha256, sha512
                accuracy = secs:1
                ess_cert_id_chain = no
                ess_cert_id_alg = sha256
                """);
        openssl("ts", "-query", "-data", "message", "-sha256", "-cert", "-out", "query");
        String log = openssl("ts", "-reply", "-config", "tsa.conf", "-queryfile", "query", "-out", "reply");
        assertThat(folder.resolve("reply")).as(log).exists();

        TimestampToken token = TimestampReply.read(Files.readAllBytes(folder.resolve("reply")))
                .granted()
                .orElseThrow();

        // OpenSSL stamps with the clock of the machine, which need not be near the test's.
        Instant now = token.time();
        assertThat(token.imprints(MESSAGE)).isTrue();
        assertThat(TimestampVerifier.judge(
                        token,
                        MESSAGE,
                        List.of(),
                        authority.lists(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1))),
                        authority.trust(),
                        now))
                .isIn(new Proved(now, certificate), new NotProved(Fault.OUTSIDE_CERTIFICATE, true));
    }
}
