package org.hefu.seal;

import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.key.KeyRefusedException;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.Outcome;
import org.hefu.ledger.Ticket;
import org.hefu.seal.SealUseRefusedException.Code;
import org.hefu.seal.placing.SealPosition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The seals of the hub, and their use.
 *
 * <p>Default is deny: a seal is set only under an authority that is in force. Each use, and each refusal, is on the
 * ledger. A use has two steps: the document is pressed outside of any transaction, and recorded within one, and it is
 * seen by nobody before.
 */
@Component
public class Seals {

    private static final String USE = "SEAL_USE";

    private final SealRepository repository;
    private final SealKeeping keeping;
    private final SealAuthorities authorities;
    private final SealUses uses;
    private final SealPress press;
    private final SealKeys keys;
    private final Ledger ledger;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final SealSettings settings;

    Seals(
            SealRepository repository,
            SealKeeping keeping,
            SealAuthorities authorities,
            SealUses uses,
            SealPress press,
            SealKeys keys,
            Ledger ledger,
            TransactionTemplate transactions,
            Clock clock,
            SealSettings settings) {
        this.repository = repository;
        this.keeping = keeping;
        this.authorities = authorities;
        this.uses = uses;
        this.press = press;
        this.keys = keys;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * The seal of the organization that runs the hub; made, with the authorities of the settings, when it is first asked
     * for.
     *
     * @throws IllegalStateException if it is not there, and the settings do not say whose it is
     */
    public Seal hubSeal() {
        return keeping.hubSeal();
    }

    public Optional<Seal> find(UUID id) {
        return repository.byId(id);
    }

    /** By the number under which others know it. */
    public Optional<Seal> findByEsId(String esId) {
        return repository.byEsId(esId);
    }

    /**
     * Newest first.
     *
     * @param after the last seal of the page before; null for the first page
     */
    public List<Seal> list(@Nullable UUID after, int limit) {
        return repository.list(after, limit);
    }

    /** The seal in one of whose editions this certificate is. */
    public Optional<Seal> findByCertificate(Certificate certificate) {
        return repository.byCertificate(certificate);
    }

    /** The edition that is in use. */
    public SealEdition edition(Seal seal) {
        return keeping.edition(seal);
    }

    /** Sets a seal where the paper has a place for it, and records it in a transaction of its own; see the parts. */
    public SealedDocument seal(SealOrder order, byte[] pdf) {
        return seal(order, SealPosition.PAPER, pdf);
    }

    /** {@link #press(SealOrder, SealPosition, byte[]) Sets} a seal, and {@link #record(PressedDocument) records} it. */
    public SealedDocument seal(SealOrder order, SealPosition position, byte[] document) {
        return record(press(order, position, document));
    }

    /** Sets a seal where the paper has a place for it; see the other. */
    public PressedDocument press(SealOrder order, byte[] pdf) {
        return press(order, SealPosition.PAPER, pdf);
    }

    /**
     * Sets a seal on a PDF or OFD document, or signs it in the form that the order names. Whether it may is decided in a
     * short transaction; the key and the time-stamp authority are asked after it, for as long as they take. Nothing of
     * it is seen before it is {@link #record(PressedDocument) recorded}.
     *
     * @throws SealUseRefusedException if the seal may not be set, or the document cannot take it; on the ledger
     * @throws IllegalStateException within a transaction
     */
    public PressedDocument press(SealOrder order, SealPosition position, byte[] document) {
        requireNoTransaction();
        return onLedger(order, () -> {
            SealDecision decision = Objects.requireNonNull(transactions.execute(status -> decide(order, false)));
            return press(decision, position, document);
        });
    }

    /**
     * Decides once more whether the seal may be used, and keeps the use and its ledger entry if and only if the caller's
     * transaction commits (without one, in a transaction of its own). While that is open, nobody suspends the seal or
     * takes an authority over it back.
     *
     * @param pressed is used up, also by a refusal
     * @return the sealed document, which may leave after {@code Ledger.await} of its ticket
     * @throws SealUseRefusedException if the seal may not be used any more; on the ledger
     */
    public SealedDocument record(PressedDocument pressed) {
        return orRefusal(pressed.order(), () -> record(pressed, false, null, null));
    }

    /** Records, within a transaction, a document of a job. A refusal is for the job to put on the ledger. */
    public SealedDocument record(PressedDocument pressed, UUID job) {
        return record(pressed, false, null, job);
    }

    /**
     * Shows how a document would look with a seal on it. No key is used, nothing is counted, and nobody's authority is
     * asked for: who may see the seal's picture is the caller's business.
     *
     * @throws SealUseRefusedException if the document cannot take the seal so
     */
    public SealTrial tryOn(Seal seal, SealPosition position, SealManner manner, byte[] document) {
        requireNotLarger(document);
        return press.trial(
                press.prepare(seal, edition(seal), repository.keyName(seal.id())),
                position,
                "",
                manner,
                document,
                now());
    }

    void requireNotLarger(byte[] document) {
        if (document.length > settings.largestDocument().toBytes()) {
            String most = settings.largestDocument().toMegabytes() + " MB";
            throw SealUseRefusedException.beyond(
                    Code.DOCUMENT_TOO_LARGE, "The document is larger than " + most, "≤ " + most);
        }
    }

    /** Does in a transaction what needs an authority; a refusal is put on the ledger before it is told. */
    public <T> T orRefusal(SealOrder order, Supplier<T> work) {
        return onLedger(order, () -> Objects.requireNonNull(transactions.execute(status -> work.get())));
    }

    /** Does what may be refused; a refusal is put on the ledger before it is told. */
    <T> T onLedger(SealOrder order, Supplier<T> work) {
        try {
            return work.get();
        } catch (SealUseRefusedException e) {
            SortedMap<String, String> details = SealEntries.details(order);
            details.put("reason", e.code().name());
            throw e.recorded(ledger.append(SealEntries.of(USE, order, Outcome.REFUSED, details)));
        }
    }

    /**
     * Decides, within a transaction, whether a seal may be used now, and makes everything ready. What is pressed under
     * the decision is decided on once more when it is recorded.
     *
     * @param agreed a second person agreed
     * @throws SealUseRefusedException if it may not
     */
    public SealDecision decide(SealOrder order, boolean agreed) {
        keys.bringInLine(order.sealId());
        Seal seal = usable(order.sealId());
        press.requireGood(seal);
        SealAuthority authority = authorities.require(order, now(), agreed);
        return new SealDecision(
                order,
                authority,
                authorities.left(authority),
                press.prepare(seal, edition(seal), repository.keyName(seal.id())));
    }

    /**
     * Sets a seal as was decided. A refusal is for the caller to put on the ledger.
     *
     * @throws SealUseRefusedException if the document cannot take the seal, or the seal is out of force since
     * @throws IllegalStateException within a transaction
     */
    public PressedDocument press(SealDecision decision, SealPosition position, byte[] document) {
        requireNoTransaction();
        requireNotLarger(document);
        SealOrder order = decision.order();
        try {
            return new PressedDocument(
                    order, press.set(decision.prepared(), position, order.purpose(), order.manner(), document, now()));
        } catch (KeyRefusedException e) {
            // The key follows the seal: whoever suspended it was quicker than the signature.
            usable(order.sealId());
            throw e;
        }
    }

    /** Signing may take as long as a time-stamp authority likes, and a transaction holds a connection all the while. */
    static void requireNoTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A seal is set outside of transactions, and recorded within one");
        }
    }

    /**
     * Records a use within a transaction.
     *
     * @param agreed a second person agreed
     * @throws SealUseRefusedException if the seal may not be used any more
     */
    SealedDocument record(PressedDocument pressed, boolean agreed, @Nullable UUID request, @Nullable UUID job) {
        byte[] document = pressed.take();
        SealOrder order = pressed.order();
        repository.holdForUse(order.sealId());
        authorities.hold(order);
        usable(order.sealId());
        Instant now = now();
        byte[] sha256 = DigestAlgorithm.SHA256.of(document);
        SealUse use = new SealUse(
                UUID.randomUUID(),
                order.sealId(),
                authorities.require(order, now, agreed).id(),
                now,
                order.actor(),
                order.purpose(),
                order.documentKind(),
                order.caseNumber(),
                HexFormat.of().formatHex(sha256),
                request,
                job);
        uses.add(use);
        Ticket ticket = ledger.enrol(SealEntries.of(USE, order, Outcome.ALLOWED, SealEntries.details(order, use)));
        return new SealedDocument(document, sha256, use.id(), ticket);
    }

    /**
     * @throws SealUseRefusedException if there is no such seal, or it is not in force
     */
    Seal usable(UUID id) {
        Seal seal = repository
                .byId(id)
                .orElseThrow(() -> new SealUseRefusedException(Code.SEAL_UNKNOWN, "There is no seal " + id));
        return switch (seal.standingAt(now())) {
            case IN_FORCE -> seal;
            case SUSPENDED -> throw new SealUseRefusedException(Code.SEAL_SUSPENDED, "The seal is suspended");
            case REVOKED -> throw new SealUseRefusedException(Code.SEAL_REVOKED, "The seal is revoked");
            case EXPIRED, NOT_YET_VALID ->
                throw new SealUseRefusedException(
                        Code.SEAL_OUT_OF_TIME, "The seal is valid from " + seal.validFrom() + " to " + seal.validTo());
        };
    }

    private Instant now() {
        return Rows.micros(clock.instant());
    }
}
