package org.hefu.certificate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hefu.certificate.PathOutcome.NotTrusted;
import org.hefu.certificate.PathOutcome.Trusted;
import org.jspecify.annotations.Nullable;

/**
 * Finds and judges the path from a certificate to a trust anchor.
 *
 * <p>Source: RFC 5280, section 6.1, without policy mappings: a certificate that makes those critical is refused. Revocation
 * is judged by complete lists (section 6.3) and OCSP answers (RFC 6960). A name, RFC 5280, section 7.1, is compared by
 * Bouncy Castle.
 */
public final class CertificatePath {

    private static final int LONGEST = 8;
    private static final int MOST_CANDIDATES = 100;
    /** Signatures of further certificates that are checked, so that a hostile heap of them costs little. */
    private static final int MOST_CHECKS = 100;
    /** The same of further lists and answers. Who brings more of them makes revocation unknown. */
    private static final int MOST_REVOCATION_CHECKS = 1000;

    private static final Comparator<PathOutcome> NEAREST_TO_TRUST = Comparator.<PathOutcome, Boolean>comparing(
                    Trusted.class::isInstance)
            .thenComparing(CertificatePath::fault, Comparator.nullsLast(Comparator.naturalOrder()));

    private final List<Certificate> anchors;
    private final Set<Certificate> others;
    /** Those of the trust store: whoever fills it is trusted, so all count, however many there are. */
    private final List<RevocationList> kept;

    private final Set<RevocationList> lists;
    private final Set<OcspAnswer> answers;
    private final Instant at;
    private final Instant now;
    private int checks;
    private int revocationChecks;

    private CertificatePath(
            TrustStore trust, Collection<Certificate> others, RevocationEvidence evidence, Instant at, Instant now) {
        this.anchors = trust.anchors();
        this.others = new LinkedHashSet<>(others.stream().limit(MOST_CANDIDATES).toList());
        this.kept = trust.lists();
        this.lists = new LinkedHashSet<>(
                evidence.lists().stream().limit(MOST_CANDIDATES).toList());
        this.answers = new LinkedHashSet<>(
                evidence.answers().stream().limit(MOST_CANDIDATES).toList());
        this.at = at;
        this.now = now;
    }

    /**
     * Says whether the certificate is trusted at a time, by what was known at that time.
     *
     * @param others further certificates at hand, trusted by nobody; at most 100 are looked at
     * @param lists further revocation lists at hand; at most 100 are looked at
     * @param at the time at which every certificate must be valid and every revocation list in force
     */
    public static PathOutcome find(
            Certificate certificate,
            Collection<Certificate> others,
            Collection<RevocationList> lists,
            TrustStore trust,
            Instant at) {
        return find(certificate, others, new RevocationEvidence(List.copyOf(lists), List.of()), trust, at, at);
    }

    /**
     * Says whether the certificate was trusted at a time, by what became known until now: what was revoked later was good
     * then, and what is said later of a certificate that had not ended is said of then, too.
     *
     * @param others further certificates at hand, trusted by nobody; at most 100 are looked at
     * @param evidence further lists and answers at hand; at most 100 of each are looked at
     * @param at the time at which every certificate must be valid and not revoked; proved, not claimed
     * @param now at least {@code at}; what was issued later is not looked at
     */
    public static PathOutcome find(
            Certificate certificate,
            Collection<Certificate> others,
            RevocationEvidence evidence,
            TrustStore trust,
            Instant at,
            Instant now) {
        return new CertificatePath(trust, others, evidence, at, now).find(List.of(certificate));
    }

    private PathOutcome find(List<Certificate> path) {
        Certificate last = path.getLast();
        if (last.key().isEmpty()) {
            return new NotTrusted(PathFault.KEY_NOT_ACCEPTED, last, null);
        }
        List<PathOutcome> outcomes = new ArrayList<>();
        for (Certificate anchor : anchors) {
            if (last.issuer().equals(anchor.subject()) && last.isSignedBy(anchor)) {
                outcomes.add(judge(with(path, anchor)));
            }
        }
        for (Certificate other : others) {
            if (path.size() < LONGEST && !path.contains(other) && !anchors.contains(other) && issued(other, last)) {
                outcomes.add(find(with(path, other)));
            }
            if (outcomes.stream().anyMatch(Trusted.class::isInstance)) {
                break;
            }
        }
        return outcomes.stream().max(NEAREST_TO_TRUST).orElseGet(() -> new NotTrusted(PathFault.NO_ISSUER, last, null));
    }

