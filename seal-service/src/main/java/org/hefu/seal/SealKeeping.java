package org.hefu.seal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hefu.certificate.HubAuthority;
import org.hefu.certificate.RevocationReason;
import org.hefu.key.KeyAlgorithm;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.hefu.ledger.Ticket;
import org.hefu.pdf.SealPlace;
import org.hefu.seal.picture.SealDesign;
import org.hefu.seal.picture.SealImage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What a seal keeper does: seals are made, renewed, suspended and revoked, and their use is granted. */
@Component
public class SealKeeping {

    private static final String HUB_KEY = "seal-hub";
    /** Who does what nobody asked for by name. */
    static final String HUB = "hub";

    private final SealRepository repository;
    private final SealEditions editions;
    private final SealAuthorities authorities;
    private final SealUses uses;
    private final SealMaking making;
    private final SealKeys keys;
    private final HubAuthority authority;
    private final Ledger ledger;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final SealSettings settings;

    SealKeeping(
            SealRepository repository,
            SealEditions editions,
            SealAuthorities authorities,
            SealUses uses,
            SealMaking making,
            SealKeys keys,
            HubAuthority authority,
            Ledger ledger,
            TransactionTemplate transactions,
            Clock clock,
            SealSettings settings) {
        this.repository = repository;
        this.editions = editions;
        this.authorities = authorities;
        this.uses = uses;
        this.making = making;
        this.keys = keys;
        this.authority = authority;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
        this.settings = settings;
    }

    /** What was done, and the ticket to await before it is told. */
    public record Done<T>(T result, Ticket ticket) {}

    /** Makes a seal. */
    public Done<Seal> make(SealDraft draft, String actor) {
        return inTransaction(() -> make(draft, null, actor));
    }

    private Done<Seal> make(SealDraft draft, @Nullable String keyName, String actor) {
        Seal seal = making.make(draft, keyName, actor);
        SortedMap<String, String> details = SealEntries.details(seal.id());
        details.put("type", seal.type().name());
        details.put("owner", seal.ownerCode());
        details.put("algorithm", seal.algorithm().name());
        details.put("certificate", seal.certificate().serialNumber().toString(16));
        return new Done<>(seal, ledger.enrol(SealEntries.of("SEAL_MADE", actor, details)));
    }

    /**
     * Makes a seal anew, with a fresh certificate; its id stays.
     *
     * @param image null to keep the picture
     * @throws IllegalArgumentException if there is no such seal, or it is revoked
     */
    public Done<SealEdition> renew(UUID sealId, @Nullable SealImage image, Instant validTo, String actor) {
        return inTransaction(() -> {
            repository.lock();
            repository.holdForChange(sealId);
            Seal seal = repository
                    .byId(sealId)
                    .filter(found -> found.status() != SealStatus.REVOKED)
                    .orElseThrow(() -> noSuchSeal(sealId));
            SealEdition edition =
                    making.renew(seal, image == null ? edition(seal).image() : image, validTo, actor);
            SortedMap<String, String> details = SealEntries.details(sealId);
            details.put("edition", Integer.toString(edition.number()));
            details.put("owner", seal.ownerCode());
            details.put("certificate", edition.certificate().serialNumber().toString(16));
            return new Done<>(edition, ledger.enrol(SealEntries.of("SEAL_MADE", actor, details)));
        });
    }

    /** Allows somebody a seal. */
    public Done<SealAuthority> authorise(UUID sealId, SealAuthorityDraft draft, String actor) {
        return inTransaction(() -> {
            Instant now = now();
            SealAuthority granted = new SealAuthority(
                    UUID.randomUUID(),
                    sealId,
                    draft.holder(),
                    draft.documentKinds(),
                    draft.purposes(),
                    draft.from() == null ? now : Rows.micros(draft.from()),
                    draft.until() == null ? null : Rows.micros(draft.until()),
                    draft.mostInTotal(),
                    draft.mostADay(),
                    draft.twoPersons(),
                    actor,
                    now,
                    null);
            authorities.add(granted);
            SortedMap<String, String> details = SealEntries.details(sealId);
            details.put("authority", granted.id().toString());
            details.put("holder", granted.holder());
            details.put("documentKind", String.join(",", granted.documentKinds()));
            details.put("purpose", String.join(",", granted.purposes()));
            details.put("from", granted.from().toString());
            details.put("until", String.valueOf(granted.until()));
            details.put("mostInTotal", String.valueOf(granted.mostInTotal()));
            details.put("mostADay", String.valueOf(granted.mostADay()));
            details.put("twoPersons", Boolean.toString(granted.twoPersons()));
            return new Done<>(granted, ledger.enrol(SealEntries.of("SEAL_AUTHORITY", actor, details)));
        });
    }

