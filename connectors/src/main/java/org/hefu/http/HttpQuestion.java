package org.hefu.http;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.hefu.connector.LiveAnswer;
import org.hefu.connector.LiveAnswer.Reason;
import org.hefu.connector.LiveQuestion;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks once over HTTP: {@code POST} of {@code {"kind", "id"}} as JSON, answered by 200 with the record, 404 for an
 * unknown subject. Redirects are not followed.
 */
@Component
class HttpQuestion {

    private static final TypeReference<Map<String, Object>> RECORD = new TypeReference<>() {};

    private final HttpSettings settings;
    private final JsonMapper json;
    private final Clock clock;
    private final HttpClient client;
    private final CircuitBreakerRegistry breakers;

    HttpQuestion(HttpSettings settings, JsonMapper json, Clock clock) {
        this.settings = settings;
        this.json = json;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(settings.failuresToOpen())
                .minimumNumberOfCalls(settings.failuresToOpen())
                .failureRateThreshold(100)
                .waitDurationInOpenState(settings.openFor())
                .permittedNumberOfCallsInHalfOpenState(1)
                .build());
    }

    LiveAnswer ask(LiveQuestion question) throws NoAnswerException {
        if (!settings.allows(question.target())) {
            throw new NoAnswerException(Reason.TARGET_NOT_ALLOWED);
        }
        CircuitBreaker breaker = breakers.circuitBreaker(question.resource());
        try {
            return breaker.executeCallable(() -> send(question));
        } catch (CallNotPermittedException e) {
            throw new NoAnswerException(Reason.CIRCUIT_OPEN);
        } catch (NoAnswerException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswerException(Reason.UNREACHABLE);
        } catch (Exception e) {
            throw new IllegalStateException("Asking " + question + " failed in an unforeseen way", e);
        }
    }

    private LiveAnswer send(LiveQuestion question) throws NoAnswerException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(question.target())
                .timeout(settings.answerTimeout())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + question.credential())
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(
                        Map.of("kind", question.subjectKind(), "id", question.subjectId()))))
                .build();
        try {
            HttpResponse<byte[]> response = client.send(
                    request,
                    HttpResponse.BodyHandlers.limiting(
                            HttpResponse.BodyHandlers.ofByteArray(),
                            settings.largestAnswer().toBytes()));
            return read(response, clock.instant());
        } catch (HttpTimeoutException e) {
            throw new NoAnswerException(Reason.TOO_SLOW);
        } catch (IOException e) {
            throw new NoAnswerException(Reason.UNREACHABLE);
        }
    }

    private LiveAnswer read(HttpResponse<byte[]> response, Instant now) throws NoAnswerException {
        return switch (response.statusCode()) {
            case 200 -> {
                try {
                    yield new LiveAnswer.Found(json.readValue(response.body(), RECORD), now);
                } catch (JacksonException e) {
                    throw new NoAnswerException(Reason.UNREADABLE);
                }
            }
            case 404 -> new LiveAnswer.NotFound(now);
            case 401, 403 -> throw new NoAnswerException(Reason.REFUSED);
            case 502, 503, 504 -> throw new NoAnswerException(Reason.UNREACHABLE);
            default -> throw new NoAnswerException(Reason.UNREADABLE);
        };
    }
}
