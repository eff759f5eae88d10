package org.hefu.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Tells systems where they get a token, and how (RFC 8414). What the hub does not do stands not in it: a token is good
 * until it expires, its secret is changed or its system is disabled, so there is nothing to revoke or to ask about it.
 */
@RestController
class TokenMetadata {

    static final String TOKENS = "/oauth2/token";
    static final String KEYS = "/oauth2/jwks";
    static final String ADDRESS = "/.well-known/oauth-authorization-server";

    @GetMapping(ADDRESS)
    Metadata show(HttpServletRequest request) {
        String issuer = ServletUriComponentsBuilder.fromContextPath(request).toUriString();
        return new Metadata(
                issuer,
                issuer + TOKENS,
                issuer + KEYS,
                List.of(AuthorizationGrantType.CLIENT_CREDENTIALS.getValue()),
                List.of(
                        ClientAuthenticationMethod.CLIENT_SECRET_BASIC.getValue(),
                        ClientAuthenticationMethod.CLIENT_SECRET_POST.getValue()),
                List.of());
    }

    /** RFC 8414, section 2; response types are for grants by people, which the hub has none of. */
    record Metadata(
            String issuer,
            @JsonProperty("token_endpoint") String tokenEndpoint,
            @JsonProperty("jwks_uri") String keys,
            @JsonProperty("grant_types_supported") List<String> grantTypes,

            @JsonProperty("token_endpoint_auth_methods_supported")
            List<String> authenticationMethods,

            @JsonProperty("response_types_supported") List<String> responseTypes) {}
}
