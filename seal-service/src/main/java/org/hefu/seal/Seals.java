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
import org.hefu.ledger.Ledger;
import org.hefu.ledger.Outcome;
import org.hefu.ledger.Ticket;
import org.hefu.seal.SealPress.Prepared;
import org.hefu.seal.SealUseRefusedException.Code;
import org.hefu.seal.placing.SealPosition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The seals of the hub, and their use.
 *
 * <p>Default is deny: a seal is set only under an authority that is in force. Each use, and each refusal, is on the
 * ledger.
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

    /** Sets a seal where the paper has a place for it; see the other. */
    public SealedDocument seal(SealOrder order, byte[] pdf) {
        return seal(order, SealPosition.PAPER, pdf);
    }

    /**
     * Sets a seal on a PDF or OFD document, in the caller's transaction if there is one: the use and its ledger entry are kept
     * if and only if that commits.
     *
     * @return the sealed document, which may leave after {@code Ledger.await} of its ticket
     * @throws SealUseRefusedException if the seal may not be set, or the document cannot take it; on the ledger
     */
    public SealedDocument seal(SealOrder order, SealPosition position, byte[] pdf) {
        return orRefusal(order, () -> {
            SealDecision decision = decide(order, false);
            return use(decision, position, pdf, null, null);
        });
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

    private void requireNotLarger(byte[] document) {
        if (document.length > settings.largestDocument().toBytes()) {
            throw new SealUseRefusedException(
                    Code.DOCUMENT_NOT_SEALABLE,
                    "The document is larger than " + settings.largestDocument().toMegabytes() + " MB");
        }
    }

    /** Does what needs an authority; a refusal is put on the ledger before it is told. */
    public <T> T orRefusal(SealOrder order, Supplier<T> work) {
        try {
            return Objects.requireNonNull(transactions.execute(status -> work.get()));
        } catch (SealUseRefusedException e) {
            SortedMap<String, String> details = SealEntries.details(order);
            details.put("reason", e.code().name());
            ledger.append(SealEntries.of(USE, order, Outcome.REFUSED, details));
            throw e;
        }
    }

    /**
     * Decides, within a transaction, whether a seal may be used now, and makes everything ready. A decision under an
     * authority that is counted serves one use.
     *
     * @param agreed a second person agreed
     * @throws SealUseRefusedException if it may not
     */
    public SealDecision decide(SealOrder order, boolean agreed) {
        Seal seal = usable(order.sealId());
        SealAuthority authority = authorities.require(order, now(), agreed);
        return new SealDecision(order, authority, press.prepare(seal, edition(seal), repository.keyName(seal.id())));
    }

    /**
     * Uses a seal within a transaction, as was decided.
     *
     * @throws SealUseRefusedException if the document cannot take the seal
     */
    public SealedDocument use(
            SealDecision decision, SealPosition position, byte[] pdf, @Nullable UUID request, @Nullable UUID job) {
        requireNotLarger(pdf);
        SealOrder order = decision.order();
        Prepared prepared = decision.prepared();
        Instant now = now();
        byte[] sealed = press.set(prepared, position, order.purpose(), order.manner(), pdf, now);
        byte[] sha256 = DigestAlgorithm.SHA256.of(sealed);
        SealUse use = new SealUse(
                UUID.randomUUID(),
                order.sealId(),
                decision.authority().id(),
                now,
                order.actor(),
                order.purpose(),
                order.documentKind(),
                order.caseNumber(),
                HexFormat.of().formatHex(sha256),
                request,
                job);
        uses.add(use);
        SortedMap<String, String> details = SealEntries.details(order);
        details.put("sealUse", use.id().toString());
        details.put("authority", use.authority().toString());
        details.put("sha256", use.sha256());
        if (request != null) {
            details.put("request", request.toString());
        }
        if (job != null) {
            details.put("job", job.toString());
        }
        Ticket ticket = ledger.enrol(SealEntries.of(USE, order, Outcome.ALLOWED, details));
        return new SealedDocument(sealed, sha256, use.id(), ticket);
    }

    /**
     * @throws SealUseRefusedException if there is no such seal, or it is not in force
     */
    Seal usable(UUID id) {
        Seal seal = repository
                .byId(id)
                .orElseThrow(() -> new SealUseRefusedException(Code.SEAL_UNKNOWN, "There is no seal " + id));
        keys.bringInLine(id);
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
