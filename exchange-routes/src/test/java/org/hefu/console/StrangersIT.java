package org.hefu.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.hefu.participant.Accounts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** What anybody on the net may do to those who work here. */
class StrangersIT extends OnConsole {

    @Autowired
    private Accounts accounts;

    @Test
    void wrongPasswordsCloseAnAccountToTheirSenderAndToNobodyElse() throws Exception {
        long before = ledger.checkpoint().size();
        for (int i = 0; i < 5; i++) {
            assertThat(login("auditor", "wrong", "192.0.2.10")).isEqualTo("/login?failed");
        }

        assertThat(login("auditor", Scene.PASSWORD, "192.0.2.10")).isEqualTo("/login?locked");
        assertThat(login(" auditor ", Scene.PASSWORD, "192.0.2.10")).isEqualTo("/login?locked");
        assertThat(login("no-such-account", "wrong", "192.0.2.10")).isEqualTo("/login?failed");
        assertThat(login("auditor", Scene.PASSWORD, "192.0.2.11")).isEqualTo("/");
        assertThat(ledger.checkpoint().size() - before)
                .as("one for the first failure, one for the others, one for the sign-in, one of nobody known")
                .isLessThanOrEqualTo(4);
        assertThat(newestEntry().actor()).isEqualTo("person:auditor");
    }

    /** However many addresses they have. */
    @Test
    void anAccountUnderSiegeIsOpenWhereItSignedInBeforeAndClosedElsewhere() throws Exception {
        assertThat(login("besieged", Scene.PASSWORD, "192.0.2.20")).isEqualTo("/");
        for (int i = 0; i < 25; i++) {
            accounts.failed("besieged");
        }

        assertThat(login("besieged", Scene.PASSWORD, "192.0.2.21")).isEqualTo("/login?locked");
        assertThat(login("besieged", Scene.PASSWORD, "192.0.2.20")).isEqualTo("/");
        assertThat(login("besieged", Scene.PASSWORD, "192.0.2.21")).isEqualTo("/login?locked");
    }

    @Test
    void whoTriesTooOftenIsSentAwayForAWhile() throws Exception {
        MockHttpServletResponse page = answer(login("nobody", "192.0.2.30"), "wrong");
        for (int i = 0; i < 1_000 && page.getStatus() == 302; i++) {
            page = answer(login("nobody", "192.0.2.30"), "wrong");
        }

        assertThat(page.getStatus()).isEqualTo(429);
        assertThat(page.getHeader("Retry-After")).isEqualTo("1");
        MockHttpServletResponse document = askForToken("nobody", "192.0.2.30");
        for (int i = 0; i < 1_000 && document.getStatus() == 401; i++) {
            document = askForToken("nobody", "192.0.2.30");
        }
        assertThat(document.getStatus()).isEqualTo(429);
        assertThat(document.getHeader("Retry-After")).isEqualTo("1");
        assertThat(text(document)).contains("TOO_MANY_REQUESTS");
        assertThat(login("clerk", Scene.PASSWORD, "192.0.2.31")).isEqualTo("/");
    }

    @Test
    void wrongSecretsAndWrongTokensDoNotGrowTheLedger() throws Exception {
        token("counter");
        long before = ledger.checkpoint().size();

        for (int i = 0; i < 8; i++) {
            assertThat(askForToken("counter", "192.0.2.40").getStatus()).isEqualTo(401);
            assertThat(web.perform(get("/api/v1/seals").header("Authorization", "Bearer x"))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .isEqualTo(401);
        }

        assertThat(ledger.checkpoint().size() - before).isLessThanOrEqualTo(2);
    }

    private MockHttpServletResponse askForToken(String client, String address) throws Exception {
        return answer(
                post("/oauth2/token")
                        .remoteAddress(address)
                        .param("grant_type", "client_credentials")
                        .param("client_id", client),
                "wrong");
    }

    private String login(String username, String password, String address) throws Exception {
        return String.valueOf(answer(login(username, address), password).getRedirectedUrl());
    }

    private static AbstractMockHttpServletRequestBuilder<?> login(String username, String address) {
        return post("/login").remoteAddress(address).param("username", username).with(csrf());
    }

    private MockHttpServletResponse answer(AbstractMockHttpServletRequestBuilder<?> request, String secret)
            throws Exception {
        return web.perform(request.param("password", secret).param("client_secret", secret))
                .andReturn()
                .getResponse();
    }
}
