package org.hefu.access;

import static org.springframework.security.config.Customizer.withDefaults;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import org.hefu.participant.Accounts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Who may reach which address. What is not named here is denied. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'";

    /** What anybody may read: the log is made to be watched, and others ask whether a seal that they hold is still good. */
    static final List<String> OPEN = List.of(
            "/api/v1/ledger/checkpoint",
            "/api/v1/ledger/tile/**",
            "/api/v1/ledger/keys",
            "/api/v1/seals/*/status",
            "/api/v1/seals/status-keys");

    /** The token endpoint for participant systems, and the public key of its tokens. */
    @Bean
    @Order(1)
    SecurityFilterChain tokenEndpoints(HttpSecurity http, AccessTokens tokens) throws Exception {
        return http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.tokenGenerator(new JwtGenerator(tokens));
                })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    /** Everything else: sessions for people, bearer tokens for systems. */
    @Bean
    @Order(2)
    SecurityFilterChain hubAddresses(HttpSecurity http, Callers callers, AccessProblems problems, Accounts accounts)
            throws Exception {
        RequestMatcher api = PathPatternRequestMatcher.withDefaults().matcher("/api/**");
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/login", "/assets/**", "/webjars/**", "/error", "/favicon.ico", "/language")
                        .permitAll()
                        .requestMatchers("/actuator/health/**", "/actuator/health", "/v3/api-docs/**", "/pki/**")
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
                        .requestMatchers("/", "/logout", "/evidence/*")
                        .authenticated()
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
                        .denyAll())
                // Nobody is signed in where anybody may ask.
                .csrf(csrf -> csrf.ignoringRequestMatchers("/pki/**"))
                .addFilterBefore(new AccountWatch(accounts), AuthorizationFilter.class)
                .formLogin(
                        form -> form.loginPage("/login").defaultSuccessUrl("/").failureHandler(problems))
                .logout(logout -> logout.logoutSuccessUrl("/login?left"))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(callers))
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems))
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(problems, api)
                        .accessDeniedHandler(problems))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(withDefaults()))
                .build();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new QueuedPasswordEncoder(
                Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8(),
                Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    @Bean
    JWKSource<SecurityContext> tokenKeys(AccessTokens tokens) {
        return tokens.publicKeys();
    }

    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> tokenKeys) {
        return NimbusJwtDecoder.withJwkSource(tokenKeys)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings() {
        return AuthorizationServerSettings.builder().build();
    }

    @Bean
    WebMvcConfigurer callerArguments(Callers callers) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(callers);
            }
        };
    }
}
