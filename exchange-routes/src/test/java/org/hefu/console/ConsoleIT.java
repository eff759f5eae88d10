package org.hefu.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hefu.TestHub;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.hefu.ledger.ReceiptVerdict;
import org.hefu.ledger.ReceiptVerifier;
import org.hefu.seal.SealKeeping;
import org.hefu.seal.SealStatus;
import org.hefu.seal.Seals;
import org.hefu.simulator.LabourDepartment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** The console as people go through it, on a real database, with a real labour department. */
@SpringBootTest(
        classes = TestHub.class,
        properties = {
            "spring.flyway.enabled=false",
            "spring.messages.fallback-to-system-locale=false",
            "hefu.demo=false",
            "hefu.seal.owner-name=测试机构",
            "hefu.seal.owner-code=" + Scene.COMPANY_CODE,
            "hefu.seal.authorities=EVIDENCE/*,LICENSE/*",
            "hefu.http.open-for=1ms"
        })
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleIT {

    private static final String TOKEN = "token of the labour department";
    private static final Pattern INDEX = Pattern.compile("href=\"/ledger/(\\d+)\"");

    private static LabourDepartment labour;

    @Autowired
    private MockMvc web;

    @Autowired
    private Scene scene;

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Seals seals;

    @Autowired
    private SealKeeping keeping;

    private UUID license;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws Exception {
        labour = LabourDepartment.start(0, TOKEN);
        registry.add("hefu.http.allowed-targets", () -> "http://127.0.0.1:" + labour.port());
        Path trust = Files.createTempDirectory("hefu-trust");
        registry.add("hefu.inspection.trust-folder", trust::toString);
    }

    @BeforeAll
    void setScene() {
        license = scene.set(URI.create("http://127.0.0.1:" + labour.port() + "/wage-payments/query"), TOKEN);
    }

    @AfterAll
    void closeLabour() {
        labour.close();
    }

    @Test
    void whoIsNotSignedInIsLedToTheSignInPage() throws Exception {
        MockHttpServletResponse answer = web.perform(get("/licenses").accept(MediaType.TEXT_HTML))
                .andReturn()
                .getResponse();

        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(answer.getRedirectedUrl()).endsWith("/login");
        assertThat(page(get("/login"), new MockHttpSession()))
                .contains("登录合符", "用户名")
                .doesNotContain("演示环境");
        assertThat(page(get("/login").param("failed", ""), new MockHttpSession()))
                .contains("用户名或口令不正确");
    }

    @Test
    void everybodyStartsWithTheirWork() throws Exception {
        assertThat(redirect(get("/"), signIn("clerk"))).isEqualTo("/licenses");
        assertThat(redirect(get("/"), signIn("auditor"))).isEqualTo("/verify");
        assertThat(redirect(get("/"), signIn("officer"))).isEqualTo("/batches");
        assertThat(page(get("/"), signIn("leader"))).contains("您好，钱伟", "领导");
    }

    @Test
    void theLanguageIsChosenOnce() throws Exception {
        MockHttpServletResponse answer = web.perform(post("/language")
                        .param("language", "en")
                        .param("back", "/login")
                        .with(csrf()))
                .andReturn()
                .getResponse();

        assertThat(answer.getRedirectedUrl()).isEqualTo("/login");
        Cookie english = answer.getCookie(HubLocales.COOKIE);
        assertThat(page(get("/login").cookie(english), new MockHttpSession()))
                .contains("<html lang=\"en\">", "Sign in", "中文");
    }

    @Test
    void aLicenseIsFoundByPartOfItsNameAndShownMasked() throws Exception {
        MockHttpSession clerk = signIn("clerk");

        assertThat(page(post("/licenses/search").param("text", "瑞豐").with(csrf()), clerk))
                .contains(Scene.COMPANY, Scene.COMPANY_CODE, "有效", "/licenses/" + license);
        assertThat(page(get("/licenses/" + license), clerk))
                .contains("吴**", "已隐藏", "存证回执", "c2sp.org/tlog-proof", "招投标农民工工资无拖欠证明")
                .doesNotContain("吴小明");
        assertThat(page(
                        post("/licenses/" + license + "/unmask")
                                .param("reason", "核对法定代表人")
                                .with(csrf()),
                        clerk))
                .contains("吴小明")
                .doesNotContain("已隐藏");
    }

    @Test
    void anEmptySearchAsksForMore() throws Exception {
        assertThat(page(post("/licenses/search").param("text", " ").with(csrf()), signIn("clerk")))
                .contains("请输入要查找的内容");
    }

    @Test
    void aCaseIsSettledAndItsEvidenceVerified() throws Exception {
        MockHttpSession clerk = signIn("clerk");
        String address = openCase(clerk, "license", license.toString());
        String checked = page(get(address), clerk);
        assertThat(checked).contains("无需提交纸质材料", "由库内电子证照满足", "未调取记录内容").doesNotContain("disabled=\"disabled\"");

        String request = value(checked, "request");
        for (int click = 1; click <= 2; click++) {
            assertThat(redirect(
                            post(address + "/evidence")
                                    .param("request", request)
                                    .with(csrf()),
                            clerk))
                    .isEqualTo(address);
        }
        String taken = page(get(address), clerk);
        assertThat(taken)
                .contains("证据包已加盖电子印章", "未再次向数据来源查询")
                .contains(Scene.COMPANY, "无需提交纸质材料", "由库内电子证照满足", "未调取记录内容", "存证回执")
                .doesNotContain("name=\"request\"");
        Matcher packages =
                Pattern.compile("href=\"(/cases/[^\"]+/evidence/([^\"]+))\"").matcher(taken);
        assertThat(packages.results()).hasSize(1);
        packages.reset().find();
        byte[] pdf = perform(get(packages.group(1)), clerk).getContentAsByteArray();

        MockHttpSession auditor = signIn("auditor");
        assertThat(page(get("/evidence/" + packages.group(2)), auditor))
                .contains(address.substring("/cases/".length()))
                .doesNotContain(Scene.COMPANY, Scene.COMPANY_CODE);
        String passed = page(multipart("/verify").file(file(pdf)).with(csrf()), auditor);
        assertThat(passed).contains("data-verdict=\"TOTAL_PASSED\"", "验证通过", address.substring("/cases/".length()));
        assertThat(passed).contains("印章编号", "用印时间").doesNotContain("现已停用");
        looksAtPages(pdf, auditor);
        keeping.changeStatus(seals.hubSeal().id(), SealStatus.SUSPENDED, "盘点", "person:keeper");
        assertThat(page(multipart("/verify").file(file(pdf)).with(csrf()), auditor))
                .contains("data-verdict=\"TOTAL_PASSED\"", "该印章现已停用");
        keeping.changeStatus(seals.hubSeal().id(), SealStatus.ACTIVE, "盘点完毕", "person:keeper");
        pdf[pdf.length / 3] ^= 1;
        assertThat(page(multipart("/verify").file(file(pdf)).with(csrf()), auditor))
                .contains("data-verdict=\"TOTAL_FAILED\"", "不完好");

        Matcher index = INDEX.matcher(passed);
        assertThat(index.find()).isTrue();
        assertThat(page(get("/ledger/" + index.group(1)), auditor)).contains("回执成立", "证据固化");
    }

    private void looksAtPages(byte[] pdf, MockHttpSession auditor) throws Exception {
        MockMultipartFile file = file(pdf);
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pdf));

        String shown = page(
                multipart("/verify/pages")
                        .file(file)
                        .param("digest", digest)
                        .param("signatures", "1")
                        .param("signature", "1")
                        .with(csrf()),
                auditor);
        assertThat(shown).contains("第 1 页与第 1 个签名签署时的画面完全相同", "\"signature\":1,\"page\":2".replace("\"", "&quot;"));
        assertThat(shown.split("data:image/png;base64,", -1)).hasSize(3);
        assertThat(page(
                        multipart("/verify/pages")
                                .file(file)
                                .param("digest", "ab")
                                .with(csrf()),
                        auditor))
                .contains("所选文件已不是刚才验证的文件")
                .doesNotContain("data:image");

        MockHttpServletResponse picture =
                perform(multipart("/api/v1/verifications/pages").file(file).with(csrf()), auditor);
        assertThat(picture.getContentType()).isEqualTo("image/png");
        assertThat(picture.getHeader("Hefu-Pages")).isNotBlank();
        assertThat(picture.getContentAsByteArray()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(perform(
                                multipart("/api/v1/verifications/pages")
                                        .file(file)
                                        .param("signature", "1")
                                        .accept(MediaType.APPLICATION_JSON)
                                        .with(csrf()),
                                auditor)
                        .getContentAsString())
                .contains("\"notDrawn\":[]", "\"signature\":1");
        MockHttpServletResponse beyond = web.perform(multipart("/api/v1/verifications/pages")
                        .file(file)
                        .param("page", "99")
                        .with(csrf())
                        .session(auditor))
                .andReturn()
                .getResponse();
        assertThat(beyond.getStatus()).isEqualTo(404);
        assertThat(beyond.getContentAsString(StandardCharsets.UTF_8)).contains("PAGE_UNKNOWN", "没有这一页");
    }

    @Test
    void aNoFromTheSourceStopsTheEvidence() throws Exception {
        MockHttpSession clerk = signIn("clerk");
        String address = openCase(clerk, "applicant", Scene.OWING_CODE);

        String checked = page(get(address), clerk);
        assertThat(checked)
                .contains("缺少", "核验结果为“否”", "一次性告知", "disabled=\"disabled\"")
                .doesNotContain("name=\"commitment\"");
        assertThat(redirect(
                        post(address + "/evidence")
                                .param("request", "1")
                                .param("commitment", "no-wage-arrears")
                                .with(csrf()),
                        clerk))
                .isEqualTo(address);
        assertThat(page(get(address), clerk)).doesNotContain("证据包已加盖电子印章");
    }

    @Test
    void aSourceThatIsAwayLetsACommitmentStandIn() throws Exception {
        MockHttpSession clerk = signIn("clerk");
        int port = labour.port();
        labour.close();
        try {
            String address = openCase(clerk, "license", license.toString());
            String checked = page(get(address), clerk);
            assertThat(checked)
                    .contains("来源无应答", "name=\"commitment\"", "接受申请人书面告知承诺")
                    .doesNotContain("disabled=\"disabled\"");
            String request = value(checked, "request");

            redirect(post(address + "/evidence").param("request", request).with(csrf()), clerk);
            redirect(
                    post(address + "/evidence")
                            .param("request", request)
                            .param("commitment", "no-wage-arrears")
                            .with(csrf()),
                    clerk);

            assertThat(page(get(address), clerk))
                    .contains("证据包已加盖电子印章", "由申请人书面告知承诺", "暂时没有应答")
                    .doesNotContain("name=\"commitment\"");
        } finally {
            labour = LabourDepartment.start(port, TOKEN);
        }
    }

    @Test
    void aWrongCreditCodeIsSaidOnTheFormAndOpensNothing() throws Exception {
        MockHttpSession clerk = signIn("clerk");
        long before = cases();

        for (String wrong : List.of("91620602MB90000907", "", "11010519491231002X")) {
            MockHttpServletResponse answer = answer(
                    post("/cases")
                            .param("item", "wage-proof")
                            .param("applicant", wrong)
                            .with(csrf()),
                    clerk);

            assertThat(answer.getStatus()).isEqualTo(400);
            assertThat(text(answer))
                    .contains(wrong.isEmpty() ? "缺少字段 applicant" : "统一社会信用代码不正确")
                    .contains("id=\"applicant\"", "value=\"" + wrong + "\"");
        }
        assertThat(cases()).isEqualTo(before);
    }

    @Test
    void anApplicantWhomNobodyKnowsIsAskedAboutFirstAndMayBeTakenAllTheSame() throws Exception {
        MockHttpSession clerk = signIn("clerk");
        long before = cases();

        String asked = page(
                post("/cases")
                        .param("item", "wage-proof")
                        .param("applicant", Scene.UNKNOWN_CODE)
                        .with(csrf()),
                clerk);

        assertThat(asked)
                .contains("尚未登记：没有查到该申请人", "“营业执照”中没有该主体的记录", Scene.UNKNOWN_CODE)
                .contains("name=\"anyway\" value=\"true\"");
        assertThat(cases()).isEqualTo(before);

        String address = redirect(
                post("/cases")
                        .param("item", "wage-proof")
                        .param("applicant", Scene.UNKNOWN_CODE)
                        .param("anyway", "true")
                        .with(csrf()),
                clerk);
        assertThat(page(get(address), clerk)).contains("一次性告知", "数据来源回答“是”");
    }

    @Test
    void aPageThatIsNotThereSaysSo() throws Exception {
        MockHttpServletResponse answer =
                answer(get("/cases/HF-0").cookie(new Cookie(HubLocales.COOKIE, "en")), signIn("clerk"));

        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(text(answer)).contains("Not found", "NOT_FOUND");
    }

    @Test
    void nobodyReachesThePagesOfOthers() throws Exception {
        assertThat(answer(get("/ledger"), signIn("clerk")).getStatus()).isEqualTo(403);
        assertThat(answer(get("/licenses"), signIn("auditor")).getStatus()).isEqualTo(403);
        assertThat(answer(get("/batches"), signIn("leader")).getStatus()).isEqualTo(403);
    }

    @Test
    void whoShowsNoTokenIsToldSo() throws Exception {
        MockHttpServletResponse answer = web.perform(post("/api/v1/lookups")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andReturn()
                .getResponse();

        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(text(answer)).contains("UNAUTHENTICATED");
        assertThat(answer(post("/api/v1/lookups").content("{}"), signIn("clerk"))
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void anAddressThatLeadsNowhereIsToldApartFromOneThatIsClosed() throws Exception {
        String bearer = "Bearer " + token("counter");
        for (String nowhere : List.of("/api/v1/no-such-thing", "/api/v1/lookups/1", "/api/v2/lookups", "/api/")) {
            assertThat(web.perform(get(nowhere)).andReturn().getResponse().getStatus())
                    .isEqualTo(401);
            for (MockHttpServletResponse answer : List.of(
                    answer(get(nowhere).header("Authorization", bearer), new MockHttpSession()),
                    answer(post(nowhere).header("Authorization", bearer), new MockHttpSession()),
                    answer(get(nowhere), signIn("leader")),
                    answer(post(nowhere), signIn("leader")))) {
                assertThat(answer.getStatus()).as(nowhere).isEqualTo(404);
                assertThat(answer.getContentType()).startsWith("application/problem+json");
                assertThat(text(answer)).contains("NOT_FOUND", "没有找到该地址");
            }
        }
        assertThat(answer(get("/no-such-page"), signIn("leader")).getStatus()).isEqualTo(404);
    }

    /** Design, section 5, line 2. */
    @Test
    void anAddressThatNobodyAllowedStaysClosed() throws Exception {
        String bearer = "Bearer " + token("counter");

        assertThat(answer(get(Forgotten.ADDRESS).header("Authorization", bearer), new MockHttpSession())
                        .getStatus())
                .isEqualTo(403);
        assertThat(answer(post(Forgotten.ADDRESS).header("Authorization", bearer), new MockHttpSession())
                        .getStatus())
                .isEqualTo(403);
        assertThat(web.perform(get(Forgotten.ADDRESS)).andReturn().getResponse().getStatus())
                .isEqualTo(401);
    }

    @Test
    void aSessionEndsWithItsAccount() throws Exception {
        MockHttpSession leaver = signIn("leaver");
        assertThat(answer(get("/verify"), leaver).getStatus()).isEqualTo(200);

        scene.disable("leaver");

        assertThat(answer(get("/verify"), leaver).getStatus()).isEqualTo(401);
        assertThat(leaver.isInvalid()).isTrue();
    }

    @Test
    void aNameThatNoDatabaseHoldsSignsNobodyIn() throws Exception {
        MockHttpServletResponse answer = web.perform(post("/login")
                        .param("username", "cl\u0000erk")
                        .param("password", Scene.PASSWORD)
                        .with(csrf()))
                .andReturn()
                .getResponse();

        assertThat(answer.getRedirectedUrl()).isEqualTo("/login?failed");
    }

    /** Design, section 5, line 2. */
    @Test
    void aWrongSecretOfASystemIsOnTheLedgerUnderItsName() throws Exception {
        web.perform(post("/oauth2/token")
                .param("grant_type", "client_credentials")
                .param("client_id", "labour")
                .param("client_secret", "wrong"));
        assertThat(newestEntry().actor()).isEqualTo("system:labour");

        web.perform(post("/oauth2/token")
                .param("grant_type", "client_credentials")
                .param("client_id", "clerk")
                .param("client_secret", "wrong"));
        assertThat(newestEntry().actor()).isEqualTo("system:unknown");
        assertThat(newestEntry().outcome()).isEqualTo(Outcome.REFUSED);
    }

    /** Design, section 5, line 1: also where the evidence is taken, so that no source is asked again. */
    @Test
    void readingACaseIsOnTheLedger() throws Exception {
        MockHttpSession clerk = signIn("clerk");
        String address = openCase(clerk, "license", license.toString());
        String request = value(page(get(address), clerk), "request");
        redirect(post(address + "/evidence").param("request", request).with(csrf()), clerk);

        assertThat(page(get(address), clerk)).contains(Scene.COMPANY_CODE);

        assertThat(newestEntry().action()).isEqualTo("CASE_VIEW");
        assertThat(newestEntry().actor()).isEqualTo("person:clerk");
        assertThat(address).endsWith(Objects.requireNonNull(newestEntry().caseNumber()));
    }

    @Test
    void aClerkTakesTheSealedDocumentOfALicense() throws Exception {
        byte[] document = perform(get("/licenses/" + license + "/document"), signIn("clerk"))
                .getContentAsByteArray();

        assertThat(page(multipart("/verify").file(file(document)).with(csrf()), signIn("auditor")))
                .contains("TOTAL_PASSED");
    }

    /** The document shows what the grant leaves out. */
    @Test
    void aSystemThatMayReadSomeFieldsOfALicenseGetsNoDocumentOfIt() throws Exception {
        MockHttpServletResponse answer = web.perform(
                        get("/api/v1/licenses/" + license + "/document?purpose=WAGE_PROOF&item=wage-proof")
                                .header("Authorization", "Bearer " + token("counter")))
                .andReturn()
                .getResponse();

        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(text(answer)).contains("FIELD_NOT_GRANTED", "legalRepresentative");
        assertThat(newestEntry().outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aNumberThatIsNoneIsToBeCorrectedByItsSender() throws Exception {
        MockHttpServletResponse answer = web.perform(
                        get("/api/v1/ledger/entries?limit=ten").header("Authorization", "Bearer " + token("counter")))
                .andReturn()
                .getResponse();

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(text(answer)).contains("FIELD_INVALID", "limit");
    }

    @Test
    void readingTheLedgerIsOnTheLedger() throws Exception {
        MockHttpSession auditor = signIn("auditor");
        long before = ledger.checkpoint().size();

        assertThat(page(post("/ledger/search").param("action", "SIGN_IN").with(csrf()), auditor))
                .contains("person:auditor")
                .doesNotContain("<td data-label=\"行为\">账本查看");

        assertThat(ledger.checkpoint().size()).isEqualTo(before + 1);
        assertThat(ledger.entry(before).orElseThrow().action()).isEqualTo("LEDGER_VIEW");
    }

    @Test
    void aReceiptIsCheckedAndAForgedOneFound() throws Exception {
        MockHttpSession auditor = signIn("auditor");
        String receipt = ledger.receipt(0).toJson();

        assertThat(page(multipart("/ledger/check").param("receipt", receipt).with(csrf()), auditor))
                .contains("回执成立");
        MockMultipartFile forged = new MockMultipartFile(
                "file",
                "r.json",
                "application/json",
                receipt.replace("\"index\":0", "\"index\":1").getBytes(StandardCharsets.UTF_8));
        assertThat(page(multipart("/ledger/check").file(forged).with(csrf()), auditor))
                .contains("回执不成立", "序号不同");
        assertThat(page(multipart("/ledger/check").param("receipt", "{}").with(csrf()), auditor))
                .contains("这不是一份存证回执");
    }

    @Test
    void aReceiptIsDownloadedAsTheFileThatIsCheckedOffline() throws Exception {
        MockHttpSession auditor = signIn("auditor");
        assertThat(page(get("/ledger/0"), auditor)).contains("下载回执", "href=\"/ledger/0/receipt\"");

        MockHttpServletResponse file = perform(get("/ledger/0/receipt"), auditor);

        assertThat(file.getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"receipt-0.json\"");
        assertThat(new ReceiptVerifier().verify(text(file), ledger.keys())).isInstanceOf(ReceiptVerdict.Proved.class);
        assertThat(answer(get("/ledger/999999/receipt"), auditor).getStatus()).isEqualTo(404);
        assertThat(answer(get("/ledger/0/receipt"), signIn("clerk")).getStatus())
                .isEqualTo(403);
    }

    @Test
    void anybodyMayWatchTheLog() throws Exception {
        assertThat(text(web.perform(get("/api/v1/ledger/checkpoint"))
                        .andReturn()
                        .getResponse()))
                .startsWith("hefu.local/ledger\n");
        MockHttpServletResponse tile =
                web.perform(get("/api/v1/ledger/tile/0/000.p/1")).andReturn().getResponse();
        assertThat(tile.getContentAsByteArray()).hasSize(32);
        assertThat(web.perform(get("/api/v1/ledger/tile/0/999"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
        assertThat(web.perform(get("/api/v1/ledger/entries"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(401);
    }

    @Test
    void anOfficerSeesTheBatchesOfTheirOwnDepartmentOnly() throws Exception {
        String token = token("market-regulation");
        String body = "企业名称,统一社会信用代码,注册日期\n甲,1234,2019-01-01\n";
        String report = text(web.perform(post("/api/v1/resources/business-license/batches")
                        .header("Authorization", "Bearer " + token)
                        .header("Idempotency-Key", "1")
                        .contentType("text/csv")
                        .content(body.getBytes(StandardCharsets.UTF_8)))
                .andReturn()
                .getResponse());
        Matcher id = Pattern.compile("\"batch\":\"([^\"]+)\"").matcher(report);
        assertThat(id.find()).as(report).isTrue();
        String address = "/batches/business-license/" + id.group(1);

        assertThat(page(get("/batches"), signIn("officer"))).contains("营业执照", address);
        assertThat(page(get(address), signIn("officer"))).contains("第 1 行", "甲,1234,2019-01-01");
        assertThat(page(get("/batches"), signIn("stranger"))).doesNotContain(address);
        assertThat(answer(get(address), signIn("stranger")).getStatus()).isEqualTo(404);
    }

    @Test
    void aSystemVerifiesADocumentOverHttp() throws Exception {
        MockHttpServletResponse answer = web.perform(multipart("/api/v1/verifications")
                        .file(file("no document".getBytes(StandardCharsets.UTF_8)))
                        .header("Authorization", "Bearer " + token("counter")))
                .andReturn()
                .getResponse();

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(text(answer)).contains("\"verdict\":\"UNREADABLE\"", "\"format\":\"TEXT\"");
        assertThat(answer.getHeader("Hefu-Receipt")).isNotBlank();
    }

    @Test
    void aSystemSeesItsOwnEntriesOnly() throws Exception {
        String token = token("labour");

        String entries = text(web.perform(get("/api/v1/ledger/entries").header("Authorization", "Bearer " + token))
                .andReturn()
                .getResponse());
        assertThat(entries).doesNotContain("person:");
        assertThat(web.perform(get("/api/v1/ledger/entries/0").header("Authorization", "Bearer " + token))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    private String token(String system) throws Exception {
        String answer = text(web.perform(post("/oauth2/token")
                        .param("grant_type", "client_credentials")
                        .param("client_id", system)
                        .param("client_secret", Scene.PASSWORD))
                .andReturn()
                .getResponse());
        Matcher token = Pattern.compile("\"access_token\":\"([^\"]+)\"").matcher(answer);
        assertThat(token.find()).as(answer).isTrue();
        return token.group(1);
    }

    private long cases() {
        return jdbc.sql("SELECT count(*) FROM exchange.intake_case")
                .query(Long.class)
                .single();
    }

    private LedgerEntry newestEntry() {
        return Objects.requireNonNull(
                ledger.entry(ledger.checkpoint().size() - 1).orElseThrow().entry());
    }

    private String openCase(MockHttpSession clerk, String field, String value) throws Exception {
        String address = redirect(
                post("/cases").param("item", "wage-proof").param(field, value).with(csrf()), clerk);
        assertThat(address).startsWith("/cases/HF-");
        return address;
    }

    private MockHttpSession signIn(String username) throws Exception {
        return (MockHttpSession) web.perform(post("/login")
                        .param("username", username)
                        .param("password", Scene.PASSWORD)
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .with(csrf()))
                .andReturn()
                .getRequest()
                .getSession();
    }

    private String page(AbstractMockHttpServletRequestBuilder<?> request, MockHttpSession session) throws Exception {
        return text(perform(request, session));
    }

    private MockHttpServletResponse perform(AbstractMockHttpServletRequestBuilder<?> request, MockHttpSession session)
            throws Exception {
        MockHttpServletResponse answer = answer(request, session);
        assertThat(answer.getStatus()).as(text(answer)).isEqualTo(200);
        return answer;
    }

    private String redirect(AbstractMockHttpServletRequestBuilder<?> request, MockHttpSession session)
            throws Exception {
        MockHttpServletResponse answer = answer(request, session);
        assertThat(answer.getStatus()).as(text(answer)).isEqualTo(302);
        return answer.getRedirectedUrl();
    }

    private MockHttpServletResponse answer(AbstractMockHttpServletRequestBuilder<?> request, MockHttpSession session)
            throws Exception {
        return web.perform(request.session(session)).andReturn().getResponse();
    }

    private static String text(MockHttpServletResponse answer) throws Exception {
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private static String value(String page, String name) {
        Matcher value =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page);
        assertThat(value.find()).isTrue();
        return value.group(1);
    }

    private static MockMultipartFile file(byte[] pdf) {
        return new MockMultipartFile("file", "evidence.pdf", MediaType.APPLICATION_PDF_VALUE, pdf);
    }
}
