package org.hefu.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.impl.DefaultCamelContext;
import org.hefu.connector.LiveAnswer;
import org.hefu.connector.LiveAnswer.Found;
import org.hefu.connector.LiveAnswer.NotFound;
import org.hefu.connector.LiveAnswer.Reason;
import org.hefu.connector.LiveAnswer.Unavailable;
import org.hefu.connector.LiveQuestion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** Design, section 5, line 10: a source that is away is said to be away, at once and with the reason. */
@Timeout(30)
class LiveLookupRouteIT {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final String COMPANY = "91150623MA0N00024J";
    private static final Duration ANSWER_TIMEOUT = Duration.ofMillis(500);
    private static final int NEVER_OPEN = 1_000;

    private final OwnerServer owner = new OwnerServer();
    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void quick() {
        camel.getShutdownStrategy().setTimeout(1);
    }

    @AfterEach
    void close() throws IOException {
        owner.close();
        camel.close();
    }

    @Test
    void theOwnersRecordIsTheAnswer() {
        owner.answers(200, "{\"owedWages\":0,\"workers\":46,\"share\":0.5,\"name\":\"好\",\"closed\":false}");

        LiveAnswer answer = source().ask(question());

        assertThat(answer)
                .isEqualTo(new Found(
                        Map.of("owedWages", 0, "workers", 46, "share", 0.5, "name", "好", "closed", false), NOON));
    }

