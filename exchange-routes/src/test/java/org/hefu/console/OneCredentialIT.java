package org.hefu.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** A request is one caller's: a system's by its token, or a person's by their session; never both. */
class OneCredentialIT extends OnConsole {

    private static final String ID = UUID.randomUUID().toString();

    private static final List<String> ADDRESSES = List.of(
            "GET /",
            "GET /licenses",
            "GET /verify",
            "GET /ledger",
            "GET /batches",
            "GET /seals",
            "GET /sealing",
            "GET /trust",
            "GET /evidence/" + ID,
            "GET /actuator/prometheus",
            "GET /api/v1/seals",
            "GET /api/v1/seals/" + ID + "/uses",
            "POST /api/v1/seals",
            "POST /api/v1/seals/" + ID + "/status",
            "POST /api/v1/seals/" + ID + "/authorities",
            "POST /api/v1/seals/" + ID + "/jobs",
            "GET /api/v1/trust-anchors",
            "GET /api/v1/ledger/entries/0",
            "POST /api/v1/licenses/search",
            "POST /api/v1/lookups",
            "POST /api/v1/intake/checks",
            "POST /api/v1/verifications",
            "POST /login",
            "POST /logout");

    @Autowired
    private List<SecurityFilterChain> chains;

    @ParameterizedTest
    @ValueSource(strings = {"counter", "market-regulation", "labour"})
    void aSessionBesideATokenAddsNothing(String system) throws Exception {
        String token = token(system);
        List<String> alone = answers(token, new MockHttpSession());

        for (String person :
                List.of("clerk", "officer", "keeper", "auditor", "secadmin", "sysadmin", "leader", "stranger")) {
            assertThat(answers(token, signIn(person))).as(person).isEqualTo(alone);
        }
        assertThat(alone).contains("POST /api/v1/seals/" + ID + "/authorities 403", "GET /trust 403", "GET /seals 403");
    }

    private List<String> answers(String token, MockHttpSession session) throws Exception {
        List<String> answers = new ArrayList<>();
        for (String address : ADDRESSES) {
            String[] parts = address.split(" ", 2);
            MockHttpServletResponse answer = answer(
                    request(HttpMethod.valueOf(parts[0]), parts[1])
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{}")
                            .header("Authorization", "Bearer " + token),
                    session);
            answers.add(address + " " + answer.getStatus());
        }
        return answers;
    }

    @Test
    void aTokenOpensNoSession() throws Exception {
        MockHttpSession session = signIn("keeper");

        assertThat(answer(get("/api/v1/seals").header("Authorization", "Bearer nonsense"), session)
                        .getStatus())
                .isEqualTo(401);
        assertThat(answer(get("/api/v1/seals").header("Authorization", "bearer"), session)
                        .getStatus())
                .isIn(400, 401);
        assertThat(answer(get("/api/v1/seals"), session).getStatus()).isEqualTo(200);
        assertThat(web.perform(get("/api/v1/seals").header("Authorization", "Bearer " + token("counter")))
                        .andReturn()
                        .getRequest()
                        .getSession(false))
                .isNull();
    }