    private static @Nullable PathFault fault(PathOutcome outcome) {
        return switch (outcome) {
            case Trusted trusted -> null;
            case NotTrusted not -> not.fault();
        };
    }

    private boolean issued(Certificate issuer, Certificate subject) {
        return subject.issuer().equals(issuer.subject()) && ++checks <= MOST_CHECKS && subject.isSignedBy(issuer);
    }

    private static List<Certificate> with(List<Certificate> path, Certificate next) {
        List<Certificate> longer = new ArrayList<>(path);
        longer.add(next);
        return List.copyOf(longer);
    }

    private PathOutcome judge(List<Certificate> path) {
        return PathConstraints.breaker(path)
                .map(breaker -> new NotTrusted(PathFault.CONSTRAINTS, breaker, null))
                .or(() -> outOfTime(path))
                .or(() -> notKnownGood(path))
                .<PathOutcome>map(fault -> fault)
                .orElseGet(() -> new Trusted(path));
    }

    private Optional<NotTrusted> outOfTime(List<Certificate> path) {
        return path.stream()
                .filter(certificate -> !certificate.isValidAt(at))
                .findFirst()
                .map(certificate -> new NotTrusted(
                        at.isBefore(certificate.validFrom()) ? PathFault.NOT_YET_VALID : PathFault.EXPIRED,
                        certificate,
                        null));
    }

    /** An anchor is trusted because it is in the store; whoever revokes it takes it out. */
    private Optional<NotTrusted> notKnownGood(List<Certificate> path) {
        for (int place = path.size() - 2; place >= 0; place--) {
            Optional<NotTrusted> fault = revocation(path.get(place), path.get(place + 1));
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    /** The newest statement decides; one that has run out still revokes, but no longer clears. */
    private Optional<NotTrusted> revocation(Certificate certificate, Certificate issuer) {
        List<RevocationList> given = lists.stream()
                .filter(list -> list.issuer().equals(issuer.subject()))
                .toList();
        revocationChecks += given.size() + answers.size();
        if (revocationChecks > MOST_REVOCATION_CHECKS) {
            return Optional.of(new NotTrusted(PathFault.REVOCATION_UNKNOWN, certificate, null));
        }
        List<RevocationStatement> statements = Stream.concat(
                        Stream.concat(kept.stream(), given.stream())
                                .filter(list -> list.issuer().equals(issuer.subject()))
                                .flatMap(list -> list.about(certificate, issuer).stream()),
                        answers.stream().flatMap(answer -> answer.about(certificate, issuer).stream()))
                .filter(statement -> !statement.issuedAt().isAfter(now) && statement.countsFor(certificate))
                .toList();
        Optional<Instant> newest =
                statements.stream().map(RevocationStatement::issuedAt).max(Comparator.naturalOrder());
        List<RevocationStatement> deciding = statements.stream()
                .filter(statement -> newest.equals(Optional.of(statement.issuedAt())))
                .toList();
        Optional<Instant> revoked = deciding.stream()
                .map(RevocationStatement::revokedAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
        if (revoked.isPresent()) {
            // A revocation that is dated ahead of its own list is one already.
            return revoked.get().isAfter(at) && at.isBefore(now)
                    ? Optional.empty()
                    : Optional.of(new NotTrusted(PathFault.REVOKED, certificate, revoked.get()));
        }
        return statements.stream().anyMatch(statement -> statement.clears(certificate, at))
                ? Optional.empty()
                : Optional.of(new NotTrusted(PathFault.REVOCATION_UNKNOWN, certificate, null));
    }
}
