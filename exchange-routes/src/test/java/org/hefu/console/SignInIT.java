package org.hefu.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.stream.LongStream;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

/** Who comes in, where they begin, and what stays closed to them. */
class SignInIT extends OnConsole {

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
        for (String client : List.of("labour", "clerk")) {
            web.perform(post("/oauth2/token")
                    .param("grant_type", "client_credentials")
                    .param("client_id", client)
                    .param("client_secret", "wrong"));
        }

        // Not the newest: others of the same name may have failed just before.
        assertThat(LongStream.range(0, ledger.checkpoint().size())
                        .mapToObj(index -> ledger.entry(index).orElseThrow().entry())
                        .filter(entry -> entry.outcome() == Outcome.REFUSED)
                        .map(LedgerEntry::actor))
                .contains("system:labour", "system:unknown")
                .doesNotContain("system:clerk");
    }
}
