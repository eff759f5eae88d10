package org.hefu.verification.signer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.CertificatePath;
import org.hefu.certificate.PathFault;
import org.hefu.certificate.PathOutcome;
import org.hefu.certificate.PathOutcome.NotTrusted;
import org.hefu.certificate.PathOutcome.Trusted;
import org.hefu.certificate.RevocationList;

/**
 * The path of a certificate whose signature is proved to have existed at a time: ETSI EN 319 102-1, sections 5.6.2.1 (past
 * certificate validation) and 5.6.2.2 (validation time sliding).
 *
 * <p>The path must have been good at some moment from the proven time on, so that nothing in it can have been revoked
 * before. What an authority said counts when its own certificate is still valid, or when what it said is proved to be
 * older than its expiry.
 */
final class PastPath {

    /** Moments that are tried, so that a hostile heap of lists costs little. */
    private static final int MOST_MOMENTS = 8;

    private final ExaminedSigner signer;
    private final Certificate certificate;
    private final Instant proven;

    PastPath(ExaminedSigner signer, Certificate certificate, Instant proven) {
        this.signer = signer;
        this.certificate = certificate;
        this.proven = proven;
    }

    PathOutcome find() {
        PathOutcome present = at(signer.now());
        if (!(present instanceof NotTrusted fault)) {
            return present;
        }
        boolean past = switch (fault.fault()) {
            case EXPIRED, REVOCATION_UNKNOWN -> true;
            case REVOKED -> fault.revokedAt() != null && fault.revokedAt().isAfter(proven);
            case NO_ISSUER, KEY_NOT_ACCEPTED, CONSTRAINTS, NOT_YET_VALID -> false;
        };
        return past ? inThePast(fault) : present;
    }

    private PathOutcome at(Instant moment) {
        return known(moment, moment);
    }

    private PathOutcome known(Instant moment, Instant until) {
        return CertificatePath.find(certificate, signer.others(), signer.evidence(), signer.trust(), moment, until);
    }

    private PathOutcome inThePast(NotTrusted present) {
        PathOutcome then = known(proven, signer.now());
        if (then instanceof NotTrusted fault
                && fault.fault() == PathFault.REVOKED
                && fault.revokedAt() != null
                && !fault.revokedAt().isAfter(proven)) {
            return fault;
        }
        if (then instanceof Trusted trusted && isProven(trusted.path())) {
            return trusted;
        }
        for (Instant moment : moments()) {
            if (at(moment) instanceof Trusted trusted && isProven(trusted.path())) {
                return trusted;
            }
        }
        return present;
    }

    private List<Instant> moments() {
        TreeSet<Instant> moments = new TreeSet<>();
        moments.add(proven);
        for (List<RevocationList> lists : List.of(signer.lists(), signer.trust().lists())) {
            lists.stream()
                    .map(RevocationList::issuedAt)
                    .filter(issued -> issued.isAfter(proven) && !issued.isAfter(signer.now()))
                    .forEach(moments::add);
        }
        return moments.stream().limit(MOST_MOMENTS).toList();
    }

    private boolean isProven(List<Certificate> path) {
        Optional<Instant> material = signer.materialTime();
        return path.stream().noneMatch(one -> one.validFrom().isAfter(proven))
                && path.stream()
                        .skip(1)
                        .allMatch(authority -> authority.isValidAt(signer.now())
                                || material.filter(authority::isValidAt).isPresent());
    }
}
