package org.hefu.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hefu.seal.SealAuthorityDraft;
import org.hefu.seal.SealKeeping;
import org.hefu.seal.Seals;
import org.hefu.signature.cms.CmsMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

/** Seals in use: one document, a job of many, and the second person's agreement. */
class SealingPagesIT extends OnConsole {

    @Autowired
    private Seals seals;

    @Autowired
    private SealKeeping keeping;

    private MockHttpSession clerk;
    private MockHttpSession officer;
    private UUID seal;

    @BeforeEach
    void signInBoth() throws Exception {
        clerk = signIn("clerk");
        officer = signIn("officer");
        seal = seals.hubSeal().id();
    }

    private void allow(String holder, String purpose, boolean twoPersons) {
        keeping.authorise(
                seal,
                new SealAuthorityDraft(
                        holder, List.of("CONTRACT"), List.of(purpose), null, null, null, null, twoPersons),
                "person:keeper");
    }

    private byte[] paper() throws Exception {
        return perform(get("/licenses/" + license + "/document"), clerk).getContentAsByteArray();
    }

    private MockMultipartHttpServletRequestBuilder form(String address, String purpose) {
        MockMultipartHttpServletRequestBuilder form = multipart(HttpMethod.POST, address);
        form.param("seal", seal.toString())
                .param("kind", "CONTRACT")
                .param("purpose", purpose)
                .param("request", UUID.randomUUID().toString())
                .with(csrf());
        return form;
    }

    @Test
    void oneDocumentIsPreviewedAndSealed() throws Exception {
        allow("person:clerk", "ONE", false);
        byte[] paper = paper();

        assertThat(page(get("/sealing"), clerk)).contains(seal.toString(), "加盖印章");
        assertThat(page(form("/sealing/preview", "ONE").file(file(paper)), clerk))
                .contains("data:image/png;base64,");
        assertThat(page(form("/sealing/preview", "ONE"), clerk))
                .doesNotContain("data:image")
                .contains("file");
        byte[] sealed =
                perform(form("/sealing", "ONE").file(file(paper)), clerk).getContentAsByteArray();

        assertThat(sealed).startsWith(paper).hasSizeGreaterThan(paper.length);
        MockHttpServletResponse without = answer(form("/sealing", "ONE"), clerk);
        assertThat(without.getStatus()).isEqualTo(400);
        assertThat(text(without)).contains("FIELD_MISSING");
    }

    @Test
    void aSecondPersonAgreesOnThePageOfTheRequest() throws Exception {
        allow("person:clerk", "TWO", true);
        allow("person:officer", "TWO", true);
        byte[] paper = paper();

        String request = redirect(form("/sealing", "TWO").file(file(paper)), clerk);

        assertThat(request).startsWith("/sealing/requests/" + seal + "/");
        assertThat(page(get("/sealing"), officer)).contains(request);
        assertThat(page(get(request), officer)).contains("同意用印", "data:image/png;base64,");
        assertThat(page(get(request), clerk)).contains("等待另一名").doesNotContain("同意用印");
        assertThat(redirect(post(request + "/decision").param("agreed", "true").with(csrf()), officer))
                .isEqualTo(request);
        assertThat(perform(post(request).with(csrf()), clerk).getContentAsByteArray())
                .startsWith(paper)
                .hasSizeGreaterThan(paper.length);
    }

    @Test
    void anyFileIsSignedInAnotherForm() throws Exception {
        allow("person:clerk", "THREE", false);
        byte[] text = "不是 PDF".getBytes(StandardCharsets.UTF_8);

        MockHttpServletResponse signed =
                perform(form("/sealing", "THREE").file(file(text)).param("form", "CMS_ATTACHED"), clerk);

        assertThat(signed.getContentType()).isEqualTo("application/pkcs7-mime");
        assertThat(signed.getHeader("Content-Disposition")).contains("sealed.p7m");
        assertThat(CmsMessage.read(signed.getContentAsByteArray()).content()).isEqualTo(text);
        assertThat(page(form("/sealing/preview", "THREE").file(file(text)).param("form", "JADES"), clerk))
                .contains("没有预览");
        assertThat(answer(
                                form("/sealing", "THREE")
                                        .file(file(text))
                                        .param("form", "CMS_ATTACHED")
                                        .param("place", "EDGES"),
                                clerk)
                        .getStatus())
                .isEqualTo(400);
    }

    @Test
    void theSecondPersonReadsHowItIsToBeSigned() throws Exception {
        allow("person:clerk", "FOUR", true);
        allow("person:officer", "FOUR", true);

        String request =
                redirect(form("/sealing", "FOUR").file(file(new byte[] {1})).param("form", "CMS_DETACHED"), clerk);

        assertThat(page(get(request), officer)).contains("CMS，不含原文").doesNotContain("data:image");
        assertThat(perform(get(request + "/document"), officer).getContentAsByteArray())
                .containsExactly(1);
        redirect(post(request + "/decision").param("agreed", "true").with(csrf()), officer);
        assertThat(perform(post(request).with(csrf()), clerk).getHeader("Content-Disposition"))
                .contains("sealed.p7s");
    }

    @Test
    void aJobIsFilledFromAnArchiveAndTellsHowItStands() throws Exception {
        allow("person:clerk", "MANY", false);
        MockMultipartFile archive = new MockMultipartFile("file", "papers.zip", "application/zip", zip(paper()));

        assertThat(page(get("/sealing/jobs/new"), clerk)).contains(seal.toString());
        String job = redirect(form("/sealing/jobs", "MANY").file(archive), clerk);

        assertThat(job).startsWith("/sealing/jobs/");
        assertThat(page(get(job), clerk)).contains("hx-get=\"" + job + "\"", "max=\"1\"");
        assertThat(answer(get(job), officer).getStatus()).isEqualTo(404);
        String address = "/api/v1/seals/" + seal + "/jobs/" + job.substring(job.lastIndexOf('/') + 1);
        assertThat(perform(get(address), clerk).getHeader("Preference-Applied")).isNull();
        MockHttpServletResponse waited = perform(get(address).header("Prefer", "wait=1"), clerk);
        assertThat(waited.getHeader("Preference-Applied")).isEqualTo("wait=1");
        assertThat(text(waited)).contains("\"state\":\"SEALING\"", "\"waiting\":1");
        assertThat(waited.getContentType()).startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    private static byte[] zip(byte[] paper) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("paper.pdf"));
            zip.write(paper);
        }
        return out.toByteArray();
    }
}
