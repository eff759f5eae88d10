package org.hefu;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.hefu.client.HubClient;
import org.hefu.client.HubRefusal;
import org.hefu.demo.BusinessRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A hub that is killed in the middle of a push loses nothing and doubles nothing. */
class PushCrashJourney {

    private static final int ROWS = 25_000;

    @TempDir
    Path folder;

    /** Design, section 5, line 4. */
    @Test
    void aPushThatTheHubDidNotSurviveIsFinishedByRepeatingIt() throws Exception {
        StringBuilder register = new StringBuilder();
        new BusinessRegistry(40).write(ROWS, register);
        byte[] rows = register.toString().getBytes(UTF_8);
        Path data = folder.resolve("data");

        HubProcess hub = HubProcess.start(data, "--hefu.demo=true", "--hefu.simulator.labour-port=0");
        String greeting = hub.saysUntil("is ready at ").getLast();
        hub.listenNoMore();
        URI url = URI.create(greeting.substring(greeting.indexOf("http")).strip());
        HubClient market = HubClient.signedIn(url, "market-regulation", RunningHub.PASSWORD);
        assertThatThrownBy(() -> push(market, () -> new KillingBody(rows, rows.length / 2, hub)))
                .isInstanceOf(HubRefusal.class);

        try (RunningHub again = RunningHub.start(data)) {
            JsonNode report = push(again.system("market-regulation"), () -> new ByteArrayInputStream(rows));
            assertThat(report.path("received").asInt()).isEqualTo(ROWS);
            assertThat(report.path("accepted").asInt()).isEqualTo(ROWS);
            assertThat(report.path("rejected").asInt()).isZero();
        }
    }

    private interface Body {
        InputStream open();
    }

    private static JsonNode push(HubClient market, Body body) {
        return market.json(market.request("/api/v1/resources/business-license/batches")
                .header("Idempotency-Key", "one-push")
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofInputStream(body::open)));
    }

    /** Kills the hub once so many bytes of the body are on their way. */
    private static final class KillingBody extends ByteArrayInputStream {

        private final int killAt;
        private final HubProcess hub;

        KillingBody(byte[] rows, int killAt, HubProcess hub) {
            super(rows);
            this.killAt = killAt;
            this.hub = hub;
        }

        @Override
        public synchronized int read(byte[] buffer, int offset, int length) {
            if (pos >= killAt) {
                hub.kill();
            }
            return super.read(buffer, offset, length);
        }
    }
}
