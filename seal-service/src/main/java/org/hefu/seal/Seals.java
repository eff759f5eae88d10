package org.hefu.seal;

import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.HubAuthority;
import org.hefu.certificate.RevocationReason;
import org.hefu.certificate.SealSubject;
import org.hefu.key.KeyAlgorithm;
import org.hefu.key.KeyUse;
import org.hefu.key.KeyVault;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.hefu.ledger.Ticket;
import org.hefu.seal.SealUseRefusedException.Code;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The seals of the hub.
 *
 * <p>Default is deny: a seal is set only under an authority that is in force. Each use, and each refusal, is on the
 * ledger.
 */
@Component
public class Seals {

    private static final String HUB_KEY = "seal-hub";
    private static final String HUB = "hub";

    private final SealRepository repository;
    private final SealPress press;
    private final HubAuthority authority;
    private final KeyVault vault;
    private final Ledger ledger;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final SealSettings settings;

    Seals(
            SealRepository repository,
            SealPress press,
            HubAuthority authority,
            KeyVault vault,
            Ledger ledger,
            TransactionTemplate transactions,
            Clock clock,
            SealSettings settings) {
        this.repository = repository;
        this.press = press;
        this.authority = authority;
        this.vault = vault;
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
        return repository
                .byKeyName(HUB_KEY)
                .orElseGet(() -> inTransaction(() -> {
                    repository.lock();
                    return repository.byKeyName(HUB_KEY).orElseGet(this::makeHubSeal);
                }));
    }

    public Optional<Seal> find(UUID id) {
        return repository.byId(id);
    }

    /**
     * Allows a seal on a kind of document, from now on.
     *
     * @param purpose the only purpose, or {@link SealAuthority#EVERY_PURPOSE}
     * @param until first instant at which it is over; null for no end
     * @param actor who allows it
     */
    public SealAuthority authorise(
            UUID sealId, String documentKind, String purpose, @Nullable Instant until, String actor) {
        return inTransaction(() -> {
            Instant now = now();
            SealAuthority granted = new SealAuthority(UUID.randomUUID(), sealId, documentKind, purpose, now, until);
            repository.add(granted, actor, now);
            ledger.enrol(new LedgerEntry(
                    "SEAL_AUTHORITY",
                    Outcome.ALLOWED,
                    actor,
                    null,
                    new TreeMap<>(Map.of(
                            "seal",
                            sealId.toString(),
                            "documentKind",
                            documentKind,
                            "purpose",
                            purpose,
                            "until",
                            String.valueOf(until)))));
            return granted;
        });
    }

    /**
     * Suspends, resumes or revokes a seal. Revoking also revokes its certificate, and cannot be undone.
     *
     * @throws IllegalArgumentException if there is no such seal, or it is revoked
     */
    public void changeStatus(UUID sealId, SealStatus status, String reason, String actor) {
        transactions.executeWithoutResult(transaction -> {
            if (!repository.setStatus(sealId, status)) {
                throw new IllegalArgumentException("There is no seal " + sealId + " that is not revoked");
            }
            if (status == SealStatus.REVOKED) {
                authority.revoke(
                        repository.byId(sealId).orElseThrow().certificate(), RevocationReason.CESSATION_OF_OPERATION);
            }
            ledger.enrol(new LedgerEntry(
                    "SEAL_STATUS",
                    Outcome.ALLOWED,
                    actor,
                    null,
                    new TreeMap<>(Map.of("seal", sealId.toString(), "status", status.name(), "reason", reason))));
        });
    }

    /**
     * Sets a seal on a PDF document, in the caller's transaction if there is one: the use and its ledger entry are kept
     * if and only if that commits.
     *
     * @return the sealed document, which may leave after {@code Ledger.await} of its ticket
     * @throws SealUseRefusedException if the seal may not be set, or the document cannot take it; on the ledger
     */
    public SealedDocument seal(SealOrder order, byte[] pdf) {
        try {
            return inTransaction(() -> use(order, pdf));
        } catch (SealUseRefusedException e) {
            SortedMap<String, String> details = details(order);
            details.put("reason", e.code().name());
            ledger.append(entry(order, Outcome.REFUSED, details));
            throw e;
        }
    }

