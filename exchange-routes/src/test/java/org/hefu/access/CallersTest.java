package org.hefu.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

class CallersTest {

    private static final Caller.Machine COUNTER = new Caller.Machine("counter", "91620602MB90000906");

    @Test
    void aTokenIsItsSystem() {
        assertThat(Callers.of(token(People.SYSTEM))).isEqualTo(COUNTER);
    }

    @Test
    void aTokenWithOtherRightsThanItsOwnIsNobodys() {
        GrantedAuthority system = new SimpleGrantedAuthority("ROLE_SYSTEM");
        GrantedAuthority keeper = new SimpleGrantedAuthority("ROLE_SEAL_KEEPER");

        for (List<GrantedAuthority> rights :
                List.of(List.of(system, keeper), List.of(keeper), List.<GrantedAuthority>of())) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> Callers.of(token(rights)))
                    .extracting(ProblemException::problem)
                    .isEqualTo(Problem.UNAUTHENTICATED);
        }
    }

    private static JwtAuthenticationToken token(List<GrantedAuthority> rights) {
        Jwt jwt = Jwt.withTokenValue("x")
                .header("alg", "ES256")
                .subject("counter")
                .build();
        JwtAuthenticationToken token = new JwtAuthenticationToken(jwt, rights, "counter");
        token.setDetails(COUNTER);
        return token;
    }
}