    @Test
    void aDisabledAccountEndsWhateverComesWithItsSession() throws Exception {
        MockHttpSession gone = signIn("gone");
        String token = token("counter");
        scene.disable("gone");

        AbstractMockHttpServletRequestBuilder<?> grant = post("/api/v1/seals/" + ID + "/authorities")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"holder\": \"system:counter\", \"documentKinds\": [\"*\"], \"purposes\": [\"*\"]}");
        assertThat(answer(grant.header("Authorization", "Bearer " + token), gone)
                        .getStatus())
                .isEqualTo(403);
        assertThat(answer(post("/api/v1/seals/" + ID + "/authorities").with(csrf()), gone)
                        .getStatus())
                .isEqualTo(401);
        assertThat(gone.isInvalid()).isTrue();
    }

    @Test
    void theAccountIsLookedAtBeforeAnythingActsOnItsSession() {
        assertThat(chains)
                .filteredOn(chain -> names(chain).contains("AccountWatch"))
                .singleElement()
                .satisfies(chain -> assertThat(names(chain))
                        .containsSequence("SecurityContextHolderFilter", "AccountWatch")
                        .doesNotContain("BearerTokenAuthenticationFilter"));
        assertThat(chains)
                .filteredOn(chain -> names(chain).contains("BearerTokenAuthenticationFilter"))
                .singleElement()
                .satisfies(chain -> assertThat(names(chain))
                        .doesNotContain("UsernamePasswordAuthenticationFilter", "LogoutFilter"));
    }

    private static List<String> names(SecurityFilterChain chain) {
        return chain.getFilters().stream()
                .map(filter -> filter.getClass().getSimpleName())
                .toList();
    }

    @Test
    void whoSignsInOverAnothersSessionHasNoneOfItsRights() throws Exception {
        MockHttpSession session = signIn("keeper");
        assertThat(answer(get("/api/v1/seals"), session).getStatus()).isEqualTo(200);

        redirect(
                post("/login")
                        .param("username", "clerk")
                        .param("password", Scene.PASSWORD)
                        .with(csrf()),
                session);

        assertThat(answer(get("/api/v1/seals"), session).getStatus()).isEqualTo(403);
        assertThat(answer(get("/licenses"), session).getStatus()).isEqualTo(200);
    }

    @Test
    void aSessionThatWasLeftIsOver() throws Exception {
        MockHttpSession session = signIn("keeper");

        redirect(post("/logout").with(csrf()), session);

        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void theTokensOfADisabledSystemEnd() throws Exception {
        String token = token("leaving");
        assertThat(asked(token)).isEqualTo(400);

        scene.disableSystem("leaving");

        assertThat(asked(token)).isEqualTo(401);
    }

    @Test
    void theTokensOfASecretEndWithIt() throws Exception {
        String token = token("changing");
        assertThat(asked(token)).isEqualTo(400);

        scene.changeSecret("changing");

        assertThat(asked(token)).isEqualTo(401);
    }

    private int asked(String token) throws Exception {
        return web.perform(post("/api/v1/lookups")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}")
                        .header("Authorization", "Bearer " + token))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    @Test
    void theTokenServiceOffersWhatItDoesAndNothingElse() throws Exception {
        MockHttpServletResponse offered = web.perform(get("/.well-known/oauth-authorization-server"))
                .andReturn()
                .getResponse();

        assertThat(text(offered))
                .contains("\"issuer\":\"http://localhost\"", "\"token_endpoint\":\"http://localhost/oauth2/token\"")
                .contains("\"grant_types_supported\":[\"client_credentials\"]")
                .contains("\"token_endpoint_auth_methods_supported\":[\"client_secret_basic\",\"client_secret_post\"]")
                .doesNotContain("revo", "introspect", "authorization_endpoint", "device", "register");
        assertThat(web.perform(get("/oauth2/jwks")).andReturn().getResponse().getContentAsString())
                .contains("\"EC\"")
                .doesNotContain("\"d\"");
        String token = token("counter");
        for (String none : List.of("revoke", "introspect", "authorize", "par", "device_authorization", "register")) {
            assertThat(web.perform(post("/oauth2/" + none)
                                    .param("client_id", "counter")
                                    .param("client_secret", Scene.PASSWORD)
                                    .param("token", token))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .as(none)
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"officer", "keeper", "secadmin", "sysadmin", "leader"})
    void whoHasNoPartInCasesSeesNoEvidence(String person) throws Exception {
        assertThat(answer(get("/evidence/" + ID), signIn(person)).getStatus()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clerk", "auditor"})
    void whoTakesOrChecksEvidenceMaySeeIt(String person) throws Exception {
        assertThat(answer(get("/evidence/" + ID), signIn(person)).getStatus()).isEqualTo(404);
    }
}
