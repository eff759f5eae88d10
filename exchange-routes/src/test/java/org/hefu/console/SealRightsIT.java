package org.hefu.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.hefu.audit.Act;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.LedgerFilter;
import org.hefu.ledger.Outcome;
import org.hefu.ledger.RecordedEntry;
import org.hefu.participant.Accounts;
import org.hefu.participant.Role;
import org.hefu.pdf.PdfDraft;
import org.hefu.seal.SealActors;
import org.hefu.seal.SealAuthorityDraft;
import org.hefu.seal.SealKeeping;
import org.hefu.seal.Seals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Who may do what with a seal, and what of it is written down. */
class SealRightsIT extends OnConsole {

    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] PAPER = new PdfDraft(java.time.Instant.parse("2026-11-22T08:00:00Z"))
            .title("营业执照")
            .paragraph("特此证明。")
            .write();

    @Autowired
    private Seals seals;

    @Autowired
    private SealKeeping keeping;

    @Autowired
    private SealActors actors;

    @Autowired
    private Accounts accounts;

    @Autowired
    private DataSource database;

    private MockHttpSession clerk;
    private MockHttpSession officer;
    private String seal;

    @BeforeEach
    void signInBoth() throws Exception {
        accounts.add("sealer", "吴芳", Scene.PASSWORD, Scene.COMPANY_CODE, null, Set.of(Role.SEAL_KEEPER));
        accounts.add("outsider", "郑强", Scene.PASSWORD, Scene.COMPANY_CODE, null, Set.of(Role.OFFICER));
        clerk = signIn("clerk");
        officer = signIn("officer");
        seal = seals.hubSeal().id().toString();
    }

    private void allow(String holder, String purpose, boolean twoPersons) {
        keeping.authorise(
                UUID.fromString(seal),
                new SealAuthorityDraft(
                        holder, List.of("CONTRACT"), List.of(purpose), null, null, null, null, twoPersons),
                "person:keeper");
    }

    private String api(String rest) {
        return "/api/v1/seals/" + seal + rest;
    }

    private MockMultipartHttpServletRequestBuilder use(String kind, String purpose, String key) {
        MockMultipartHttpServletRequestBuilder form =
                multipart(api("/signatures")).file(file(PAPER));
        form.param("documentKind", kind)
                .param("purpose", purpose)
                .header("Idempotency-Key", key)
                .with(csrf());
        return form;
    }

    private List<LedgerEntry> newest(Act act, Outcome outcome) {
        return ledger.newest(new LedgerFilter(null, act.name(), outcome, null, null, 200)).stream()
                .map(RecordedEntry::entry)
                .map(Objects::requireNonNull)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"LICENSE, LICENSE_DOCUMENT", "EVIDENCE, WAGE_PROOF", "VERIFICATION_REPORT, VERIFICATION"})
    void noCallerSetsTheSealOfTheHubOnWhatOnlyTheHubMakes(String kind, String purpose) throws Exception {
        String bearer = "Bearer " + token("counter");
        for (String form : List.of("", "CMS_ATTACHED")) {
            var asked = use(kind, purpose, UUID.randomUUID().toString());
            if (!form.isEmpty()) {
                asked.param("form", form);
            }
            MockHttpServletResponse answer = web.perform(asked.header("Authorization", bearer))
                    .andReturn()
                    .getResponse();
            assertThat(answer.getStatus()).isEqualTo(403);
            assertThat(text(answer)).contains("NO_AUTHORITY");
        }
        assertThat(answer(use(kind, purpose, UUID.randomUUID().toString()), clerk)
                        .getStatus())
                .isEqualTo(403);
        MockHttpServletResponse job = web.perform(post(api("/jobs"))
                        .header("Authorization", bearer)
                        .header("Idempotency-Key", UUID.randomUUID())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"purpose\": \"" + purpose + "\", \"documentKind\": \"" + kind + "\"}"))
                .andReturn()
                .getResponse();
        assertThat(job.getStatus()).isEqualTo(403);
        assertThat(text(job)).contains("NO_AUTHORITY");
        assertThat(perform(get("/licenses/" + license + "/document"), clerk).getContentAsByteArray())
                .isNotEmpty();
    }

    @Test
    void aCaseThatIsNotTheCallersIsNotNamedByASeal() throws Exception {
        allow("person:clerk", "CASE", false);

        MockHttpServletResponse forged =
                answer(use("CONTRACT", "CASE", UUID.randomUUID().toString()).param("caseNumber", "HF-FORGED-1"), clerk);

        assertThat(forged.getStatus()).isEqualTo(404);
        assertThat(answer(use("CONTRACT", "CASE", UUID.randomUUID().toString()), clerk)
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void aSealedDocumentDoesNotLeaveBeforeItsEntryHoweverOftenItIsAskedFor() throws Exception {
        allow("person:clerk", "STALL", false);
        String key = UUID.randomUUID().toString();
        try (Connection turn = turnTaken()) {
            for (int i = 0; i < 2; i++) {
                assertThat(answer(use("CONTRACT", "STALL", key), clerk).getStatus())
                        .isEqualTo(503);
            }
            turn.rollback();
        }

        MockHttpServletResponse first = perform(use("CONTRACT", "STALL", key), clerk);
        MockHttpServletResponse again = perform(use("CONTRACT", "STALL", key), clerk);

        assertThat(first.getContentAsByteArray()).startsWith(PAPER).isEqualTo(again.getContentAsByteArray());
        assertThat(receipt(first)).contains("SEAL_USE", "STALL");
        assertThat(receipt(again)).contains("SEAL_USE", "STALL");
        assertThat(keeping.uses(UUID.fromString(seal), null, 100))
                .filteredOn(one -> one.purpose().equals("STALL"))
                .hasSize(1);
        assertThat(newest(Act.SEAL_DOCUMENT, Outcome.ALLOWED).getFirst().details())
                .containsEntry("seal", seal);
    }

    /** Stands for a node that gives places and hangs. */
    private Connection turnTaken() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(hashtextextended('seal.ledger', 0))");
        }
        return connection;
    }

    private static String receipt(MockHttpServletResponse answer) {
        return new String(
                java.util.Base64.getDecoder().decode(Objects.requireNonNull(answer.getHeader("Hefu-Receipt"))),
                StandardCharsets.UTF_8);
    }

    @Test
    void aRequestIsShownToThoseWhomItConcernsAndIsUnknownToOthers() throws Exception {
        allow("person:clerk", "SHOWN", true);
        String key = UUID.randomUUID().toString();
        String asked = text(answer(use("CONTRACT", "SHOWN", key), clerk));
        String request = "/requests/" + JSON.readTree(asked).path("id").asString();
        String page = "/sealing" + request.replace("/requests/", "/requests/" + seal + "/");

        assertThat(answer(use("CONTRACT", "SHOWN", key), clerk).getHeader("Hefu-Receipt"))
                .isNotBlank();
        for (String address : List.of(api(request), api(request + "/document"), page, page + "/document")) {
            assertThat(answer(get(address), officer).getStatus()).as(address).isEqualTo(404);
        }
        assertThat(newest(Act.SEAL_REQUEST_VIEW, Outcome.REFUSED))
                .filteredOn(entry -> entry.actor().equals("person:officer"))
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(page(get("/sealing"), officer)).doesNotContain(request.substring(10));
        perform(get(api(request)), clerk);
        allow("person:officer", "SHOWN", true);
        perform(get(api(request)), officer);
        assertThat(perform(get(api(request + "/document")), officer).getContentAsByteArray())
                .isEqualTo(PAPER);
        assertThat(newest(Act.SEAL_REQUEST_VIEW, Outcome.ALLOWED).getFirst().actor())
                .isEqualTo("person:officer");
    }

    @Test
    void whoseRolesDoNotAllowItIsOnTheLedgerAndNobodyFillsTheLedgerWithIt() throws Exception {
        // Nobody else's test was turned away under this name.
        accounts.add("newcomer", "钱进", Scene.PASSWORD, Scene.COMPANY_CODE, null, Set.of(Role.CLERK));
        MockHttpSession newcomer = signIn("newcomer");
        MockHttpServletResponse refused = answer(
                post(api("/status"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}")
                        .with(csrf()),
                newcomer);

        assertThat(refused.getStatus()).isEqualTo(403);
        LedgerEntry entry = newest(Act.ACCESS, Outcome.REFUSED).getFirst();
        assertThat(entry.actor()).isEqualTo("person:newcomer");
        assertThat(entry.details())
                .containsEntry("method", "POST")
                .containsEntry("address", api("/status"))
                .containsEntry("reason", "ROLE_MISSING");
        for (int i = 0; i < 70; i++) {
            assertThat(answer(get(api("/uses")), newcomer).getStatus()).isEqualTo(403);
        }
        assertThat(newest(Act.ACCESS, Outcome.REFUSED))
                .filteredOn(one -> one.actor().equals("person:newcomer"))
                .hasSize(60)
                .first()
                .satisfies(last -> assertThat(last.details()).containsKey("unwritten"));
    }

    @Test
    void aPictureThatIsRefusedIsOnTheLedger() throws Exception {
        assertThat(answer(get(api("/picture")), signIn("outsider")).getStatus()).isEqualTo(403);

        LedgerEntry entry = newest(Act.SEAL_PICTURE, Outcome.REFUSED).getFirst();
        assertThat(entry.actor()).isEqualTo("person:outsider");
        assertThat(entry.details()).containsEntry("seal", seal).containsEntry("reason", "NO_AUTHORITY");
    }

    @Test
    void theNameOfAFileTravelsInAHeaderAndNotInTheAddress() throws Exception {
        allow("person:clerk", "NAMED", false);
        String job = JSON.readTree(text(answer(
                        post(api("/jobs"))
                                .header("Idempotency-Key", UUID.randomUUID())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"purpose\": \"NAMED\", \"documentKind\": \"CONTRACT\"}")
                                .with(csrf()),
                        clerk)))
                .path("id")
                .asString();
        String documents = api("/jobs/" + job + "/documents");

        assertThat(answer(
                                post(documents + "?name=x.pdf")
                                        .contentType(MediaType.APPLICATION_PDF)
                                        .content(PAPER)
                                        .with(csrf()),
                                clerk)
                        .getStatus())
                .isEqualTo(400);
        for (String wrong : List.of("", "attachment", "attachment; filename*=UTF-9''x", "attachment; filename=\"\"")) {
            assertThat(answer(
                                    post(documents)
                                            .header("Content-Disposition", wrong)
                                            .contentType(MediaType.APPLICATION_PDF)
                                            .content(PAPER)
                                            .with(csrf()),
                                    clerk)
                            .getStatus())
                    .as(wrong)
                    .isEqualTo(400);
        }
        perform(
                post(documents)
                        .header("Content-Disposition", "attachment; filename*=UTF-8''%E6%9D%8E%E9%9B%B7.pdf")
                        .contentType(MediaType.APPLICATION_PDF)
                        .content(PAPER)
                        .with(csrf()),
                clerk);
        assertThat(page(get(documents), clerk)).contains("李雷.pdf");
    }

    @Test
    void theRolesOfAnActorAreThoseOfToday() {
        assertThat(actors.roles("person:clerk").orElseThrow()).contains("CLERK");
        assertThat(actors.roles("system:counter").orElseThrow()).containsExactly("SYSTEM");
        for (String nobody : List.of("person:nobody", "system:nobody", "clerk", "hub", "role:CLERK")) {
            assertThat(actors.roles(nobody)).as(nobody).isEmpty();
        }
        accounts.add("gone", "冯勇", Scene.PASSWORD, Scene.COMPANY_CODE, null, Set.of(Role.CLERK));
        scene.disable("gone");
        assertThat(actors.roles("person:gone")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "until, +1000000000-12-31T23:59:59Z",
        "until, +300000-01-01",
        "until, +999999999-12-31",
        "from, +1000000000-12-31T23:59:59Z",
        "from, -1000000000-01-01T00:00:00Z",
        "from, 0000-12-31T00:00:00Z",
        "from, someday",
        "holder, *",
    })
    void whatIsBeyondTheYearsOfPeopleIsRefusedByItsField(String field, String given) throws Exception {
        MockHttpSession keeper = signIn("sealer");
        Map<String, Object> grant = new java.util.HashMap<>(
                Map.of("holder", "person:officer", "documentKinds", List.of("PROOF"), "purposes", List.of("ANY")));
        grant.put(field, given);
        MockHttpServletResponse refused = answer(
                post(api("/authorities"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(JSON.writeValueAsBytes(grant))
                        .header("Accept-Language", "en")
                        .with(csrf()),
                keeper);

        assertThat(refused.getStatus()).as(text(refused)).isEqualTo(400);
        assertThat(text(refused)).contains("FIELD_INVALID", field);
    }

    @Test
    void theReasonForWhichAnAuthorityIsTakenBackTravelsInTheBody() throws Exception {
        MockHttpSession keeper = signIn("sealer");
        UUID authority = keeping.authorise(
                        UUID.fromString(seal),
                        new SealAuthorityDraft(
                                "person:officer", List.of("PROOF"), List.of("BACK"), null, null, null, null, false),
                        "person:keeper")
                .result()
                .id();
        String address = api("/authorities/" + authority);

        assertThat(answer(
                                delete(address + "?reason=" + "x")
                                        .contentType(MediaType.APPLICATION_JSON)
                                        .content("{}")
                                        .with(csrf()),
                                keeper)
                        .getStatus())
                .isEqualTo(400);
        assertThat(answer(
                                delete(address)
                                        .contentType(MediaType.APPLICATION_JSON)
                                        .content("{\"reason\": \"李雷已调离\"}")
                                        .with(csrf()),
                                keeper)
                        .getStatus())
                .isEqualTo(204);
        assertThat(newestEntry().details()).containsEntry("takenBack", "李雷已调离");
    }
}
