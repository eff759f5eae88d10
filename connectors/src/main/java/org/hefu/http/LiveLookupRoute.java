package org.hefu.http;

import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.FluentProducerTemplate;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.hefu.connector.LiveAnswer;
import org.hefu.connector.LiveQuestion;
import org.hefu.connector.LiveSource;
import org.springframework.stereotype.Component;

/** Puts a question to a department system: one retry where that may help, then a plain "unavailable". */
@Component
class LiveLookupRoute extends RouteBuilder implements LiveSource {

    private static final String ASK = "direct:live-lookup";

    private final HttpQuestion http;
    private final HttpSettings settings;
    private final FluentProducerTemplate camel;

    LiveLookupRoute(HttpQuestion http, HttpSettings settings, FluentProducerTemplate camel) {
        this.http = http;
        this.settings = settings;
        this.camel = camel;
    }

    @Override
    public void configure() {
        // @formatter:off
        onException(NoAnswerException.class)
            .onWhen(exchange -> caught(exchange).worthARetry())
            .maximumRedeliveries(1).redeliveryDelay(settings.retryDelay().toMillis())
            .retryAttemptedLogLevel(LoggingLevel.INFO).logExhausted(false).logStackTrace(false)
            .handled(true)
            .process(LiveLookupRoute::sayUnavailable);
        onException(NoAnswerException.class)
            .maximumRedeliveries(0).logExhausted(false)
            .handled(true)
            .process(LiveLookupRoute::sayUnavailable);

        from(ASK).routeId("live-lookup")
            .process(exchange ->
                exchange.getMessage().setBody(http.ask(exchange.getMessage().getMandatoryBody(LiveQuestion.class))));
        // @formatter:on
    }

    @Override
    public LiveAnswer ask(LiveQuestion question) {
        return Objects.requireNonNull(camel.withBody(question).to(ASK).request(LiveAnswer.class));
    }

    private static void sayUnavailable(Exchange exchange) {
        exchange.getMessage()
                .setBody(new LiveAnswer.Unavailable(caught(exchange).reason()));
    }

    private static NoAnswerException caught(Exchange exchange) {
        return Objects.requireNonNull(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, NoAnswerException.class));
    }
}
