package org.hefu.batch;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** A push from the department's request to its report. */
@Component
class PushRoute extends RouteBuilder {

    static final String PUSH = "direct:push";

    private final BatchIntake intake;

    PushRoute(BatchIntake intake) {
        this.intake = intake;
    }

    @Override
    public void configure() {
        // @formatter:off
        from(PUSH).routeId("push")
            .errorHandler(noErrorHandler())
            .transform().body(PushOrder.class, intake::admit)          // owner, key, header: or refused
            .transform().body(OpenBatch.class, intake::apply)          // good rows stored, bad rows kept, in chunks
            .transform().body(OpenBatch.class, intake::finish);        // counted, on the ledger
        // @formatter:on
    }
}