    @Test
    void theSubjectTravelsInTheBodyAndTheCredentialInItsHeader() {
        owner.answers(200, "{}");

        source().ask(question());

        OwnerServer.Asked asked = owner.asked.getFirst();
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.path()).isEqualTo("/query");
        assertThat(asked.authorization()).isEqualTo("Bearer secret");
        assertThat(new JsonMapper().readValue(asked.body(), Map.class))
                .isEqualTo(Map.of("kind", "ORGANIZATION", "id", COMPANY));
    }

    @Test
    void anUnknownSubjectIsAnAnswer() {
        owner.answers(404, "");

        assertThat(source().ask(question())).isEqualTo(new NotFound(NOON));
        assertThat(owner.asked).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"401, REFUSED", "403, REFUSED", "500, UNREADABLE", "400, UNREADABLE", "204, UNREADABLE"})
    void aStatusThatAskingAgainWouldNotChangeIsAskedForOnce(int status, Reason reason) {
        owner.answers(status, "");

        assertThat(source().ask(question())).isEqualTo(new Unavailable(reason));
        assertThat(owner.asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void aStatusThatMayPassIsAskedForOnceMore(int status) {
        owner.answers(status, "");

        assertThat(source().ask(question())).isEqualTo(new Unavailable(Reason.UNREACHABLE));
        assertThat(owner.asked).hasSize(2);
    }

    @Test
    void theRetryMayBringTheAnswer() {
        owner.answers(exchange -> OwnerServer.say(exchange, owner.asked.size() == 1 ? 503 : 200, "{}"));

        assertThat(source().ask(question())).isEqualTo(new Found(Map.of(), NOON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "[1]", "12", "null", "{\"a\":", "{\"a\":1}}"})
    void whatIsNoRecordIsUnreadable(String body) {
        owner.answers(200, body);

        assertThat(source().ask(question())).isEqualTo(new Unavailable(Reason.UNREADABLE));
        assertThat(owner.asked).hasSize(1);
    }

    @Test
    void anAnswerThatIsTooLargeIsUnreadable() {
        owner.answers(200, "{\"a\":\"" + "x".repeat(20_000) + "\"}");

        assertThat(source().ask(question())).isEqualTo(new Unavailable(Reason.UNREADABLE));
        assertThat(owner.asked).hasSize(1);
    }

    @Test
    void aSilentOwnerIsTooSlow() {
        owner.isSilent();

        assertThat(timed(() -> assertThat(source().ask(question())).isEqualTo(new Unavailable(Reason.TOO_SLOW))))
                .isLessThan(ANSWER_TIMEOUT.multipliedBy(6));
        assertThat(owner.asked).hasSize(2);
    }

    @Test
    void anOwnerThatStopsInTheMiddleOfItsAnswerIsTooSlow() {
        owner.stopsInTheMiddle();

        assertThat(timed(() -> assertThat(source().ask(question())).isEqualTo(new Unavailable(Reason.TOO_SLOW))))
                .isLessThan(ANSWER_TIMEOUT.multipliedBy(6));
    }

    @Test
    void anOwnerThatRefusesTheConnectionIsUnreachable() throws IOException {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        LiveAnswer answer = source(settings(nobody, NEVER_OPEN)).ask(question(nobody.resolve("/query")));

        assertThat(answer).isEqualTo(new Unavailable(Reason.UNREACHABLE));
    }

    @Test
    void anOwnerThatHangsUpIsUnreachable() {
        owner.answers(exchange -> exchange.close());

        assertThat(source().ask(question())).isEqualTo(new Unavailable(Reason.UNREACHABLE));
    }

    @Test
    void redirectsAreNotFollowed() {
        try (OwnerServer elsewhere = new OwnerServer()) {
            owner.answers(exchange -> {
                exchange.getResponseHeaders().set("Location", elsewhere.address() + "/query");
                exchange.sendResponseHeaders(307, -1);
            });

            assertThat(source().ask(question())).isEqualTo(new Unavailable(Reason.UNREADABLE));
            assertThat(elsewhere.asked).isEmpty();
        }
    }

    @Test
    void aTargetThatIsNotAllowedIsNeverContacted() {
        try (OwnerServer elsewhere = new OwnerServer()) {
            assertThat(source().ask(question(elsewhere.address().resolve("/query"))))
                    .isEqualTo(new Unavailable(Reason.TARGET_NOT_ALLOWED));
            assertThat(elsewhere.asked).isEmpty();
        }
    }

    @Test
    void theCircuitOpensAfterFailuresAndClosesWhenTheOwnerIsBack() {
        owner.answers(401, "");
        LiveLookupRoute source = source(settings(owner.address(), 2));
        assertThat(source.ask(question())).isEqualTo(new Unavailable(Reason.REFUSED));
        assertThat(source.ask(question())).isEqualTo(new Unavailable(Reason.REFUSED));

        owner.answers(200, "{}");
        assertThat(source.ask(question())).isEqualTo(new Unavailable(Reason.CIRCUIT_OPEN));
        assertThat(owner.asked).hasSize(2);

        LiveAnswer answer = source.ask(question());
        while (answer.equals(new Unavailable(Reason.CIRCUIT_OPEN))) {
            Thread.onSpinWait();
            answer = source.ask(question());
        }
        assertThat(answer).isEqualTo(new Found(Map.of(), NOON));
        assertThat(source.ask(question())).isEqualTo(new Found(Map.of(), NOON));
    }

    @Test
    void anAnswerBetweenTwoFailuresKeepsTheCircuitClosed() {
        LiveLookupRoute source = source(settings(owner.address(), 2));
        for (int status : new int[] {401, 404, 401, 404, 401}) {
            owner.answers(status, "");
            assertThat(source.ask(question())).isNotEqualTo(new Unavailable(Reason.CIRCUIT_OPEN));
        }
        assertThat(owner.asked).hasSize(5);
    }

    @Test
    void theCircuitOfOneResourceIsNotThatOfAnother() {
        owner.answers(401, "");
        LiveLookupRoute source = source(settings(owner.address(), 1));
        source.ask(question());
        LiveQuestion other =
                new LiveQuestion("other", owner.address().resolve("/query"), "secret", "ORGANIZATION", COMPANY);

        assertThat(source.ask(question())).isEqualTo(new Unavailable(Reason.CIRCUIT_OPEN));
        assertThat(source.ask(other)).isEqualTo(new Unavailable(Reason.REFUSED));
    }

    @Test
    void manyMayAskAtOnceAndEachGetsItsOwnAnswer() throws Exception {
        LiveLookupRoute source = source();
        owner.answers(exchange -> OwnerServer.say(
                exchange, 200, "{\"path\":\"" + exchange.getRequestURI().getPath() + "\"}"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<LiveAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                URI target = owner.address().resolve("/query" + i);
                answers.add(threads.submit(() -> source.ask(question(target))));
            }
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(new Found(Map.of("path", "/query" + i), NOON));
            }
        }
    }

    @Test
    void everyReasonIsToldInBothLanguages() {
        for (Reason reason : Reason.values()) {
            assertThat(reason.sentence(true)).matches(".*\\p{IsHan}.*");
            assertThat(reason.sentence(false))
                    .doesNotContainPattern("\\p{IsHan}")
                    .isNotBlank();
        }
    }

    @Test
    void neitherQuestionNorAnswerShowsTheSubjectWhenPrinted() {
        assertThat(question().toString()).doesNotContain(COMPANY, "secret");
        assertThat(new Found(Map.of("name", "好面包"), NOON).toString()).doesNotContain("好面包");
    }

    private LiveLookupRoute source() {
        return source(settings(owner.address(), NEVER_OPEN));
    }

    private LiveLookupRoute source(HttpSettings settings) {
        try {
            LiveLookupRoute route = new LiveLookupRoute(
                    new HttpQuestion(settings, new JsonMapper(), Clock.fixed(NOON, ZoneOffset.UTC)),
                    settings,
                    camel.createFluentProducerTemplate());
            camel.addRoutes(route);
            camel.start();
            return route;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private LiveQuestion question() {
        return question(owner.address().resolve("/query"));
    }

    private static LiveQuestion question(URI target) {
        return new LiveQuestion("wage-payment", target, "secret", "ORGANIZATION", COMPANY);
    }

    private static HttpSettings settings(URI allowed, int failuresToOpen) {
        return new HttpSettings(
                List.of(allowed),
                Duration.ofMillis(500),
                ANSWER_TIMEOUT,
                Duration.ofMillis(1),
                DataSize.ofKilobytes(16),
                failuresToOpen,
                Duration.ofMillis(300));
    }

    private static Duration timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
