package org.hefu.seal;

import java.time.Clock;
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
import org.hefu.seal.SealKeeping.Done;
import org.hefu.seal.SealRequest.State;
import org.hefu.seal.SealUseRefusedException.Code;
import org.hefu.seal.placing.SealPosition;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Uses to which a second person must agree: one asks with the document, a second, different person with the same
 * authority decides on it, and the first uses the seal.
 */
@Component
public class SealRequests {

    private final SealRequestTable table;
    private final SealAuthorities authorities;
    private final Seals seals;
    private final Ledger ledger;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final SealSettings settings;

    SealRequests(
            SealRequestTable table,
            SealAuthorities authorities,
            Seals seals,
            Ledger ledger,
            TransactionTemplate transactions,
            Clock clock,
            SealSettings settings) {
        this.table = table;
        this.authorities = authorities;
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
            authorities.require(order, now, true);
            table.decide(id, agreed ? State.APPROVED : State.REFUSED, actor, reason, now);
            SortedMap<String, String> details = SealEntries.details(order);
            details.put("request", id.toString());
            details.put("decision", agreed ? "APPROVED" : "REFUSED");
            details.put("reason", reason);
            return new Done<>(
                    table.find(seal, id).orElseThrow(),
                    ledger.enrol(SealEntries.of("SEAL_DECISION", order, Outcome.ALLOWED, details)));
        });
    }

    /**
     * Uses the seal as was agreed, once; not within a transaction, as {@link Seals#press}.
     *
     * @param actor who asked
     * @throws SealUseRefusedException if it was not agreed to, was used, or is not allowed any more; on the ledger
     */
    public SealedDocument use(UUID seal, UUID id, String actor, Set<String> roles) {
        Seals.requireNoTransaction();
        SealRequest asked = table.find(seal, id)
                .filter(found -> found.askedBy().equals(actor))
                .orElseThrow(SealRequests::unknown);
        SealOrder order = order(asked, actor, roles);
        PressedDocument pressed = seals.onLedger(order, () -> press(asked, order));
        return seals.orRefusal(order, () -> {
            requireAgreed(table.lock(seal, id).orElseThrow(SealRequests::unknown));
            SealedDocument sealed = seals.record(pressed, true, id, null);
            table.used(id);
            return sealed;
        });
    }

    private PressedDocument press(SealRequest asked, SealOrder order) {
        requireAgreed(asked);
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

    /** Takes away the documents of requests whose time is over. */
    @Scheduled(fixedDelayString = "PT10M")
    void eraseExpired() {
        table.erase(now());
    }

    public Optional<SealRequest> find(UUID seal, UUID id) {
        return table.find(seal, id);
    }

    /** Newest first. */
    public List<SealRequest> newest(UUID seal, int limit) {
        return table.newest(seal, limit);
    }

    /**
     * The document that is to be sealed, for who asked and for who may decide.
     *
     * @throws SealUseRefusedException if the actor is neither
     */
    public byte[] document(UUID seal, UUID id, String actor, Set<String> roles) {
        SealRequest request = table.find(seal, id).orElseThrow(SealRequests::unknown);
        if (!request.askedBy().equals(actor)) {
            authorities.require(order(request, actor, roles), now(), true);
        }
        return table.document(id).orElseThrow(SealRequests::closed);
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
