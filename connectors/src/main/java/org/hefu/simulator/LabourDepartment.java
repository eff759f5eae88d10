package org.hefu.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The labour department of the demo scene: a small real server with its own register of wage payments.
 *
 * <p>{@code POST /wage-payments/query} with {@code {"kind": "ORGANIZATION", "id": credit code}} and a bearer token
 * answers {@code {projects, workers, owedWages, openComplaints}}. The register lists the employers that
 * owe wages or have open complaints; every other employer is in good standing. Persons have no record: 404.
 */
public final class LabourDepartment implements AutoCloseable {

    private static final int LARGEST_QUESTION = 4_096;

    /** Employers of the demo scene that owe wages; the codes are synthetic. */
    private static final Map<String, WageRecord> REGISTER = Map.of(
            "91150623MA0N00024J", new WageRecord(2, 46, 318_500, 3),
            "91620600MA7200036C", new WageRecord(1, 12, 0, 1));

    private final JsonMapper json = new JsonMapper();
    private final byte[] token;
    private final HttpServer server;

    private LabourDepartment(HttpServer server, String token) {
        this.server = server;
        this.token = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Starts the server on the loopback address.
     *
     * @param port 0 for any free one
     * @param token what callers have to show
     */
    public static LabourDepartment start(int port, String token) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        LabourDepartment department = new LabourDepartment(server, token);
        server.createContext("/wage-payments/query", department::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return department;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                send(exchange, 405, Map.of());
                return;
            }
            String shown = exchange.getRequestHeaders().getFirst("Authorization");
            if (shown == null || !MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), token)) {
                send(exchange, 401, Map.of());
                return;
            }
            lookUp(exchange, exchange.getRequestBody().readNBytes(LARGEST_QUESTION));
        }
    }

    private void lookUp(HttpExchange exchange, byte[] question) throws IOException {
        JsonNode node;
        try {
            node = json.readTree(question);
        } catch (JacksonException e) {
            send(exchange, 400, Map.of());
            return;
        }
        String kind = node.path("kind").asString("");
        String id = node.path("id").asString("");
        if (kind.equals("ORGANIZATION") && id.length() == 18) {
            send(
                    exchange,
                    200,
                    REGISTER.getOrDefault(id, WageRecord.GOOD_STANDING).toMap());
        } else {
            send(exchange, 404, Map.of());
        }
    }

    private void send(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private record WageRecord(int projects, int workers, int owedWages, int openComplaints) {

        static final WageRecord GOOD_STANDING = new WageRecord(0, 0, 0, 0);

        Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("projects", projects);
            map.put("workers", workers);
            map.put("owedWages", owedWages);
            map.put("openComplaints", openComplaints);
            return map;
        }
    }
}
