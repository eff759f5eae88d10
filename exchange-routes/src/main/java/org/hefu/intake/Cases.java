package org.hefu.intake;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hefu.identity.HolderKind;
import org.hefu.key.DataKey;
import org.hefu.key.DataKeys;
import org.hefu.ledger.TicketStub;
import org.hefu.lookup.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The cases that were opened; the applicant of each is encrypted. */
@Repository
class Cases {

    private static final String NEXT_NUMBER = """
            INSERT INTO exchange.case_day (day, last)
            VALUES (:day, 1)
            ON CONFLICT (day) DO UPDATE SET last = case_day.last + 1
            RETURNING last
            """;
    private static final String ADD = """
            INSERT INTO exchange.intake_case
                   (case_number, items, purpose, system, applicant_key, applicant, opened_by, opened_at)
            VALUES (:caseNumber, :items, :purpose, :system, :applicantKey, :applicant, :openedBy, :openedAt)
            ON CONFLICT (case_number) DO NOTHING
            """;
    private static final String COLUMNS = """
            SELECT case_number, items, purpose, system, applicant_key, applicant, opened_by, opened_at
              FROM exchange.intake_case
            """;
    private static final String FIND = COLUMNS + """
             WHERE case_number = :caseNumber
            """;
    private static final String NEWEST = COLUMNS + """
             WHERE system = :system
             ORDER BY opened_at DESC
             LIMIT :limit
            """;

    private static final String SET_ENTRY = """
            UPDATE exchange.intake_case
               SET entry = :entry
             WHERE case_number = :caseNumber
            """;
    private static final String ENTRY = """
            SELECT entry
              FROM exchange.intake_case
             WHERE case_number = :caseNumber AND entry IS NOT NULL
            """;

    private final JdbcClient jdbc;
    private final DataKeys dataKeys;
    private final Clock clock;

    Cases(JdbcClient jdbc, DataKeys exchangeDataKeys, Clock clock) {
        this.jdbc = jdbc;
        this.dataKeys = exchangeDataKeys;
        this.clock = clock;
    }

    /** A fresh number, such as {@code HF-20261122-0001}. */
    String nextNumber() {
        LocalDate today = LocalDate.now(clock);
        int last =
                jdbc.sql(NEXT_NUMBER).param("day", today).query(Integer.class).single();
        return String.format(Locale.ROOT, "HF-%s-%04d", today.format(DateTimeFormatter.BASIC_ISO_DATE), last);
    }

    /**
     * @return false if a case of this number is there already
     */
    boolean add(Case opened) {
        DataKey key = dataKeys.current("case");
        String applicant = opened.applicant().kind() + " " + opened.applicant().id();
        return jdbc.sql(ADD)
                        .param("caseNumber", opened.caseNumber())
                        .param("items", opened.items().toArray(String[]::new))
                        .param("purpose", opened.purpose())
                        .param("system", opened.system())
                        .param("applicantKey", key.id())
                        .param(
                                "applicant",
                                key.cipher()
                                        .encrypt(
                                                applicant.getBytes(StandardCharsets.UTF_8),
                                                context(opened.caseNumber())))
                        .param("openedBy", opened.openedBy())
                        .param("openedAt", opened.openedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<Case> find(String caseNumber) {
        return jdbc.sql(FIND).param("caseNumber", caseNumber).query(this::read).optional();
    }

    void setEntry(String caseNumber, TicketStub entry) {
        jdbc.sql(SET_ENTRY)
                .param("caseNumber", caseNumber)
                .param("entry", entry.toString())
                .update();
    }

    /** Where on the ledger it stands that a case was opened; empty for one of a hub that did not write it down. */
    Optional<TicketStub> entry(String caseNumber) {
        return jdbc.sql(ENTRY)
                .param("caseNumber", caseNumber)
                .query(String.class)
                .optional()
                .map(TicketStub::parse);
    }

    /** The newest cases of a system. */
    List<Case> newest(String system, int limit) {
        return jdbc.sql(NEWEST)
                .param("system", system)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    private Case read(ResultSet row, int number) throws SQLException {
        String caseNumber = row.getString("case_number");
        byte[] applicant =
                dataKeys.byId(row.getLong("applicant_key")).decrypt(row.getBytes("applicant"), context(caseNumber));
        String[] subject = new String(applicant, StandardCharsets.UTF_8).split(" ", 2);
        return new Case(
                caseNumber,
                List.of((String[]) row.getArray("items").getArray()),
                row.getString("purpose"),
                row.getString("system"),
                new Subject(HolderKind.valueOf(subject[0]), subject[1]),
                row.getString("opened_by"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant());
    }

    private static byte[] context(String caseNumber) {
        return ("exchange.intake_case " + caseNumber).getBytes(StandardCharsets.UTF_8);
    }
}
