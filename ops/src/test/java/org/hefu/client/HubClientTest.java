package org.hefu.client;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HubClientTest {

    private HttpServer server;
    private URI hub;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub = URI.create("http://localhost:" + server.getAddress().getPort());
        server.createContext("/", HubClientTest::busyForWhoeverSignsIn);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private static void busyForWhoeverSignsIn(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] page = "<input name=\"_csrf\" value=\"token\">".getBytes(StandardCharsets.UTF_8);
            boolean asks = exchange.getRequestMethod().equals("POST");
            if (asks) {
                exchange.getResponseHeaders().add("Retry-After", "7");
            }
            exchange.sendResponseHeaders(asks ? 429 : 200, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    @Test
    void aHubThatIsBusyIsNoWrongSecret() {
        assertThatExceptionOfType(HubRefusal.class)
                .isThrownBy(() -> HubClient.signedIn(hub, "counter", "hefu-demo"))
                .withMessageContaining("try again in 7 seconds");
        assertThatExceptionOfType(HubRefusal.class)
                .isThrownBy(() -> HubClient.asPerson(hub, "clerk", "hefu-demo"))
                .withMessageContaining("try again in 7 seconds");
    }
}
