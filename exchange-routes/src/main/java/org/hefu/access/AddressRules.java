package org.hefu.access;

import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/** Who may reach which address, the same for people and systems. What is not named here is denied. */
final class AddressRules {

    /** What anybody may read: the log is made to be watched, and others ask whether a seal that they hold is still good. */
    static final List<String> OPEN = List.of(
            "/api/v1/ledger/checkpoint",
            "/api/v1/ledger/tile/**",
            "/api/v1/ledger/keys",
            "/api/v1/seals/*/status",
            "/api/v1/seals/status-keys");

    private AddressRules() {}

    static void set(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers("/login", "/assets/**", "/webjars/**", "/error", "/favicon.ico", "/language")
                .permitAll()
                .requestMatchers(
                        "/actuator/health/**", "/actuator/health", "/v3/api-docs/**", "/pki/**", TokenMetadata.ADDRESS)
                .permitAll()
                .requestMatchers(HttpMethod.GET, OPEN.toArray(String[]::new))
                .permitAll()
                .requestMatchers("/actuator/prometheus")
                .hasRole("SYSTEM_ADMIN")
                .requestMatchers("/api/v1/resources/*/batches", "/api/v1/resources/*/batches/**")
                .hasAnyRole("SYSTEM", "OFFICER")
                .requestMatchers("/api/v1/lookups")
                .hasRole("SYSTEM")
                .requestMatchers("/api/v1/licenses/**", "/api/v1/intake/**")
                .hasAnyRole("SYSTEM", "CLERK")
                .requestMatchers("/api/v1/verifications", "/api/v1/verifications/pages")
                .hasAnyRole("SYSTEM", "AUDITOR", "CLERK", "OFFICER", "SEAL_KEEPER")
                .requestMatchers(HttpMethod.GET, "/api/v1/ledger/**")
                .hasAnyRole("SYSTEM", "AUDITOR")
                .requestMatchers(HttpMethod.GET, "/api/v1/seals/*/requests/*")
                .hasAnyRole("SYSTEM", "OFFICER", "CLERK", "SEAL_KEEPER", "AUDITOR")
                .requestMatchers(
                        "/api/v1/seals/*/signatures",
                        "/api/v1/seals/*/preview",
                        "/api/v1/seals/*/requests/**",
                        "/api/v1/seals/*/jobs",
                        "/api/v1/seals/*/jobs/**")
                .hasAnyRole("SYSTEM", "OFFICER", "CLERK", "SEAL_KEEPER")
                .requestMatchers(HttpMethod.GET, "/api/v1/seals/*/picture")
                .hasAnyRole("SYSTEM", "OFFICER", "CLERK", "SEAL_KEEPER", "AUDITOR")
                .requestMatchers(HttpMethod.GET, "/api/v1/seals/usable")
                .hasAnyRole("SYSTEM", "OFFICER", "CLERK", "SEAL_KEEPER")
                .requestMatchers(HttpMethod.GET, "/api/v1/seals", "/api/v1/seals/**")
                .hasAnyRole("SEAL_KEEPER", "AUDITOR")
                .requestMatchers("/api/v1/seals", "/api/v1/seals/**")
                .hasRole("SEAL_KEEPER")
                .requestMatchers("/seals/**")
                .hasRole("SEAL_KEEPER")
                .requestMatchers("/sealing/**")
                .hasAnyRole("OFFICER", "CLERK", "SEAL_KEEPER")
                .requestMatchers("/", "/logout")
                .authenticated()
                // Shows the number of a case: to those who take evidence, and to those who check it.
                .requestMatchers("/evidence/*")
                .hasAnyRole("CLERK", "AUDITOR")
                .requestMatchers("/licenses/**", "/cases/**")
                .hasRole("CLERK")
                .requestMatchers("/verify/**")
                .hasAnyRole("AUDITOR", "CLERK", "OFFICER", "SEAL_KEEPER")
                .requestMatchers("/ledger/**")
                .hasRole("AUDITOR")
                .requestMatchers("/trust/**", "/api/v1/trust-anchors/**")
                .hasRole("SECURITY_ADMIN")
                .requestMatchers("/batches/**")
                .hasRole("OFFICER")
                .anyRequest()
                .denyAll();
    }
}
