package org.hefu.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.hefu.ledger.Outcome;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

/** Licences as clerks find and read them. */
class LicensePagesIT extends OnConsole {

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
}
