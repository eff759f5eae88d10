package org.hefu.verification.signer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hefu.certificate.Asn1FormatException;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.RevocationEvidence;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.TrustStore;
import org.hefu.timestamp.Fault;
import org.hefu.timestamp.TimestampOutcome;
import org.hefu.timestamp.TimestampOutcome.NotProved;
import org.hefu.timestamp.TimestampOutcome.Proved;
import org.hefu.timestamp.TimestampToken;
import org.hefu.timestamp.TimestampVerifier;
import org.hefu.verification.report.TimestampReport;

/**
 * A time-stamp with the judgement on it.
 *
 * @param token empty if it cannot be read
 * @param outcome that of the newest moment at which it proves something, else that of the present; empty without a token
 */
public record JudgedTimestamp(Optional<TimestampToken> token, Optional<TimestampOutcome> outcome) {

    /** A later proof that the time-stamp existed helps against these. */
    private static final Set<Fault> CURED_BY_TIME = EnumSet.of(Fault.CERTIFICATE_EXPIRED, Fault.REVOCATION_UNKNOWN);

    /** Nobody has reason for more. */
    private static final int MOST = 10;

    /** One that cannot be read, or one too many to be looked at. */
    public static final JudgedTimestamp UNREADABLE = new JudgedTimestamp(Optional.empty(), Optional.empty());

    /** Judges each; of a heap of them, what is beyond the first ten counts as one that cannot be read. */
    public static <T> List<JudgedTimestamp> each(List<T> tokens, Function<T, JudgedTimestamp> judge) {
        List<JudgedTimestamp> judged =
                new ArrayList<>(tokens.stream().limit(MOST).map(judge).toList());
        if (tokens.size() > MOST) {
            judged.add(UNREADABLE);
        }
        return List.copyOf(judged);
    }

    /** As the other of its name, where there are lists alone. */
    public static JudgedTimestamp judge(
            byte[] encoded,
            Function<DigestAlgorithm, byte[]> content,
            Collection<Certificate> others,
            Collection<RevocationList> lists,
            TrustStore trust,
            Instant now,
            Optional<Instant> later) {
        RevocationEvidence evidence = new RevocationEvidence(List.copyOf(lists), List.of());
        return judge(encoded, content, others, evidence, trust, now, later);
    }

    /**
     * Judges a time-stamp: by the present, and where that is too late by the time that a later time-stamp proves for it
     * (ETSI EN 319 102-1, section 5.6.2.2).
     *
     * @param content digest of what it should be about
     * @param others certificates at hand
     * @param evidence revocation lists and answers at hand
     * @param later when the time-stamp existed for certain; empty if only its own word says so
     */
    public static JudgedTimestamp judge(
            byte[] encoded,
            Function<DigestAlgorithm, byte[]> content,
            Collection<Certificate> others,
            RevocationEvidence evidence,
            TrustStore trust,
            Instant now,
            Optional<Instant> later) {
        TimestampToken token;
        try {
            token = TimestampToken.read(encoded);
        } catch (Asn1FormatException e) {
            return UNREADABLE;
        }
        DigestAlgorithm digest = token.digest().orElse(null);
        if (digest == null) {
            return new JudgedTimestamp(Optional.of(token), Optional.of(new NotProved(Fault.WEAK_ALGORITHM, false)));
        }
        byte[] imprint = content.apply(digest);
        TimestampOutcome outcome = TimestampVerifier.judge(token, digest, imprint, others, evidence, trust, now, now);
        if (later.isPresent() && outcome instanceof NotProved not && CURED_BY_TIME.contains(not.fault())) {
            TimestampOutcome then =
                    // What became known since then counts: a thief of the key may have stamped until it was revoked.
                    TimestampVerifier.judge(token, digest, imprint, others, evidence, trust, later.get(), now);
            outcome = then instanceof Proved ? then : outcome;
        }
        return new JudgedTimestamp(Optional.of(token), Optional.of(outcome));
    }

    /** When what it is about existed for certain. */
    public Optional<Instant> proven() {
        return outcome.filter(Proved.class::isInstance).map(proved -> ((Proved) proved).time());
    }

    /** Is it about this very content, and unchanged? Whom to trust is another question. */
    public boolean isIntact() {
        return switch (outcome.orElse(null)) {
            case Proved proved -> true;
            case NotProved not -> not.intact();
            case null -> false;
        };
    }

    /** Why it proves nothing; empty if it proves something, or cannot be read. */
    public Optional<Fault> fault() {
        return outcome.filter(NotProved.class::isInstance).map(not -> ((NotProved) not).fault());
    }

    public TimestampReport report() {
        Boolean trusted = proven().isPresent() ? Boolean.TRUE : null;
        return new TimestampReport(
                isIntact(), trusted, token.map(TimestampToken::time).orElse(null));
    }

    /** The earliest time that one of them proves. */
    public static Optional<Instant> earliest(List<JudgedTimestamp> timestamps) {
        return timestamps.stream()
                .flatMap(timestamp -> timestamp.proven().stream())
                .min(Instant::compareTo);
    }
}
