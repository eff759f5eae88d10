package org.hefu.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.hefu.client.HubClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Pushes a small invented register, as the market regulator's system would: over HTTP, with its own token. */
@Component
@ConditionalOnBooleanProperty("hefu.demo")
@Order(3)
class FirstRegister implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstRegister.class);
    private static final int BUSINESSES = 300;
    private static final long SEED = 20_261_122;

    private final ServletWebServerApplicationContext context;

    FirstRegister(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        StringBuilder register = new StringBuilder();
        new BusinessRegistry(SEED).write(BUSINESSES, register);
        register.append(BusinessRegistry.WELL_KNOWN);
        URI hub = URI.create("http://127.0.0.1:"
                + Objects.requireNonNull(context.getWebServer()).getPort());
        HubClient client = HubClient.signedIn(hub, "market-regulation", DemoScene.PASSWORD);
        var report = client.json(client.request("/api/v1/resources/business-license/batches")
                .header("Idempotency-Key", "demo-first-register-2-" + SEED)
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(register.toString(), StandardCharsets.UTF_8)));
        LOG.info(
                "The demo register holds {} businesses",
                report.path("accepted").asLong() + report.path("unchanged").asLong());
    }
}
