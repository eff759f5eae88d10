package org.hefu.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hefu.TestHub;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.simulator.LabourDepartment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** The console as people go through it, of one hub on a real database for all its tests. */
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
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnConsole {

    private static final String TOKEN = "token of the labour department";

    private static @Nullable LabourDepartment labour;

    @Autowired
    MockMvc web;

    @Autowired
    Scene scene;

    @Autowired
    Ledger ledger;

    /** Of the company. */
    UUID license;

    /** One for all tests of the console, like the hub that asks it. */
    static synchronized LabourDepartment labour() throws IOException {
        if (labour == null) {
            labour = LabourDepartment.start(0, TOKEN);
        }
        return labour;
    }

    static synchronized void restartLabour(int port) throws IOException {
        labour = LabourDepartment.start(port, TOKEN);
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws Exception {
        int port = labour().port();
        registry.add("hefu.http.allowed-targets", () -> "http://127.0.0.1:" + port);
        Path trust = Files.createTempDirectory("hefu-trust");
        registry.add("hefu.inspection.trust-folder", trust::toString);
    }

    @BeforeAll
    void setScene() throws IOException {
        license = scene.set(URI.create("http://127.0.0.1:" + labour().port() + "/wage-payments/query"), TOKEN);
    }

    final String token(String system) throws Exception {
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

    final LedgerEntry newestEntry() {
        return Objects.requireNonNull(
                ledger.entry(ledger.checkpoint().size() - 1).orElseThrow().entry());
    }

    final MockHttpSession signIn(String username) throws Exception {
        return (MockHttpSession) web.perform(post("/login")
                        .param("username", username)
                        .param("password", Scene.PASSWORD)
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .with(csrf()))
                .andReturn()
                .getRequest()
                .getSession();
    }

    final String page(AbstractMockHttpServletRequestBuilder<?> request, MockHttpSession session) throws Exception {
        return text(perform(request, session));
    }

    final MockHttpServletResponse perform(AbstractMockHttpServletRequestBuilder<?> request, MockHttpSession session)
            throws Exception {
        MockHttpServletResponse answer = answer(request, session);
        assertThat(answer.getStatus()).as(text(answer)).isEqualTo(200);
        return answer;
    }

    final String redirect(AbstractMockHttpServletRequestBuilder<?> request, MockHttpSession session) throws Exception {
        MockHttpServletResponse answer = answer(request, session);
        assertThat(answer.getStatus()).as(text(answer)).isEqualTo(302);
        return answer.getRedirectedUrl();
    }

    final MockHttpServletResponse answer(AbstractMockHttpServletRequestBuilder<?> request, MockHttpSession session)
            throws Exception {
        return web.perform(request.session(session)).andReturn().getResponse();
    }

    static String text(MockHttpServletResponse answer) throws Exception {
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    static MockMultipartFile file(byte[] pdf) {
        return new MockMultipartFile("file", "evidence.pdf", MediaType.APPLICATION_PDF_VALUE, pdf);
    }
}
