package org.hefu.lookup;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** A lookup from the question to the answer. */
@Component
public class LookupRoute extends RouteBuilder {

    /** Takes a {@link LookupRequest}, gives a {@link LookupAnswer}. */
    public static final String LOOKUP = "direct:lookup";

    private final LookupGate gate;
    private final LookupSources sources;
    private final LookupRecord record;

    LookupRoute(LookupGate gate, LookupSources sources, LookupRecord record) {
        this.gate = gate;
        this.sources = sources;
        this.record = record;
    }

    @Override
    public void configure() {
        // @formatter:off
        from(LOOKUP).routeId("lookup")
            .errorHandler(noErrorHandler())
            .transform().body(LookupRequest.class, gate::admit)      // a grant that fits, or refused and on the ledger
            .transform().body(Admitted.class, sources::ask)          // vault or owner, cut down to what is granted
            .transform().body(Sourced.class, record::keep);          // on the ledger before anything leaves
        // @formatter:on
    }
}
