package org.hefu.seal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.Outcome;
import org.hefu.ledger.Receipt;
import org.hefu.seal.SealKeeping.Done;
import org.hefu.seal.SealRequest.State;
import org.hefu.seal.SealUseRefusedException.Code;
import org.hefu.seal.placing.SealPosition;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Uses to which a second person must agree: one asks with the document, a second, different person with the same
 * authority decides on it, and the first uses the seal. An agreement counts as long as whoever gave it could give it again.
 */
@Component
public class SealRequests {

    private static final String VIEW = "SEAL_REQUEST_VIEW";
    private static final String PERSON = "person:";
    /** For so long a sealed document is handed out again. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final SealRequestTable table;
    private final SealAuthorities authorities;
    private final SealActors actors;
    private final Seals seals;
    private final Ledger ledger;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final SealSettings settings;

    SealRequests(
            SealRequestTable table,
            SealAuthorities authorities,
            SealActors actors,
            Seals seals,
            Ledger ledger,
            TransactionTemplate transactions,
            Clock clock,
            SealSettings settings) {
        this.table = table;
        this.authorities = authorities;
        this.actors = actors;
        this.seals = seals;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
        this.settings = settings;
    }

    /** Would this use be allowed if a second person agreed to it, and not otherwise? */
    public boolean isNeeded(SealOrder order) {
        return Objects.requireNonNull(transactions.execute(status -> {
            try {
                authorities.require(order, now(), false);
                return false;
            } catch (SealUseRefusedException e) {
                return e.code() == Code.SECOND_PERSON_NEEDED;
            }
        }));
    }

    /**
     * Asks for a use.
     *
     * @throws SealUseRefusedException if not even a second person could allow it; on the ledger
     */
    public Done<SealRequest> ask(SealOrder order, SealPosition position, byte[] document) {
        return seals.orRefusal(order, () -> {
            Instant now = now();
            seals.usable(order.sealId());
            authorities.require(order, now, true);
            seals.requireNotLarger(document);
            SealRequest request = new SealRequest(
                    UUID.randomUUID(),
                    order.sealId(),
                    order.actor(),
                    now,
                    now.plus(settings.requestLife()),
                    order.purpose(),
                    order.documentKind(),
                    order.caseNumber(),
                    position,
                    order.manner(),
                    HexFormat.of().formatHex(DigestAlgorithm.SHA256.of(document)),
                    State.WAITING,
                    null,
                    null);
            table.add(request, document);
            SortedMap<String, String> details = SealEntries.details(order);
            details.put("request", request.id().toString());
            details.put("sha256", request.sha256());
            return new Done<>(request, ledger.enrol(SealEntries.of("SEAL_REQUEST", order, Outcome.ALLOWED, details)));
        });
    }

    /**
     * Decides on a request.
     *
     * @param actor not who asked, and with authority over the same use
     * @param reason may be empty if it is agreed to
     * @throws SealUseRefusedException if the actor may not decide, or it is too late; on the ledger
     */
    public Done<SealRequest> decide(
            UUID seal, UUID id, String actor, Set<String> roles, boolean agreed, String reason) {
        SealRequest asked = table.find(seal, id).orElseThrow(SealRequests::unknown);
        SealOrder order = order(asked, actor, roles);
        return seals.orRefusal(order, () -> {
            SealRequest request = table.lock(seal, id).orElseThrow(SealRequests::unknown);
            Instant now = now();
            if (request.state() != State.WAITING || !request.isOpenAt(now)) {
                throw closed();
            }
            if (request.askedBy().equals(actor)) {
                throw new SealUseRefusedException(
                        Code.SECOND_PERSON_NEEDED, "Who asked for a use cannot be the second person");
            }
            if (!order.actor().startsWith(PERSON)) {
                throw new SealUseRefusedException(Code.SECOND_PERSON_NEEDED, "A person decides, and no machine");
            }
            SealAuthority authority = authorities.require(order, now, true);
            table.decide(id, agreed ? State.APPROVED : State.REFUSED, actor, authority.id(), reason, now);
            SortedMap<String, String> details = SealEntries.details(order);
            details.put("request", id.toString());
            details.put("authority", authority.id().toString());
            details.put("decision", agreed ? "APPROVED" : "REFUSED");
            details.put("reason", reason);
            return new Done<>(
                    table.find(seal, id).orElseThrow(),
                    ledger.enrol(SealEntries.of("SEAL_DECISION", order, Outcome.ALLOWED, details)));
        });
    }

