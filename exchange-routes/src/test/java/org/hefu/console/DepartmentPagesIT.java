package org.hefu.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** What departments and their systems see of their own work. */
class DepartmentPagesIT extends OnConsole {

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
}