    /**
     * Takes an authority back; it does not serve the next use.
     *
     * @throws IllegalArgumentException if there is none of this id over this seal, or it was taken back before
     */
    public Ticket takeBack(UUID sealId, UUID authorityId, String reason, String actor) {
        return inTransaction(() -> {
            repository.holdForChange(sealId);
            if (!authorities.revoke(sealId, authorityId, now(), actor, reason)) {
                throw new IllegalArgumentException("There is no authority " + authorityId + " over this seal");
            }
            SortedMap<String, String> details = SealEntries.details(sealId);
            details.put("authority", authorityId.toString());
            details.put("takenBack", reason);
            return ledger.enrol(SealEntries.of("SEAL_AUTHORITY", actor, details));
        });
    }

    /**
     * Suspends, resumes or revokes a seal. While it is suspended its key does not serve; revoking destroys the key and
     * revokes the certificates, and cannot be undone. Not within a transaction of the caller: the key follows what is
     * committed.
     *
     * @throws IllegalArgumentException if there is no such seal, it is revoked, or it has this status
     */
    public Ticket changeStatus(UUID sealId, SealStatus status, String reason, String actor) {
        Ticket ticket = inTransaction(() -> {
            repository.holdForChange(sealId);
            if (!repository.setStatus(sealId, status)) {
                throw noSuchSeal(sealId);
            }
            repository.add(sealId, new SealStatusChange(status, now(), actor, reason));
            if (status == SealStatus.REVOKED) {
                // What an outside authority issued is for that authority to revoke.
                Stream.concat(
                                Stream.of(repository.byId(sealId).orElseThrow().certificate()),
                                editions.of(sealId).stream().map(SealEdition::certificate))
                        .filter(authority::hasIssued)
                        .forEach(each -> authority.revoke(each, RevocationReason.CESSATION_OF_OPERATION));
                authority.revokeKey(
                        SecondSignature.keyName(repository.keyName(sealId)), RevocationReason.CESSATION_OF_OPERATION);
            }
            return ledger.enrol(new LedgerEntry(
                    "SEAL_STATUS",
                    Outcome.ALLOWED,
                    actor,
                    null,
                    new TreeMap<>(Map.of("seal", sealId.toString(), "status", status.name(), "reason", reason))));
        });
        keys.bringInLine(sealId);
        return ticket;
    }

    /** The seal of the organization that runs the hub; see {@link Seals#hubSeal}. */
    Seal hubSeal() {
        return repository
                .byKeyName(HUB_KEY)
                .orElseGet(() -> inTransaction(() -> {
                    repository.lock();
                    return repository.byKeyName(HUB_KEY).orElseGet(this::makeHubSeal);
                }));
    }

    private Seal makeHubSeal() {
        if (settings.ownerName().isBlank() || settings.ownerCode().isBlank()) {
            throw new IllegalStateException(
                    "The hub has no seal: set hefu.seal.owner-name and hefu.seal.owner-code to the organization that"
                            + " runs it");
        }
        Seal seal = make(
                        new SealDraft(
                                SealType.OFFICIAL,
                                settings.sealName(),
                                settings.ownerName(),
                                settings.ownerCode(),
                                null,
                                KeyAlgorithm.SM2,
                                now().plus(settings.life()),
                                usualImage(settings.ownerName())),
                        HUB_KEY,
                        HUB)
                .result();
        for (String allowed : settings.authorities()) {
            String[] parts = allowed.split("/", 2);
            authorise(seal.id(), SealAuthorityDraft.ofHub(parts[0], parts[1], null), HUB);
        }
        return seal;
    }

    /** The newest edition; a seal that was made before seals had any gets its first now. */
    SealEdition edition(Seal seal) {
        return editions.newest(seal.id())
                .orElseGet(() -> inTransaction(() -> {
                    repository.lock();
                    return editions.newest(seal.id())
                            .orElseGet(() -> making.first(seal, usualImage(seal.ownerName()), HUB));
                }));
    }

    private static SealImage usualImage(String ownerName) {
        return SealImage.drawn(SealDesign.round(SealPlace.SIDE, ownerName, "电子印章", ""));
    }

    /** Every edition, newest first. */
    public List<SealEdition> editions(UUID sealId) {
        return editions.of(sealId);
    }

    /** Every state, oldest first. */
    public List<SealStatusChange> history(UUID sealId) {
        return repository.changes(sealId);
    }

    /** Every authority, newest first, those included that do not serve any more. */
    public List<SealAuthority> authorities(UUID sealId) {
        return authorities.of(sealId);
    }

    /**
     * Every use, newest first.
     *
     * @param after the last use of the page before; null for the first page
     */
    public List<SealUse> uses(UUID sealId, @Nullable UUID after, int limit) {
        return uses.of(sealId, after, limit);
    }

    public long countUses(UUID sealId) {
        return uses.count(sealId);
    }

    /** Whose seal it is; empty for the seal of an organization. */
    public Optional<SealPerson> person(UUID sealId) {
        return repository.person(sealId);
    }

    private static IllegalArgumentException noSuchSeal(UUID id) {
        return new IllegalArgumentException("There is no seal " + id + " of which this can be done");
    }

    private Instant now() {
        return Rows.micros(clock.instant());
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