    /** A document, and the proof of why it may leave. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Proved(byte[] document, Receipt receipt) {}

    /**
     * Uses the seal as was agreed, once; not within a transaction, as {@link Seals#press}. Asked again within a day, by
     * the same actor, it gives the same document.
     *
     * @param actor who asked
     * @return the sealed document, and the receipt of its use
     * @throws SealUseRefusedException if it was not agreed to, was used too long ago, or is not allowed any more; on the
     *     ledger
     */
    public Proved use(UUID seal, UUID id, String actor, Set<String> roles) {
        Seals.requireNoTransaction();
        SealRequest asked = table.find(seal, id)
                .filter(found -> found.askedBy().equals(actor))
                .orElseThrow(SealRequests::unknown);
        SealOrder order = order(asked, actor, roles);
        Optional<Proved> before = again(order, id);
        if (before.isPresent()) {
            return before.get();
        }
        try {
            PressedDocument pressed = seals.onLedger(order, () -> press(asked, order));
            SealedDocument made = seals.orRefusal(order, () -> {
                SealRequest held = table.lock(seal, id).orElseThrow(SealRequests::unknown);
                requireAgreed(held);
                SealedDocument recorded = seals.record(pressed, true, id, null);
                // After the seal is held for this use: no authority over it is taken back any more.
                requireSecond(held);
                table.used(id, recorded, now());
                return recorded;
            });
            return new Proved(made.bytes(), ledger.await(made.ticket()));
        } catch (SealUseRefusedException e) {
            // Refused because the same request, on another thread, was quicker: its document is the document.
            return again(order, id).orElseThrow(() -> e);
        }
    }

    /** What was sealed before, handed out again once that is on the ledger. */
    private Optional<Proved> again(SealOrder order, UUID id) {
        return table.usedAfter(id, now().minus(KEPT)).map(used -> {
            SortedMap<String, String> details = SealEntries.details(order);
            details.put("request", id.toString());
            details.put("sealUse", used.sealUse().toString());
            ledger.append(SealEntries.of("SEAL_DOCUMENT", order, Outcome.ALLOWED, details));
            return new Proved(used.document(), ledger.await(used.entry()));
        });
    }

    /** Was it used within a day, so that who asked can have the sealed document again? */
    public boolean isKept(SealRequest request) {
        return request.state() == State.USED && table.isUsedAfter(request.id(), now().minus(KEPT));
    }

    private PressedDocument press(SealRequest asked, SealOrder order) {
        requireAgreed(asked);
        requireSecond(asked);
        byte[] document = table.document(asked.id()).orElseThrow(SealRequests::closed);
        SealDecision decision = Objects.requireNonNull(transactions.execute(status -> seals.decide(order, true)));
        return seals.press(decision, asked.position(), document);
    }

    private void requireAgreed(SealRequest request) {
        if (request.state() == State.WAITING) {
            throw new SealUseRefusedException(Code.SECOND_PERSON_NEEDED, "Nobody has agreed yet");
        }
        if (request.state() != State.APPROVED || !request.isOpenAt(now())) {
            throw closed();
        }
    }

    /** The agreement stands as long as the account of who agreed does, and the authority under which it was given. */
    private void requireSecond(SealRequest request) {
        String second = Objects.requireNonNull(request.decidedBy());
        boolean stands = actors.roles(second)
                .flatMap(roles -> table.decidedUnder(request.id())
                        .filter(authority -> authorities.isInForce(authority, order(request, second, roles), now())))
                .isPresent();
        if (!stands) {
            throw new SealUseRefusedException(
                    Code.SECOND_PERSON_NEEDED, "Who agreed has no account or no authority any more");
        }
    }

    /** Takes away the documents of requests whose time is over. */
    @Scheduled(fixedDelayString = "PT10M")
    void eraseExpired() {
        table.erase(now(), now().minus(KEPT));
    }

    public Optional<SealRequest> find(UUID seal, UUID id) {
        return table.find(seal, id);
    }

    /** Newest first. */
    public List<SealRequest> newest(UUID seal, int limit) {
        return table.newest(seal, limit);
    }

    /** May this actor be the second person? Whether it is too late is not asked. */
    public boolean mayDecide(SealRequest request, String actor, Set<String> roles) {
        return actor.startsWith(PERSON)
                && !request.askedBy().equals(actor)
                && authorities.isInForce(order(request, actor, roles), now());
    }

    /**
     * The document that is to be sealed, for who asked and for who may decide.
     *
     * @return with the receipt of who read it
     * @throws SealUseRefusedException if the actor is neither, as if there were no such request; on the ledger
     */
    public Proved document(UUID seal, UUID id, String actor, Set<String> roles) {
        SealRequest request = table.find(seal, id).orElseThrow(SealRequests::unknown);
        SealOrder order = order(request, actor, roles);
        SortedMap<String, String> details = SealEntries.details(order);
        details.put("request", id.toString());
        if (!request.askedBy().equals(actor) && !mayDecide(request, actor, roles)) {
            details.put("reason", Code.NO_AUTHORITY.name());
            ledger.append(SealEntries.of(VIEW, order, Outcome.REFUSED, details));
            throw unknown();
        }
        byte[] document = table.document(id).orElseThrow(SealRequests::closed);
        details.put("sha256", request.sha256());
        return new Proved(document, ledger.append(SealEntries.of(VIEW, order, Outcome.ALLOWED, details)));
    }

    private static SealOrder order(SealRequest request, String actor, Set<String> roles) {
        return new SealOrder(
                request.sealId(),
                actor,
                roles,
                request.purpose(),
                request.documentKind(),
                request.caseNumber(),
                request.manner());
    }

    private static SealUseRefusedException unknown() {
        return new SealUseRefusedException(Code.REQUEST_UNKNOWN, "There is no such request");
    }

    private static SealUseRefusedException closed() {
        return new SealUseRefusedException(Code.REQUEST_CLOSED, "The request is closed, or its time is over");
    }

    private Instant now() {
        return Rows.micros(clock.instant());
    }
}
