package org.hefu.sealing;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
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
import org.hefu.ledger.TicketStub;
import org.hefu.license.License;
import org.hefu.licensetype.LicenseTypes;
import org.hefu.seal.PressedDocument;
import org.hefu.seal.SealOrder;
import org.hefu.seal.SealedDocument;
import org.hefu.seal.Seals;
import org.jspecify.annotations.Nullable;
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
            SELECT document_key, document, entry
              FROM exchange.license_document
             WHERE license = :license AND version = :version
            """;
    private static final String ADD = """
            INSERT INTO exchange.license_document
                   (license, version, sha256, seal_use, made_at, document_key, document, entry)
            VALUES (:license, :version, :sha256, :sealUse, :now, :documentKey, :document, :entry)
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
        Kept kept = find(license).orElseGet(() -> make(caller, license));
        if (kept.entry() != null) {
            ledger.await(TicketStub.parse(kept.entry()));
        }
        TreeMap<String, String> details = new TreeMap<>();
        details.put("license", license.id().toString());
        details.put("version", Integer.toString(license.version()));
        Receipt receipt = ledger.append(
                new LedgerEntry(Act.LICENSE_DOCUMENT.name(), Outcome.ALLOWED, caller.actor(), null, details));
        return new SealedFile("license-" + license.id() + "-v" + license.version() + ".pdf", kept.document(), receipt);
    }

    /** Which version of which licence has this document; empty if the hub made no such document. */
    public Optional<SealedLicense> byDigest(byte[] sha256) {
        return jdbc.sql(BY_DIGEST)
                .param("sha256", sha256)
                .query((row, n) -> new SealedLicense(row.getObject("license", UUID.class), row.getInt("version")))
                .optional();
    }

    /**
     * @param entry where its use stands on the ledger; null for one of a hub that did not write it down
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    private record Kept(byte[] document, @Nullable String entry) {}

    private Optional<Kept> find(License license) {
        return jdbc.sql(FIND)
                .param("license", license.id())
                .param("version", license.version())
                .query((row, n) -> new Kept(
                        dataKeys.byId(row.getLong("document_key")).decrypt(row.getBytes("document"), context(license)),
                        row.getString("entry")))
                .optional();
    }

    /** Two who ask at the same time both press; the document of the first is recorded, and both get that one. */
    private Kept make(Caller caller, License license) {
        byte[] paper = LicensePaper.draw(
                license,
                types.find(license.typeCode()).orElseThrow(),
                address.of("/licenses/" + license.id()),
                clock.instant());
        PressedDocument pressed =
                seals.press(SealOrder.ofHub(seals.hubSeal().id(), caller.actor(), PURPOSE, KIND, null), paper);
        transaction.executeWithoutResult(status -> {
            if (!add(license, seals.record(pressed))) {
                status.setRollbackOnly();
            }
        });
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
                        .param("entry", sealed.ticket().stub().toString())
                        .update()
                == 1;
    }

    private static byte[] context(License license) {
        return ("exchange.license_document " + license.id() + " " + license.version()).getBytes(StandardCharsets.UTF_8);
    }

    /** Names a version of a licence. */
    public record SealedLicense(UUID license, int version) {}
}
