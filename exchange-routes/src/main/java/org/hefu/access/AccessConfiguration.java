package org.hefu.access;

import static org.springframework.security.config.Customizer.withDefaults;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.hefu.participant.Accounts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How people and systems are let in: by one credential a request. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'";
    private static final String BEARER = "Bearer";

    /** Where participant systems get their tokens, and the public key of these. Nothing else of the token library. */
    @Bean
    @Order(1)
    SecurityFilterChain tokenEndpoints(
            HttpSecurity http, AccessTokens tokens, SignInGate gate, SignInRecord record, AccessProblems problems)
            throws Exception {
        JwtGenerator generator = new JwtGenerator(tokens);
        generator.setJwtCustomizer(TokenSecret::bind);
        return http.oauth2AuthorizationServer(server -> server.tokenGenerator(generator))
                .securityMatchers(addresses -> addresses
                        .requestMatchers(HttpMethod.POST, TokenMetadata.TOKENS)
                        .requestMatchers(HttpMethod.GET, TokenMetadata.KEYS))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .sessionManagement(AccessConfiguration::withoutSession)
                .csrf(CsrfConfigurer::disable)
                .addFilterAfter(new SignInFilter(TokenMetadata.TOKENS, false, gate, record, problems), CsrfFilter.class)
                .build();
    }

    /**
     * Systems. Whoever shows a bearer token is that token's system and nobody else: no session is looked at, whatever
     * cookies come along, so that the rights of two callers never add up.
     */
    @Bean
    @Order(2)
    SecurityFilterChain systemAddresses(HttpSecurity http, Callers callers, AccessProblems problems) throws Exception {
        return http.securityMatcher(AccessConfiguration::showsToken)
                .authorizeHttpRequests(AddressRules::set)
                .sessionManagement(AccessConfiguration::withoutSession)
                .requestCache(RequestCacheConfigurer::disable)
                .logout(LogoutConfigurer::disable)
                .csrf(CsrfConfigurer::disable)
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(callers))
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems))
                .headers(AccessConfiguration::headers)
                .build();
    }

    /** People, by their session; and strangers. No token is looked at. */
    @Bean
    @Order(3)
    SecurityFilterChain peopleAddresses(
            HttpSecurity http, SignInGate gate, SignInRecord record, AccessProblems problems, Accounts accounts)
            throws Exception {
        RequestMatcher api = PathPatternRequestMatcher.withDefaults().matcher("/api/**");
        return http.authorizeHttpRequests(AddressRules::set)
                // Nobody is signed in where anybody may ask.
                .csrf(csrf -> csrf.ignoringRequestMatchers("/pki/**"))
                // Before anything acts on the session.
                .addFilterAfter(new AccountWatch(accounts), SecurityContextHolderFilter.class)
                .addFilterAfter(new SignInFilter("/login", true, gate, record, problems), CsrfFilter.class)
                .formLogin(
                        form -> form.loginPage("/login").defaultSuccessUrl("/").failureHandler(problems))
                .logout(logout -> logout.logoutSuccessUrl("/login?left"))
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(problems, api)
                        .accessDeniedHandler(problems))
                .headers(AccessConfiguration::headers)
                .build();
    }

    /** Whether the request is one of {@link DefaultBearerTokenResolver}, well formed or not. */
    private static boolean showsToken(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    private static void withoutSession(SessionManagementConfigurer<HttpSecurity> sessions) {
        sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS);
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(withDefaults());
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
