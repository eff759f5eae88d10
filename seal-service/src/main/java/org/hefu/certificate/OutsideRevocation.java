package org.hefu.certificate;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What outside authorities say of certificates that they issued: by the lists at hand among the anchors, and where these say
 * nothing in force, by what is fetched from the addresses in the certificate. What was fetched is kept until it is renewed.
 * Safe for use by many threads.
 */
@Component
public class OutsideRevocation {

    /** Certificates with what their issuers said of them. */
    private static final int MOST_KEPT = 200;

    private final RevocationDownload download;
    private final TrustAnchors trust;
    private final Clock clock;
    private final Map<Pair, RevocationEvidence> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Pair, RevocationEvidence> eldest) {
            return size() > MOST_KEPT;
        }
    };

    OutsideRevocation(RevocationSettings settings, TrustAnchors trust, Clock clock) {
        this.download = new RevocationDownload(
                settings.hosts(),
                settings.privateHosts(),
                settings.timeout(),
                settings.largest().toBytes());
        this.trust = trust;
        this.clock = clock;
    }

    private record Pair(Certificate certificate, Certificate issuer) {}

    /**
     * What is to be had about a path; whether it is enough, {@link CertificatePath} says. It may take as long as the
     * settings let several hosts take: not to be called within a transaction.
     *
     * @param path the certificate first, each followed by its issuer
     */
    public RevocationEvidence of(List<Certificate> path) {
        Instant now = clock.instant();
        RevocationEvidence found = RevocationEvidence.NONE;
        for (int place = 0; place + 1 < path.size(); place++) {
            Pair pair = new Pair(path.get(place), path.get(place + 1));
            found = found.with(of(pair, now));
        }
        return found;
    }

    private RevocationEvidence of(Pair pair, Instant now) {
        List<RevocationList> known = trust.current().lists().stream()
                .filter(list -> list.issuer().equals(pair.issuer().subject()))
                .filter(list -> says(list, pair, now))
                .toList();
        if (!known.isEmpty()) {
            return new RevocationEvidence(known, List.of());
        }
        return remembered(pair, now).or(() -> fetched(pair, now)).orElse(RevocationEvidence.NONE);
    }

    /** What has run out still revokes. */
    private static boolean says(RevocationList list, Pair pair, Instant now) {
        return list.about(pair.certificate(), pair.issuer())
                .filter(statement -> statement.revokedAt() != null || statement.isInForceAt(now))
                .isPresent();
    }

    private Optional<RevocationEvidence> remembered(Pair pair, Instant now) {
        RevocationEvidence known;
        synchronized (kept) {
            known = kept.get(pair);
        }
        return Optional.ofNullable(known)
                .filter(evidence -> statements(evidence, pair).anyMatch(statement -> statement.isInForceAt(now)));
    }

    private static Stream<RevocationStatement> statements(RevocationEvidence evidence, Pair pair) {
        List<RevocationStatement> statements = new ArrayList<>();
        evidence.lists()
                .forEach(list -> list.about(pair.certificate(), pair.issuer()).ifPresent(statements::add));
        evidence.answers()
                .forEach(answer ->
                        answer.about(pair.certificate(), pair.issuer()).ifPresent(statements::add));
        return statements.stream();
    }

    private Optional<RevocationEvidence> fetched(Pair pair, Instant now) {
        Optional<RevocationEvidence> fetched = download.about(pair.certificate(), pair.issuer(), now);
        fetched.ifPresent(evidence -> {
            synchronized (kept) {
                kept.put(pair, evidence);
            }
        });
        return fetched;
    }
}
