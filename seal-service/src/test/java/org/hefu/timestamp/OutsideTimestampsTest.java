package org.hefu.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hefu.certificate.TestAuthority.NOW;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.hefu.certificate.CertificateProfile;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.key.KeyAlgorithm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class OutsideTimestampsTest {

    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final byte[] IMPRINT = DigestAlgorithm.SHA256.of(new byte[9]);

    @TempDir
    Path folder;

    private final CountDownLatch over = new CountDownLatch(1);
    private TestAuthority authority;
    private TestTimestamps timestamps;
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        authority = TestAuthority.of("SHA256withECDSA");
        timestamps = TestTimestamps.of(folder, authority, KeyAlgorithm.ECDSA_P256, CLOCK);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void close() {
        over.countDown();
        server.stop(0);
    }

    /** An authority at this place, which may alter what the right one would answer. */
    private URI place(String path, UnaryOperator<byte[]> answer) {
        server.createContext(path, exchange -> {
            byte[] body = answer.apply(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private byte[] right(byte[] query) {
        return TimestampReply.granted(timestamps.answer(TimestampQuery.read(query)));
    }

    private TimestampSource source(TrustStore trust, URI... urls) {
        TimestampSettings settings = new TimestampSettings(
                List.of(urls),
                Duration.ofSeconds(20),
                DataSize.ofKilobytes(64),
                "1.2.3",
                Duration.ofSeconds(1),
                List.of(),
                List.of());
        return new OutsideTimestamps(settings, () -> trust, CLOCK);
    }

    private TimestampToken stamp(URI... urls) {
        return source(authority.trust(), urls).stamp(DigestAlgorithm.SHA256, IMPRINT);
    }

    @Test
    void theFirstAuthorityThatAnswersWellIsTaken() {
        URI refuses = place("/refuses", query -> TimestampReply.Failure.BAD_ALGORITHM.encoded());
        URI garbage = place("/garbage", query -> new byte[] {1, 2, 3});
        URI good = place("/good", this::right);

        TimestampToken token = stamp(URI.create("http://127.0.0.1:1/nobody"), refuses, garbage, good);

        assertThat(token.imprintsDigest(DigestAlgorithm.SHA256, IMPRINT)).isTrue();
        assertThat(token.authority()).contains(timestamps.certificate);
    }

    @Test
    void whenNobodyAnswersEachReasonIsGiven() {
        URI refuses = place("/refuses", query -> TimestampReply.Failure.BAD_ALGORITHM.encoded());

        assertThatThrownBy(() -> stamp(refuses))
                .isInstanceOf(TimestampUnavailableException.class)
                .hasMessageContaining("PKI status 2");
    }

    @Test
    void anAnswerToAnotherQuestionIsNotTaken() {
        URI other = place("/other", query -> {
            TimestampQuery asked = TimestampQuery.read(query);
            return TimestampReply.granted(
                    timestamps.answer(TimestampQuery.of(DigestAlgorithm.SHA256, new byte[32], asked.nonce())));
        });
        URI replayed = place(
                "/replayed",
                query -> TimestampReply.granted(
                        timestamps.answer(TimestampQuery.of(DigestAlgorithm.SHA256, IMPRINT, null))));

        assertThatThrownBy(() -> stamp(other)).hasMessageContaining("OTHER_DATA");
        assertThatThrownBy(() -> stamp(replayed)).hasMessageContaining("nonce");
    }

    @Test
    void aStrangersTokenIsNotTaken() {
        URI good = place("/good", this::right);

        assertThatThrownBy(() -> source(TrustStore.empty(), good).stamp(DigestAlgorithm.SHA256, IMPRINT))
                .hasMessageContaining("NOT_TRUSTED");
    }

    @Test
    void aTokenOfACertificateForSealsIsNotTaken() {
        timestamps = TestTimestamps.of(
                folder.resolve("seal"), authority, KeyAlgorithm.ECDSA_P256, CertificateProfile.SEAL, CLOCK);

        assertThatThrownBy(() -> stamp(place("/seal", this::right))).hasMessageContaining("NOT_FOR_TIMESTAMPS");
    }

    @Test
    void anEndlessAnswerIsCutOff() {
        URI endless = place("/endless", query -> Arrays.copyOf(right(query), 1 << 20));

        assertThatThrownBy(() -> stamp(endless)).isInstanceOf(TimestampUnavailableException.class);
    }

    @Test
    void aSilentAuthorityIsNotWaitedFor() {
        server.createContext("/silent", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        URI silent = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/silent");
        TimestampSettings impatient = new TimestampSettings(
                List.of(silent),
                Duration.ofMillis(100),
                DataSize.ofKilobytes(64),
                "1.2.3",
                Duration.ofSeconds(1),
                List.of(),
                List.of());

        assertThatThrownBy(() -> new OutsideTimestamps(impatient, authority::trust, CLOCK)
                        .stamp(DigestAlgorithm.SHA256, IMPRINT))
                .isInstanceOf(TimestampUnavailableException.class)
                .hasMessageContaining("127.0.0.1");
    }
}
