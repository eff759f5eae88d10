package org.hefu.sealing;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.hefu.access.Caller;
import org.hefu.audit.Act;
import org.hefu.document.LicensePaper;
import org.hefu.key.DataKey;
import org.hefu.key.DataKeys;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.hefu.ledger.Receipt;
import org.hefu.ledger.Ticket;
import org.hefu.license.License;
import org.hefu.licensetype.LicenseTypes;
import org.hefu.seal.PressedDocument;
import org.hefu.seal.SealOrder;
import org.hefu.seal.SealedDocument;
import org.hefu.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The sealed document of each version of a licence: made when it is first asked for, and the same from then on. */
@Component
public class LicenseDocuments {

    /** The kind of document, as an authority over a seal names it. */
    public static final String KIND = "LICENSE";

    private static final String PURPOSE = "LICENSE_DOCUMENT";

    private static final String FIND = """
            SELECT document_key, document
              FROM exchange.license_document
             WHERE license = :license AND version = :version
            """;
    private static final String ADD = """
            INSERT INTO exchange.license_document
                   (license, version, sha256, seal_use, made_at, document_key, document)
            VALUES (:license, :version, :sha256, :sealUse, :now, :documentKey, :document)
            ON CONFLICT (license, version) DO NOTHING
            """;
    private static final String BY_DIGEST = """
            SELECT license, version
              FROM exchange.license_document
             WHERE sha256 = :sha256
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Seals seals;
    private final LicenseTypes types;
    private final DataKeys dataKeys;
    private final Ledger ledger;
    private final Clock clock;
    private final PublicAddress address;

    LicenseDocuments(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Seals seals,
            LicenseTypes types,
            DataKeys exchangeDataKeys,
            Ledger ledger,
            Clock clock,
            PublicAddress address) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.seals = seals;
        this.types = types;
        this.dataKeys = exchangeDataKeys;
        this.ledger = ledger;
        this.clock = clock;
        this.address = address;
    }

    /** Hands out the sealed document of a licence that this caller may read. */
    public SealedFile handOut(Caller caller, License license) {
        byte[] document = find(license).orElseGet(() -> make(caller, license));
        TreeMap<String, String> details = new TreeMap<>();
        details.put("license", license.id().toString());
        details.put("version", Integer.toString(license.version()));
        Receipt receipt = ledger.append(
                new LedgerEntry(Act.LICENSE_DOCUMENT.name(), Outcome.ALLOWED, caller.actor(), null, details));
        return new SealedFile("license-" + license.id() + "-v" + license.version() + ".pdf", document, receipt);
    }

    /** Which version of which licence has this document; empty if the hub made no such document. */
    public Optional<SealedLicense> byDigest(byte[] sha256) {
        return jdbc.sql(BY_DIGEST)
                .param("sha256", sha256)
                .query((row, n) -> new SealedLicense(row.getObject("license", UUID.class), row.getInt("version")))
                .optional();
    }

    private Optional<byte[]> find(License license) {
        return jdbc.sql(FIND)
                .param("license", license.id())
                .param("version", license.version())
                .query((row, n) ->
                        dataKeys.byId(row.getLong("document_key")).decrypt(row.getBytes("document"), context(license)))
                .optional();
    }

    /** Two who ask at the same time both press; the document of the first is recorded, and both get that one. */
    private byte[] make(Caller caller, License license) {
        byte[] paper = LicensePaper.draw(
                license,
                types.find(license.typeCode()).orElseThrow(),
                address.of("/licenses/" + license.id()),
                clock.instant());
        PressedDocument pressed =
                seals.press(new SealOrder(seals.hubSeal().id(), caller.actor(), PURPOSE, KIND, null), paper);
        Optional<Ticket> ticket = Objects.requireNonNull(transaction.execute(status -> {
            SealedDocument sealed = seals.record(pressed);
            if (!add(license, sealed)) {
                status.setRollbackOnly();
                return Optional.<Ticket>empty();
            }
            return Optional.of(sealed.ticket());
        }));
        ticket.ifPresent(ledger::await);
        return find(license).orElseThrow();
    }

    /** False if this version has a document. */
    private boolean add(License license, SealedDocument sealed) {
        DataKey key = dataKeys.current("document");
        return jdbc.sql(ADD)
                        .param("license", license.id())
                        .param("version", license.version())
                        .param("sha256", sealed.sha256())
                        .param("sealUse", sealed.sealUseId())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("documentKey", key.id())
                        .param("document", key.cipher().encrypt(sealed.bytes(), context(license)))
                        .update()
                == 1;
    }

    private static byte[] context(License license) {
        return ("exchange.license_document " + license.id() + " " + license.version()).getBytes(StandardCharsets.UTF_8);
    }

    /** Names a version of a licence. */
    public record SealedLicense(UUID license, int version) {}
}
