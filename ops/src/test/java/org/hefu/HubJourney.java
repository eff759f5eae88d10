package org.hefu;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hefu.client.HubClient;
import org.hefu.client.HubRefusal;
import org.hefu.command.HefuCommand;
import org.hefu.demo.BusinessRegistry;
import org.hefu.ledger.LogKeys;
import org.hefu.ledger.Receipt;
import org.hefu.ledger.ReceiptVerdict;
import org.hefu.ledger.ReceiptVerifier;
import org.hefu.testing.ProjectFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The main job over HTTP, with the real register of businesses where it is at hand, else with an invented one. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HubJourney {

    private static final int ROWS = 6_253;
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    static Path folder;

    private static RunningHub hub;
    private static byte[] register;
    private static String company;
    private static byte[] evidence;

    @BeforeAll
    static void start() throws IOException {
        hub = RunningHub.start(folder.resolve("data"));
        Optional<Path> real = ProjectFolder.registry();
        if (real.isPresent()) {
            register = Files.readAllBytes(real.get());
        } else {
            StringBuilder invented = new StringBuilder();
            new BusinessRegistry(2_019).write(ROWS, invented);
            register = invented.toString().getBytes(UTF_8);
        }
        company = new String(register, UTF_8)
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .split(",")[1];
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static JsonNode push(byte[] rows, String key) {
        HubClient market = hub.system("market-regulation");
        return market.json(market.request("/api/v1/resources/business-license/batches")
                .header("Idempotency-Key", key)
                .header("Content-Type", "text/csv; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(rows)));
    }

    private static JsonNode post(String system, String path, Object body) {
        HubClient client = hub.system(system);
        return client.json(client.request(path)
                .header("Content-Type", "application/json")
                .header("Accept-Language", "en")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    private static Map<String, Object> lookup(String resource, String purpose) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("resource", resource);
        body.put("subject", Map.of("kind", "ORGANIZATION", "id", company));
        body.put("purpose", purpose);
        body.put("item", "wage-proof");
        if (resource.equals("wage-payment")) {
            body.put("criterion", "no-wage-arrears");
        }
        return body;
    }

    private static void proved(JsonNode answer) {
        HubClient anybody = HubClient.anonymous(hub.url());
        LogKeys keys = LogKeys.parse(
                new String(anybody.send(anybody.request("/api/v1/ledger/keys").GET()), UTF_8));
        Receipt receipt = Receipt.fromJson(answer.path("receipt").toString());
        assertThat(new ReceiptVerifier().verify(receipt, keys)).isInstanceOf(ReceiptVerdict.Proved.class);
    }

    @Test
    @Order(1)
    void theWholeRegisterIsAcceptedAndASecondPushChangesNothing() {
        JsonNode first = push(register, "first");
        JsonNode again = push(register, "first");
        JsonNode second = push(register, "second");

        assertThat(first.path("received").asInt()).isEqualTo(ROWS);
        assertThat(first.path("accepted").asInt()).isEqualTo(ROWS);
        assertThat(again).isEqualTo(first);
        proved(first);
        assertThat(second.path("accepted").asInt()).isZero();
        assertThat(second.path("unchanged").asInt()).isEqualTo(ROWS);
        assertThat(second.path("rejected").asInt()).isZero();
    }

    /** Design, section 5, line 5. */
    @Test
    @Order(2)
    void aRejectedRowWaitsInQuarantineWithItsBytesAndItsReasons() {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        copy.writeBytes(utf8(BusinessRegistry.HEADER + "\n"));
        copy.writeBytes(BusinessRegistry.brokenRows());
        copy.write(register, headerLength(), register.length - headerLength());

        JsonNode report = push(copy.toByteArray(), "broken-copy");

        assertThat(report.path("received").asInt()).isEqualTo(ROWS + 5);
        assertThat(report.path("unchanged").asInt()).isEqualTo(ROWS);
        assertThat(report.path("rejected").asInt()).isEqualTo(5);
        HubClient market = hub.system("market-regulation");
        List<JsonNode> rejected = new String(
                        market.send(market.request("/api/v1/resources/business-license/batches/"
                                        + report.path("batch").asString() + "/rejections")
                                .GET()),
                        UTF_8)
                .lines()
                .map(JSON::readTree)
                .toList();
        assertThat(rejected)
                .extracting(row -> row.path("reasons").get(0).path("code").asString())
                .containsExactly(
                        "CREDIT_CODE_WRONG", "FIELD_MISSING", "DATE_WRONG", "UNCLOSED_QUOTE", "WRONG_ENCODING");
        assertThat(rejected.get(2).path("original").asString()).contains("2019-02-30");
        assertThat(rejected)
                .allSatisfy(
                        row -> assertThat(row.path("originalBytes").asString()).isNotEmpty());
    }

    /** The header line and its line end. */
    private static int headerLength() {
        int end = 0;
        while (register[end] != '\n') {
            end++;
        }
        return end + 1;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    /** Design, section 5, line 4. */
    @Test
    @Order(3)
    void theSameKeyWithOtherRowsIsRefusedAndChangesNothing() {
        assertThatThrownBy(() -> push(utf8(BusinessRegistry.HEADER + "\n"), "first"))
                .isInstanceOf(HubRefusal.class)
                .hasMessageStartingWith("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    @Order(4)
    void aLookupAnswersFromTheVaultAndFromTheLabourDepartmentWithAReceipt() {
        JsonNode license = post("counter", "/api/v1/lookups", lookup("business-license", "WAGE_PROOF"));
        JsonNode wages = post("counter", "/api/v1/lookups", lookup("wage-payment", "WAGE_PROOF"));

        assertThat(license.path("outcome").asString()).isEqualTo("FOUND");
        assertThat(license.path("record").path("holderId").asString()).isEqualTo(company);
        assertThat(license.path("record").has("legalRepresentative")).isFalse();
        assertThat(wages.path("outcome").asString()).isEqualTo("ANSWERED");
        assertThat(wages.path("answer").asBoolean()).isTrue();
        assertThat(wages.has("record")).isFalse();
        proved(license);
        proved(wages);
    }

    /** Design, section 5, line 2. */
    @Test
    @Order(5)
    void aRefusalIsOnTheLedgerToo() {
        assertThatThrownBy(() -> post("counter", "/api/v1/lookups", lookup("wage-payment", "CURIOSITY")))
                .hasMessageStartingWith("PURPOSE_NOT_GRANTED")
                .hasMessageEndingWith("If your work needs it, ask an administrator.");
        assertThatThrownBy(() -> post("labour", "/api/v1/lookups", lookup("business-license", "WAGE_PROOF")))
                .hasMessageStartingWith("GRANT_MISSING");

        HubClient counter = hub.system("counter");
        JsonNode entries = counter.json(counter.request("/api/v1/ledger/entries?action=LOOKUP&outcome=REFUSED")
                .GET());
        assertThat(entries.path("entries")).hasSize(1);
        assertThat(entries.path("entries")
                        .get(0)
                        .path("entry")
                        .path("details")
                        .path("reason")
                        .asString())
                .isEqualTo("PURPOSE_NOT_GRANTED");
    }

    /** Design, section 5, line 10. */
    @Test
    @Order(6)
    void whenTheLabourDepartmentIsAwayTheHubSaysSoAndTheRestGoesOn() throws IOException {
        hub.labour().stop();
        try {
            assertThatThrownBy(() -> post("counter", "/api/v1/lookups", lookup("wage-payment", "WAGE_PROOF")))
                    .hasMessageStartingWith("SOURCE_UNAVAILABLE")
                    .hasMessageContaining("cannot be reached");
            JsonNode check = post("counter", "/api/v1/intake/checks", check("C-AWAY"));
            assertThat(materials(check))
                    .extracting(material -> material.path("status").asString())
                    .containsExactly("SATISFIED", "UNAVAILABLE");
            assertThat(materials(check).get(1).path("fallback").asString()).isEqualTo("COMMITMENT");
            assertThatThrownBy(() -> takeEvidence("C-AWAY", Map.of())).hasMessageStartingWith("EVIDENCE_INCOMPLETE");
            assertThat(takeEvidence("C-AWAY", Map.of("commitments", List.of("no-wage-arrears"))))
                    .startsWith(utf8("%PDF-"));
        } finally {
            hub.labour().start();
        }
    }

    private static Map<String, Object> check(String caseNumber) {
        return Map.of(
                "items",
                List.of("wage-proof"),
                "applicant",
                Map.of("kind", "ORGANIZATION", "id", company),
                "purpose",
                "WAGE_PROOF",
                "caseNumber",
                caseNumber);
    }

    private static List<JsonNode> materials(JsonNode check) {
        return check.path("items").get(0).path("materials").valueStream().toList();
    }

    private static byte[] takeEvidence(String caseNumber, Object body) {
        HubClient counter = hub.system("counter");
        return counter.send(counter.request("/api/v1/intake/cases/" + caseNumber + "/evidence")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "once-" + body.hashCode())
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    @Test
    @Order(7)
    void aCaseIsSettledWithoutAPaperAndItsEvidenceIsSealedWithSm2() throws IOException {
        RunningHub.untilAnswered(() -> post("counter", "/api/v1/lookups", lookup("wage-payment", "WAGE_PROOF")));

        JsonNode check = post("counter", "/api/v1/intake/checks", check("C-1"));
        evidence = takeEvidence("C-1", Map.of());

        assertThat(check.path("complete").asBoolean()).isTrue();
        assertThat(takeEvidence("C-1", Map.of())).isEqualTo(evidence);
        String sm3WithSm2 = "06082a811ccf55018375";
        assertThat(new String(evidence, java.nio.charset.StandardCharsets.ISO_8859_1))
                .containsIgnoringCase(sm3WithSm2);
        Files.write(folder.resolve("evidence.pdf"), evidence);
    }

    @Test
    @Order(8)
    void theSealedEvidencePassesAndOneChangedByteFails() throws IOException {
        JsonNode good = verify(evidence);
        byte[] changed = evidence.clone();
        changed[evidence.length / 3] ^= 1;
        JsonNode bad = verify(changed);

        assertThat(good.path("verdict").asString()).isEqualTo("TOTAL_PASSED");
        assertThat(good.path("ledger").path("caseNumber").asString()).isEqualTo("C-1");
        assertThat(bad.path("verdict").asString()).isEqualTo("TOTAL_FAILED");
        assertThat(bad.path("reasons").get(0).path("code").asString()).isEqualTo("CONTENT_CHANGED");
        for (byte[] wrong :
                List.of(new byte[0], utf8("not a document"), HexFormat.of().parseHex("ffd8ffe000104a464946"))) {
            assertThat(verify(wrong).path("verdict").asString()).isEqualTo("UNREADABLE");
        }
    }

    private static JsonNode verify(byte[] file) {
        HubClient tool = hub.system("auditor-tool");
        String boundary = "----journey";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(utf8("--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"evidence.pdf\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n"));
        body.writeBytes(file);
        body.writeBytes(utf8("\r\n--" + boundary + "--\r\n"));
        return tool.json(tool.request("/api/v1/verifications")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    @Test
    @Order(9)
    void theCommandLineComesToTheSameVerdictOffline() throws IOException {
        Path good = folder.resolve("evidence.pdf");
        Path bad = Files.write(folder.resolve("changed.pdf"), changedCopy());
        String trust = hub.data().resolve("trust").toString();

        assertThat(HefuCommand.run(Hefu.class, "verify", "--trust", trust, good.toString()))
                .isZero();
        assertThat(HefuCommand.run(Hefu.class, "verify", "--json", "--trust", trust, bad.toString()))
                .isEqualTo(1);
        assertThat(HefuCommand.run(
                        Hefu.class,
                        "ledger",
                        "check",
                        "--url",
                        hub.url().toString(),
                        "--keys",
                        hub.data().resolve("ledger.vkeys").toString()))
                .isZero();
    }

    private static byte[] changedCopy() {
        byte[] changed = evidence.clone();
        changed[1_000] ^= 4;
        return changed;
    }

    @Test
    @Order(10)
    void aLicenseIsFoundAndItsDocumentGoesOnlyToWhoMayReadAllOfIt() {
        JsonNode found = post(
                "counter",
                "/api/v1/licenses/search",
                Map.of(
                        "text", company,
                        "type", "11100000MB0143028R001",
                        "purpose", "WAGE_PROOF",
                        "item", "wage-proof"));
        String id = found.path("licenses").get(0).path("id").asString();
        HubClient counter = hub.system("counter");
        proved(found);
        assertThatThrownBy(() -> counter.send(counter.request(
                                "/api/v1/licenses/" + id + "/document?format=pdf&purpose=WAGE_PROOF&item=wage-proof")
                        .GET()))
                .hasMessageStartingWith("FIELD_NOT_GRANTED");
        assertThatThrownBy(() -> counter.send(counter.request(
                                "/api/v1/licenses/" + id + "/document?format=ofd&purpose=WAGE_PROOF&item=wage-proof")
                        .GET()))
                .hasMessageStartingWith("FORMAT_NOT_OFFERED");
    }

    @Test
    @Order(11)
    void wrongInputGetsAClearProblemAtEachStep() {
        HubClient market = hub.system("market-regulation");
        HubClient counter = hub.system("counter");
        assertThatThrownBy(() -> market.send(market.request("/api/v1/resources/business-license/batches")
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofString("x"))))
                .hasMessageStartingWith("IDEMPOTENCY_KEY_MISSING");
        assertThatThrownBy(() -> push(utf8("名称,代码\n"), "wrong-header")).hasMessageStartingWith("HEADER_WRONG");
        assertThatThrownBy(() -> counter.send(counter.request("/api/v1/resources/business-license/batches")
                        .header("Idempotency-Key", "k")
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(register))))
                .hasMessageStartingWith("NOT_OWNER");
        assertThatThrownBy(() -> post("counter", "/api/v1/lookups", Map.of("resource", "wage-payment")))
                .hasMessageStartingWith("FIELD_MISSING");
        assertThatThrownBy(() -> post(
                        "counter",
                        "/api/v1/lookups",
                        Map.of(
                                "resource", "wage-payment",
                                "subject", Map.of("kind", "ORGANIZATION", "id", "91150421MA0Q48B474"),
                                "purpose", "WAGE_PROOF")))
                .hasMessageStartingWith("CREDIT_CODE_INVALID");
        assertThatThrownBy(() -> takeEvidence("NO-SUCH-CASE", Map.of())).hasMessageStartingWith("NOT_FOUND");
        assertThatThrownBy(() -> counter.send(counter.request("/api/v1/lookups").GET()))
                .hasMessageStartingWith("METHOD_NOT_ALLOWED")
                .hasMessageContaining("POST");
        assertThatThrownBy(() -> counter.send(counter.request("/api/v1/verifications")
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString("x"))))
                .hasMessageStartingWith("MEDIA_TYPE_UNSUPPORTED")
                .hasMessageContaining("multipart/form-data");
        assertThatThrownBy(() -> verify(new byte[21 << 20])).hasMessageStartingWith("TOO_LARGE");
        HubClient nobody = HubClient.anonymous(hub.url());
        assertThatThrownBy(() ->
                        nobody.send(nobody.request("/api/v1/ledger/entries").GET()))
                .hasMessageStartingWith("UNAUTHENTICATED");
        assertThatThrownBy(() ->
                        nobody.send(nobody.request("/api/v1/lookups").POST(HttpRequest.BodyPublishers.ofString("{}"))))
                .hasMessageStartingWith("UNAUTHENTICATED");
        assertThatThrownBy(() -> HubClient.signedIn(hub.url(), "counter", "wrong"))
                .isInstanceOf(HubRefusal.class);
    }

    /** An address gets into links, logs and histories, and a session must not. */
    @Test
    @Order(12)
    void noAddressHoldsASession() throws Exception {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            HttpResponse<String> refusal = browser.send(
                    HttpRequest.newBuilder(hub.url().resolve("/cases"))
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(refusal.statusCode()).isEqualTo(403);
            assertThat(refusal.body()).contains("href=").doesNotContain(";HEFU_SESSION=");
        }
    }

    @Test
    @Order(13)
    void everythingIsStillThereAfterARestart() throws IOException {
        JsonNode before = push(register, "first");
        hub.close();
        hub = RunningHub.start(folder.resolve("data"));

        assertThat(push(register, "first")).isEqualTo(before);
        assertThat(verify(evidence).path("ledger").path("caseNumber").asString())
                .isEqualTo("C-1");
    }
}
