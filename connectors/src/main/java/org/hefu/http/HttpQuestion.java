package org.hefu.http;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + question.credential())
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        json.writeValueAsBytes(Map.of("kind", question.subjectKind(), "id", question.subjectId()))))
                .build();
        int largest = Math.toIntExact(settings.largestAnswer().toBytes());
        // The client's own timeout ends with the headers: an owner that stops in the middle would be waited for
        // forever.
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, _ -> new FirstBytes(largest + 1));
        try {
            HttpResponse<byte[]> response = answer.get(settings.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
            if (response.body().length > largest) {
                throw new NoAnswerException(Reason.UNREADABLE);
            }
            return read(response, clock.instant());
        } catch (TimeoutException e) {
            throw new NoAnswerException(Reason.TOO_SLOW);
        } catch (ExecutionException e) {
            throw new NoAnswerException(
                    e.getCause() instanceof HttpTimeoutException ? Reason.TOO_SLOW : Reason.UNREACHABLE);
        } finally {
            answer.cancel(true);
        }
    }

    private LiveAnswer read(HttpResponse<byte[]> response, Instant now) throws NoAnswerException {
        return switch (response.statusCode()) {
            case 200 -> new LiveAnswer.Found(record(response.body()), now);
            case 404 -> new LiveAnswer.NotFound(now);
            case 401, 403 -> throw new NoAnswerException(Reason.REFUSED);
            case 502, 503, 504 -> throw new NoAnswerException(Reason.UNREACHABLE);
            default -> throw new NoAnswerException(Reason.UNREADABLE);
        };
    }

    private Map<String, Object> record(byte[] body) throws NoAnswerException {
        try {
            Map<String, Object> record = json.readValue(body, RECORD);
            // The JSON text null is read without complaint.
            if (record != null) {
                return record;
            }
        } catch (JacksonException e) {
            // told below
        }
        throw new NoAnswerException(Reason.UNREADABLE);
    }
}
