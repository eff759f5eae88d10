package org.hefu.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.certificate.TestAuthority.NOW;
import static org.hefu.certificate.TestAuthority.extension;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RevocationDownloadTest {

    private static final TestAuthority AUTHORITY = TestAuthority.of("SHA256withECDSA");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long LARGEST = 64 << 10;

    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        answer("/list", AUTHORITY.lists().getLast().encoded());
    }

    @AfterEach
    void close() {
        over.countDown();
        server.stop(0);
    }

    private void answer(String path, byte[] body) {
        server.createContext(path, exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static Certificate naming(String... urls) {
        DistributionPoint[] points = Arrays.stream(urls)
                .map(url -> new GeneralName(GeneralName.uniformResourceIdentifier, new DERIA5String(url)))
                .map(name -> new DistributionPoint(new DistributionPointName(new GeneralNames(name)), null, null))
                .toArray(DistributionPoint[]::new);
        return AUTHORITY.signerWith(
                new X500Name("CN=TSA"), extension(Extension.cRLDistributionPoints, false, new CRLDistPoint(points)));
    }

    private static List<RevocationList> fetched(List<String> hosts, List<String> privateHosts, String... urls) {
        return new RevocationDownload(hosts, privateHosts, PATIENCE, LARGEST)
                .of(List.of(naming(urls)), List.of(AUTHORITY.issuing, AUTHORITY.root), NOW)
                .lists();
    }

    private List<RevocationList> inside(String... urls) {
        return fetched(List.of(), List.of("127.0.0.1"), urls);
    }

    @Test
    void theListOfAnAllowedHostIsFetched() {
        assertThat(inside(url("/list")))
                .hasSize(1)
                .allSatisfy(list -> assertThat(list.issuer()).isEqualTo(AUTHORITY.issuing.subject()));
    }

    @Test
    void nobodyIsAskedUnlessItIsAllowed() {
        assertThat(fetched(List.of(), List.of(), url("/list"))).isEmpty();
        assertThat(fetched(List.of("crl.example.cn"), List.of("crl.example.cn"), url("/list")))
                .isEmpty();
        assertThat(asked).hasValue(0);
    }

    @Test
    void aHostThatTurnsOutToBeInsideIsNotAsked() {
        String named = url("/list").replace("127.0.0.1", "localhost");

        assertThat(fetched(List.of("127.0.0.1", "localhost"), List.of(), url("/list"), named))
                .isEmpty();
        assertThat(asked).hasValue(0);
    }

    @Test
    void onlyHttpIsSpoken() {
        assertThat(inside(
                        "file://127.0.0.1/etc/passwd",
                        "ldap://127.0.0.1/cn=x",
                        url("/list").replace("//", "//a@")))
                .isEmpty();
        assertThat(asked).hasValue(0);
    }

    @Test
    void noRedirectIsFollowed() {
        server.createContext("/elsewhere", exchange -> {
            exchange.getResponseHeaders().add("Location", url("/list"));
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });

        assertThat(inside(url("/elsewhere"))).isEmpty();
        assertThat(asked).hasValue(0);
    }

    @Test
    void whatIsNoListOfTheIssuerIsLeftOutAndTheNextAddressIsTried() {
        answer("/garbage", "garbage".getBytes(UTF_8));
        answer(
                "/stranger",
                TestAuthority.of("SHA256withECDSA").lists().getLast().encoded());

        assertThat(inside(url("/garbage"), url("/stranger"), url("/list"))).hasSize(1);
        assertThat(inside(url("/garbage"), url("/stranger"))).isEmpty();
    }

    @Test
    void aListThatIsTooLargeOrTooSlowIsNone() {
        answer("/endless", Arrays.copyOf(AUTHORITY.lists().getLast().encoded(), 1 << 20));
        server.createContext("/silent", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        assertThat(inside(url("/endless"))).isEmpty();
        assertThat(new RevocationDownload(List.of(), List.of("127.0.0.1"), Duration.ofMillis(100), LARGEST)
                        .of(List.of(naming(url("/silent"))), List.of(AUTHORITY.issuing), NOW)
                        .lists())
                .isEmpty();
    }
}
