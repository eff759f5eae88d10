package org.hefu.lookup;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.hefu.catalogue.Criteria;
import org.hefu.catalogue.Resource;
import org.hefu.connector.LiveAnswer;
import org.hefu.connector.LiveQuestion;
import org.hefu.connector.LiveSource;
import org.hefu.license.License;
import org.hefu.license.LicenseVault;
import org.hefu.lookup.Sourced.Finding;
import org.springframework.stereotype.Component;

/** Asks where the resource is: the vault, or its owner's system. What is not granted goes no further than here. */
@Component
class LookupSources {

    private final LicenseVault vault;
    private final LiveSource live;
    private final Criteria criteria;
    private final Clock clock;

    LookupSources(LicenseVault vault, LiveSource live, Criteria criteria, Clock clock) {
        this.vault = vault;
        this.live = live;
        this.criteria = criteria;
        this.clock = clock;
    }

    Sourced ask(Admitted admitted) {
        return new Sourced(
                admitted,
                switch (admitted.resource().kind()) {
                    case LICENSE -> fromVault(admitted);
                    case LIVE -> fromOwner(admitted);
                });
    }

    private Finding fromVault(Admitted admitted) {
        Resource resource = admitted.resource();
        Subject subject = admitted.request().subject();
        License license = vault.current(Objects.requireNonNull(resource.licenseType()), subject.kind(), subject.id())
                .orElse(null);
        if (license == null) {
            return new Sourced.Nothing(clock.instant());
        }
        return minimise(admitted, LicenseRecord.of(license), license.storedAt());
    }

    private Finding fromOwner(Admitted admitted) {
        return switch (live.ask(question(admitted))) {
            case LiveAnswer.Found found -> minimise(admitted, found.record(), found.asOf());
            case LiveAnswer.NotFound none -> new Sourced.Nothing(none.asOf());
            case LiveAnswer.Unavailable unavailable -> new Sourced.Unavailable(unavailable.reason());
        };
    }

    private static LiveQuestion question(Admitted admitted) {
        Resource resource = admitted.resource();
        Resource.Connection connection = Objects.requireNonNull(resource.connection());
        Subject subject = admitted.request().subject();
        return new LiveQuestion(
                resource.code(),
                connection.target(),
                connection.credential(),
                subject.kind().name(),
                subject.id());
    }

    private Finding minimise(Admitted admitted, Map<String, Object> record, Instant asOf) {
        if (admitted.criterion() != null) {
            return criteria.answer(admitted.criterion(), record)
                    .<Finding>map(yes -> new Sourced.Answer(yes, asOf))
                    .orElseGet(() -> new Sourced.Unavailable(LiveAnswer.Reason.UNREADABLE));
        }
        Map<String, Object> shown = new LinkedHashMap<>(record);
        shown.keySet().retainAll(admitted.fields());
        return new Sourced.Fields(shown, asOf);
    }
}
