package org.hefu.sealing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hefu.audit.Act;
import org.hefu.key.DataKey;
import org.hefu.key.DataKeys;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.hefu.ledger.Receipt;
import org.hefu.ledger.TicketStub;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.seal.PressedDocument;
import org.hefu.seal.SealKeeping.Done;
import org.hefu.seal.SealOrder;
import org.hefu.seal.SealRequest;
import org.hefu.seal.SealRequests;
import org.hefu.seal.SealUseRefusedException;
import org.hefu.seal.SealedDocument;
import org.hefu.seal.Seals;
import org.hefu.seal.placing.SealPosition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Uses of seals that somebody asks for, each once for each request key. */
@Component
class SealUsage {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,200}");
    private static final Duration KEPT = Duration.ofDays(1);

    private static final String FIND = """
            SELECT fingerprint, document_key, document, request, seal_use, entry
              FROM exchange.sealed_answer
             WHERE actor = :actor AND request_key = :key
            """;
    private static final String ADD = """
            INSERT INTO exchange.sealed_answer (actor, request_key, fingerprint, document_key, document, request, seal_use,
                   entry, made_at)
            VALUES (:actor, :key, :fingerprint, :documentKey, :document, :request, :sealUse, :entry, :now)
            ON CONFLICT (actor, request_key) DO NOTHING
            """;
    private static final String ERASE = """
            DELETE FROM exchange.sealed_answer
             WHERE made_at < :before
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Seals seals;
    private final SealRequests requests;
    private final DataKeys dataKeys;
    private final Ledger ledger;
    private final Clock clock;

    SealUsage(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Seals seals,
            SealRequests requests,
            DataKeys exchangeDataKeys,
            Ledger ledger,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.seals = seals;
        this.requests = requests;
        this.dataKeys = exchangeDataKeys;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What became of it. */
    sealed interface Answer {
        /** The sealed document; the receipt is null for a use of a hub that did not write down where its entry is. */
        @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
        record Sealed(byte[] document, @Nullable Receipt receipt) implements Answer {}

        /** A second person must agree first; the receipt is null as above. */
        record Asked(SealRequest request, @Nullable Receipt receipt) implements Answer {}
    }

    /**
     * Seals a document, or asks for the second person.
     *
     * @param key the same whenever the request is sent again
     */
    Answer seal(SealOrder order, SealPosition position, byte[] document, String key) {
        if (!KEY.matcher(key).matches()) {
            throw new ProblemException(Problem.IDEMPOTENCY_KEY_MISSING);
        }
        byte[] fingerprint = fingerprint(order, position, document);
        Optional<Answer> before = find(order, key, fingerprint);
        if (before.isPresent()) {
            return before.get();
        }
        if (requests.isNeeded(order)) {
            return ask(order, position, document, key, fingerprint);
        }
        try {
            return use(order, position, document, key, fingerprint);
        } catch (SealUseRefusedException e) {
            // Refused because the same request, on another thread, had the last use: its document is the answer.
            return find(order, key, fingerprint).orElseThrow(() -> e);
        }
    }

    private Answer use(SealOrder order, SealPosition position, byte[] document, String key, byte[] fingerprint) {
        PressedDocument pressed = seals.press(order, position, document);
        Optional<SealedDocument> sealed = Objects.requireNonNull(transaction.execute(status -> {
            SealedDocument made = seals.record(pressed);
            if (!add(order.actor(), key, fingerprint, made)) {
                // The same request was quicker on another thread: its document is the document.
                status.setRollbackOnly();
                return Optional.<SealedDocument>empty();
            }
            return Optional.of(made);
        }));
        return sealed.isEmpty()
                ? find(order, key, fingerprint).orElseThrow()
                : new Answer.Sealed(
                        sealed.get().bytes(), ledger.await(sealed.get().ticket()));
    }

    private Answer ask(SealOrder order, SealPosition position, byte[] document, String key, byte[] fingerprint) {
        Optional<Done<SealRequest>> asked = Objects.requireNonNull(transaction.execute(status -> {
            Done<SealRequest> made = requests.ask(order, position, document);
            if (!add(order.actor(), key, fingerprint, made)) {
                status.setRollbackOnly();
                return Optional.<Done<SealRequest>>empty();
            }
            return Optional.of(made);
        }));
        return asked.isEmpty()
                ? find(order, key, fingerprint).orElseThrow()
                : new Answer.Asked(
                        asked.get().result(), ledger.await(asked.get().ticket()));
    }

    /** Erases answers that are too old to be asked for again. */
    @Scheduled(fixedDelayString = "PT10M")
    void eraseExpired() {
        jdbc.sql(ERASE)
                .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    private boolean add(String actor, String key, byte[] fingerprint, Done<SealRequest> asked) {
        return jdbc.sql(ADD)
                        .param("actor", actor)
                        .param("key", key)
                        .param("fingerprint", fingerprint)
                        .param("documentKey", null)
                        .param("document", null)
                        .param("request", asked.result().id())
                        .param("sealUse", null)
                        .param("entry", asked.ticket().stub().toString())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private boolean add(String actor, String key, byte[] fingerprint, SealedDocument made) {
        DataKey dataKey = dataKeys.current("document");
        return jdbc.sql(ADD)
                        .param("actor", actor)
                        .param("key", key)
                        .param("fingerprint", fingerprint)
                        .param("documentKey", dataKey.id())
                        .param("document", dataKey.cipher().encrypt(made.bytes(), context(actor, key)))
                        .param("request", null)
                        .param("sealUse", made.sealUseId())
                        .param("entry", made.ticket().stub().toString())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** What was answered before. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    private record Kept(
            byte @Nullable [] document,
            @Nullable UUID request,
            @Nullable UUID sealUse,
            @Nullable String entry) {}

    /** The same answer again, which does not leave before its entry has its place either. */
    private Optional<Answer> find(SealOrder order, String key, byte[] fingerprint) {
        return kept(order.actor(), key, fingerprint).map(kept -> {
            byte[] document = kept.document();
            if (document == null) {
                SealRequest request = requests.find(order.sealId(), Objects.requireNonNull(kept.request()))
                        .orElseThrow();
                return new Answer.Asked(request, receipt(kept));
            }
            TreeMap<String, String> details = new TreeMap<>();
            details.put("seal", order.sealId().toString());
            details.put("sealUse", String.valueOf(kept.sealUse()));
            details.put("sha256", HexFormat.of().formatHex(sha256(document)));
            ledger.append(new LedgerEntry(
                    Act.SEAL_DOCUMENT.name(), Outcome.ALLOWED, order.actor(), order.caseNumber(), details));
            return new Answer.Sealed(document, receipt(kept));
        });
    }

    private @Nullable Receipt receipt(Kept kept) {
        return kept.entry() == null ? null : ledger.await(TicketStub.parse(kept.entry()));
    }

    private Optional<Kept> kept(String actor, String key, byte[] fingerprint) {
        return jdbc.sql(FIND)
                .param("actor", actor)
                .param("key", key)
                .query((row, n) -> {
                    if (!Arrays.equals(row.getBytes("fingerprint"), fingerprint)) {
                        throw new ProblemException(Problem.IDEMPOTENCY_KEY_REUSED, "seal");
                    }
                    byte[] hidden = row.getBytes("document");
                    return new Kept(
                            hidden == null
                                    ? null
                                    : dataKeys.byId(row.getLong("document_key")).decrypt(hidden, context(actor, key)),
                            row.getObject("request", UUID.class),
                            row.getObject("seal_use", UUID.class),
                            row.getString("entry"));
                })
                .optional();
    }

    private static byte[] fingerprint(SealOrder order, SealPosition position, byte[] document) {
        String asked = String.join(
                "\n",
                order.sealId().toString(),
                order.purpose(),
                order.documentKind(),
                Objects.requireNonNullElse(order.caseNumber(), ""),
                position.toJson(),
                order.manner().toJson(),
                HexFormat.of().formatHex(sha256(document)));
        return sha256(asked.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static byte[] context(String actor, String key) {
        return ("exchange.sealed_answer " + actor + " " + key).getBytes(StandardCharsets.UTF_8);
    }
}
