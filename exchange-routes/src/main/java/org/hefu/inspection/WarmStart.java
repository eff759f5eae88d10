package org.hefu.inspection;

import org.hefu.verification.VerificationBusyException;
import org.hefu.verification.VerificationPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gets a worker ready while nobody waits for it, so that the first document is verified as fast as the next ones. */
@Component
class WarmStart {

    private static final Logger LOG = LoggerFactory.getLogger(WarmStart.class);

    private final VerificationPool pool;
    private final TrustFolder trust;
    private final InspectionSettings settings;

    WarmStart(VerificationPool pool, TrustFolder trust, InspectionSettings settings) {
        this.pool = pool;
        this.trust = trust;
        this.settings = settings;
    }

    /** Nothing waits for it, the readiness of the hub neither. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (settings.workerAtStart()) {
            Thread.ofVirtual().name("verification-warm-start").start(this::prepare);
        }
    }

    private void prepare() {
        try {
            pool.prepare(trust.current());
        } catch (VerificationBusyException e) {
            LOG.debug("The workers are at work already");
        } catch (RuntimeException e) {
            LOG.warn("No worker for verification could be made ready; documents may not be verified", e);
        }
    }
}