    private SealedDocument use(SealOrder order, byte[] pdf) {
        Instant now = now();
        Seal seal = usable(order, now);
        SealAuthority allowedBy = authority(order, now);
        if (pdf.length > settings.largestDocument().toBytes()) {
            throw new SealUseRefusedException(
                    Code.DOCUMENT_NOT_SEALABLE,
                    "The document is larger than " + settings.largestDocument().toMegabytes() + " MB");
        }
        byte[] sealed = press.set(seal, repository.keyName(seal.id()), order, pdf, now);
        byte[] sha256 = DigestAlgorithm.SHA256.of(sealed);
        UUID use = UUID.randomUUID();
        repository.addUse(use, order, allowedBy, now, sha256);
        SortedMap<String, String> details = details(order);
        details.put("sealUse", use.toString());
        details.put("sha256", HexFormat.of().formatHex(sha256));
        Ticket ticket = ledger.enrol(entry(order, Outcome.ALLOWED, details));
        return new SealedDocument(sealed, sha256, use, ticket);
    }

    private Seal usable(SealOrder order, Instant now) {
        Seal seal = repository
                .byId(order.sealId())
                .orElseThrow(
                        () -> new SealUseRefusedException(Code.SEAL_UNKNOWN, "There is no seal " + order.sealId()));
        switch (seal.status()) {
            case ACTIVE -> {}
            case SUSPENDED -> throw new SealUseRefusedException(Code.SEAL_SUSPENDED, "The seal is suspended");
            case REVOKED -> throw new SealUseRefusedException(Code.SEAL_REVOKED, "The seal is revoked");
        }
        if (now.isBefore(seal.validFrom()) || !now.isBefore(seal.validTo())) {
            throw new SealUseRefusedException(
                    Code.SEAL_OUT_OF_TIME, "The seal is valid from " + seal.validFrom() + " to " + seal.validTo());
        }
        return seal;
    }

    private SealAuthority authority(SealOrder order, Instant now) {
        List<SealAuthority> known = repository.authorities(order.sealId(), order.documentKind(), order.purpose());
        if (known.isEmpty()) {
            throw new SealUseRefusedException(
                    Code.NO_AUTHORITY,
                    "The seal is not allowed on " + order.documentKind() + " for " + order.purpose());
        }
        return known.stream()
                .filter(authority -> authority.isInForceAt(now))
                .findFirst()
                .orElseThrow(() -> new SealUseRefusedException(
                        Code.AUTHORITY_OUT_OF_TIME,
                        "The authority for " + order.documentKind() + " and " + order.purpose() + " is not in force"));
    }

    private Seal makeHubSeal() {
        if (settings.ownerName().isBlank() || settings.ownerCode().isBlank()) {
            throw new IllegalStateException(
                    "The hub has no seal: set hefu.seal.owner-name and hefu.seal.owner-code to the organization that"
                            + " runs it");
        }
        Instant now = now();
        SealSubject subject = new SealSubject(settings.sealName(), settings.ownerName(), settings.ownerCode());
        PublicKey key = vault.ensureKeyPair(HUB_KEY, KeyAlgorithm.SM2, KeyUse.SEAL);
        Certificate certificate = authority.issue(subject, key, now.plus(settings.life()));
        Seal seal = new Seal(
                UUID.randomUUID(),
                subject.sealName(),
                subject.ownerName(),
                subject.ownerCode(),
                SealStatus.ACTIVE,
                now,
                certificate.validTo(),
                certificate);
        repository.add(seal, HUB_KEY, now);
        ledger.enrol(new LedgerEntry(
                "SEAL_MADE",
                Outcome.ALLOWED,
                HUB,
                null,
                new TreeMap<>(Map.of(
                        "seal", seal.id().toString(),
                        "owner", seal.ownerCode(),
                        "certificate", certificate.serialNumber().toString(16)))));
        for (String allowed : settings.authorities()) {
            String[] parts = allowed.split("/", 2);
            authorise(seal.id(), parts[0], parts[1], null, HUB);
        }
        return seal;
    }

    private static SortedMap<String, String> details(SealOrder order) {
        return new TreeMap<>(Map.of(
                "seal", order.sealId().toString(), "purpose", order.purpose(), "documentKind", order.documentKind()));
    }

    private static LedgerEntry entry(SealOrder order, Outcome outcome, SortedMap<String, String> details) {
        return new LedgerEntry("SEAL_USE", outcome, order.actor(), order.caseNumber(), details);
    }

    /** PostgreSQL keeps microseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
