package org.hefu.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import org.hefu.ledger.ReceiptVerdict;
import org.hefu.ledger.ReceiptVerifier;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;

/** The ledger as auditors read it and as anybody may watch it. */
class LedgerPagesIT extends OnConsole {

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
}
