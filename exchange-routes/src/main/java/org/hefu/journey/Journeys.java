package org.hefu.journey;

import java.util.Objects;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** Sends a request along a route. What a rule on the way throws reaches the caller as it was thrown. */
@Component
public class Journeys {

    private final ProducerTemplate camel;

    Journeys(ProducerTemplate camel) {
        this.camel = camel;
    }

    public <T> T send(String route, Object request, Class<T> answer) {
        try {
            return Objects.requireNonNull(camel.requestBody(route, request, answer));
        } catch (CamelExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
