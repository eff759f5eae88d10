package org.hefu.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hefu.TestHub;
import org.hefu.key.KeyAlgorithm;
import org.hefu.ofd.OfdDraft;
import org.hefu.participant.Accounts;
import org.hefu.participant.Organization;
import org.hefu.participant.Participants;
import org.hefu.participant.Role;
import org.hefu.pdf.PdfDraft;
import org.hefu.seal.Seal;
import org.hefu.seal.SealAuthorityDraft;
import org.hefu.seal.SealDraft;
import org.hefu.seal.SealKeeping;
import org.hefu.seal.SealType;
import org.hefu.seal.picture.SealDesign;
import org.hefu.seal.picture.SealImage;
import org.hefu.seal.picture.SealShape;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

/** A seal used from the screen and over HTTP, on sound documents and on hostile ones. */
@SpringBootTest(
        classes = TestHub.class,
        properties = {
            "spring.flyway.enabled=false",
            "spring.messages.fallback-to-system-locale=false",
            "hefu.verification.worker.count=1",
            "hefu.verification.worker.deadline=20s",
            "hefu.seal.owner-name=凉州区政务服务中心",
            "hefu.seal.owner-code=91620602MB90000906",
            "hefu.seal.authorities=VERIFICATION_REPORT/VERIFICATION",
            "hefu.demo=false"
        })
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SealingIT {

    private static final String CODE = "91620602MB90000906";
    private static final String PASSWORD = "a password for tests";
    private static final byte[] PAPER = new PdfDraft(Instant.parse("2026-11-22T08:00:00Z"))
            .title("证明")
            .paragraph("特此证明。")
            .signOff("凉州区政务服务中心", "2026-11-22")
            .write();

    private static final byte[] THREE_PAGES = new OfdDraft(Instant.parse("2026-11-22T08:00:00Z"))
            .title("证明")
            .newPage()
            .paragraph("第二页")
            .newPage()
            .paragraph("第三页")
            .write();

    @Autowired
    private MockMvc web;

    @Autowired
    private SealKeeping keeping;

    @Autowired
    private Participants participants;

    @Autowired
    private Accounts accounts;

    private Seal seal;
    private MockHttpSession officer;
    private MockHttpSession keeper;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws Exception {
        Path folder = Files.createTempDirectory("hefu-trust");
        registry.add("hefu.inspection.trust-folder", folder::toString);
        registry.add("hefu.inspection.worker-at-start", () -> false);
    }

    @BeforeAll
    void makeASeal() throws Exception {
        participants.add(new Organization(CODE, "测试机构", "Test office", "620602"));
        accounts.add("officer", "李雷", PASSWORD, CODE, null, Set.of(Role.OFFICER));
        accounts.add("keeper", "韩梅", PASSWORD, CODE, null, Set.of(Role.SEAL_KEEPER));
        seal = keeping.make(
                        new SealDraft(
                                SealType.OFFICIAL,
                                "测试机构印章",
                                "测试机构",
                                CODE,
                                null,
                                KeyAlgorithm.SM2,
                                Instant.now().plus(Duration.ofDays(300)),
                                SealImage.drawn(new SealDesign(
                                        SealShape.ROUND, 42, 42, SealDesign.RED, "测试机构", "", "", "", true))),
                        "person:keeper")
                .result();
        keeping.authorise(
                seal.id(),
                new SealAuthorityDraft("person:officer", List.of("PROOF"), List.of("*"), null, null, null, null, false),
                "person:keeper");
        officer = signIn("officer");
        keeper = signIn("keeper");
    }

    private MockHttpSession signIn(String username) throws Exception {
        return (MockHttpSession) web.perform(post("/login")
                        .param("username", username)
                        .param("password", PASSWORD)
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .with(csrf()))
                .andReturn()
                .getRequest()
                .getSession();
    }

    private MockHttpServletResponse perform(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return web.perform(request).andReturn().getResponse();
    }

    private MockMultipartHttpServletRequestBuilder form(String address, byte[] document, Map<String, String> fields) {
        MockMultipartHttpServletRequestBuilder form =
                multipart(address).file(new MockMultipartFile("file", "证明", null, document));
        form.session(officer).with(csrf()).header("Accept-Language", "zh");
        if (!address.startsWith("/api/")) {
            form.param("seal", seal.id().toString());
        }
        fields.forEach(form::param);
        return form;
    }

    private String previewed(byte[] document, Map<String, String> fields) throws Exception {
        MockHttpServletResponse answer = perform(form("/sealing/preview", document, fields));
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void aPdfAndAnOfdAreShownWithTheSealOnThem() throws Exception {
        assertThat(previewed(PAPER, Map.of())).contains("data:image/png;base64,", "第 1 页");
        assertThat(previewed(THREE_PAGES, Map.of("place", "AT", "page", "2", "left", "9", "top", "9")))
                .contains("data:image/png;base64,", "第 2 页");
        assertThat(previewed(PAPER, Map.of("place", "KEYWORD", "keyword", "特此证明")))
                .contains("data:image/png;base64,");
        assertThat(previewed(PAPER, Map.of("place", "KEYWORD", "keyword", "查无此词")))
                .contains("没有该关键词");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "KEYWORD"})
    void aPageThatIsNeverDrawnToItsEndCostsNoMoreThanTheDeadlineAndIsToldInASentence(String place) throws Exception {
        String page =
                previewed(LaughingPdf.make(), place.isEmpty() ? Map.of() : Map.of("place", place, "keyword", "证明"));

        assertThat(page).contains("该文件可能是恶意构造的").doesNotContain("data:image");
        assertThat(previewed(PAPER, Map.of())).contains("data:image/png;base64,");
    }

    @Test
    void whatIsSealedIsSearchedWhereItCanDoNoHarm() throws Exception {
        MockHttpServletResponse answer = perform(form(
                        "/api/v1/seals/" + seal.id() + "/signatures",
                        LaughingPdf.make(),
                        Map.of("place", "KEYWORD", "keyword", "证明", "purpose", "ANY", "documentKind", "PROOF"))
                .header("Idempotency-Key", UUID.randomUUID()));

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                .contains("SEAL_DOCUMENT_REFUSED", "DOCUMENT_TOO_COSTLY");
    }

    @Test
    void brokenAndBoobyTrappedDocumentsAreToldInASentence() throws Exception {
        byte[] nested = ("%PDF-1.7\n1 0 obj\n" + "[".repeat(100_000)).getBytes(StandardCharsets.US_ASCII);
        for (byte[] document : List.of(nested, bomb(), "text".getBytes(StandardCharsets.US_ASCII))) {
            assertThat(previewed(document, Map.of())).contains("文件未加盖印章").doesNotContain("data:image");
        }
    }

    @Test
    void aKeeperAsksForACertificateAndBringsItAndNobodyElseDoes() throws Exception {
        String api = "/api/v1/seals/" + seal.id();
        MockHttpServletResponse request =
                perform(post(api + "/certificate-requests").session(keeper).with(csrf()));

        assertThat(request.getStatus()).isEqualTo(201);
        assertThat(request.getContentType()).isEqualTo("application/pkcs10");
        assertThat(request.getContentAsString()).startsWith("-----BEGIN CERTIFICATE REQUEST-----");
        assertThat(request.getHeader("Hefu-Receipt")).isNotBlank();
        MockHttpServletResponse download = perform(post("/seals/" + seal.id() + "/certificate-requests")
                .session(keeper)
                .with(csrf()));
        assertThat(download.getHeader("Content-Disposition")).contains(".csr");
        MockHttpServletResponse refused = perform(post(api + "/certificates")
                .contentType("application/x-pem-file")
                .content("nothing".getBytes(StandardCharsets.US_ASCII))
                .session(keeper)
                .with(csrf()));
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString(StandardCharsets.UTF_8)).contains("CERTIFICATE_REFUSED", "UNREADABLE");
        MockMultipartHttpServletRequestBuilder chosen = multipart("/seals/" + seal.id() + "/certificates")
                .file(new MockMultipartFile("file", "issued.pem", null, "nothing".getBytes(StandardCharsets.US_ASCII)));
        assertThat(perform(chosen.session(keeper).with(csrf()).header("Accept-Language", "zh"))
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("证书不能使用");
        for (String address : List.of("/certificate-requests", "/certificates")) {
            assertThat(perform(post(api + address).session(officer).with(csrf()))
                            .getStatus())
                    .isEqualTo(403);
            assertThat(perform(post("/seals/" + seal.id() + address)
                                    .session(officer)
                                    .with(csrf()))
                            .getStatus())
                    .isEqualTo(403);
            assertThat(perform(post("/seals/" + seal.id() + address).session(keeper))
                            .getStatus())
                    .isEqualTo(403);
        }
        assertThat(perform(get("/seals/" + seal.id()).session(keeper)).getContentAsString(StandardCharsets.UTF_8))
                .contains("使用外部机构签发的证书");
    }

    @Test
    void aCombinationThatTheFormatDoesNotHaveIsToldBeforeAnythingIsSealed() throws Exception {
        assertThat(previewed(THREE_PAGES, Map.of("level", "LT"))).contains("LEVEL_UNAVAILABLE");
        assertThat(previewed(THREE_PAGES, Map.of("field", "Approval"))).contains("FIELD_UNAVAILABLE");
        assertThat(previewed(THREE_PAGES, Map.of("certification", "FORMS_AND_SIGNATURES")))
                .contains("CERTIFICATION_REFUSED");
        assertThat(previewed(THREE_PAGES, Map.of("certification", "NO_CHANGES")))
                .contains("data:image/png");
        assertThat(previewed(PAPER, Map.of("field", "Approval"))).contains("FIELD_UNAVAILABLE");
        assertThat(previewed(PAPER, Map.of("certification", "NO_CHANGES", "secondSignature", "ML_DSA_65")))
                .contains("SECOND_SIGNATURE_REFUSED");
        assertThat(previewed(PAPER, Map.of("secondSignature", "RSA"))).contains("secondSignature");
        assertThat(perform(get("/sealing").session(officer)).getContentAsString(StandardCharsets.UTF_8))
                .contains("name=\"level\"", "name=\"certification\"", "name=\"field\"", "name=\"secondSignature\"");
    }

    @Test
    void aDocumentWithASecondSignatureIsReportedOnPaperWhichIsSealed() throws Exception {
        MockHttpServletResponse sealed = perform(form(
                "/sealing",
                PAPER,
                Map.of(
                        "purpose",
                        "ANY",
                        "kind",
                        "PROOF",
                        "secondSignature",
                        "ML_DSA_65",
                        "request",
                        UUID.randomUUID().toString())));
        assertThat(sealed.getStatus()).isEqualTo(200);

        MockHttpServletResponse report = perform(form("/api/v1/verifications", sealed.getContentAsByteArray(), Map.of())
                .accept("application/pdf"));

        assertThat(report.getContentType()).isEqualTo("application/pdf");
        assertThat(report.getHeader("Hefu-Receipt")).isNotBlank();
        try (PDDocument paper = Loader.loadPDF(report.getContentAsByteArray())) {
            assertThat(new PDFTextStripper().getText(paper).replaceAll("\\s", ""))
                    .contains("电子文件验证报告", "验证通过", "第1个签名", "第2个签名", "由验证平台加盖电子印章");
        }
        MockHttpServletResponse again =
                perform(form("/api/v1/verifications", report.getContentAsByteArray(), Map.of()));
        assertThat(again.getContentType()).isEqualTo("application/json");
        assertThat(again.getContentAsString(StandardCharsets.UTF_8)).contains("\"verdict\":\"TOTAL_PASSED\"");
        assertThat(perform(form("/verify/report", PAPER, Map.of())).getHeader("Content-Disposition"))
                .contains("verification-", ".pdf");
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("OFD.xml"));
            zip.write(new byte[100 << 20]);
            zip.closeEntry();
        }
        return out.toByteArray();
    }
}
