package org.hefu.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hefu.seal.SealKeeping;
import org.hefu.seal.SealStatus;
import org.hefu.seal.Seals;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;

/** Cases as clerks settle them, with a real labour department. */
class CasePagesIT extends OnConsole {

    private static final Pattern INDEX = Pattern.compile("href=\"/ledger/(\\d+)\"");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Seals seals;

    @Autowired
    private SealKeeping keeping;

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
        keeping.changeStatus(seals.hubSeal().id(), SealStatus.IN_FORCE, "盘点完毕", "person:keeper");
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
        int port = labour().port();
        labour().close();
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
            restartLabour(port);
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

    private long cases() {
        return jdbc.sql("SELECT count(*) FROM exchange.intake_case")
                .query(Long.class)
                .single();
    }

    private String openCase(MockHttpSession clerk, String field, String value) throws Exception {
        String address = redirect(
                post("/cases").param("item", "wage-proof").param(field, value).with(csrf()), clerk);
        assertThat(address).startsWith("/cases/HF-");
        return address;
    }

    private static String value(String page, String name) {
        Matcher value =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page);
        assertThat(value.find()).isTrue();
        return value.group(1);
    }
}
