package org.hefu.access;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.AntPathMatcher;

/** What the description of the HTTP interface says of itself. Who calls is known from the token, not from a field. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String SYSTEM = "system";
    private static final String SESSION = "session";
    private static final String FORM_TOKEN = "formToken";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, Caller.Person.class, Caller.Machine.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("合符 Hefu")
                        .version("v1")
                        .description("Data-sharing exchange, electronic licence vault and seal hub."))
                .components(new Components()
                        .addSecuritySchemes(
                                SYSTEM,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")
                                        .description("A participant system: POST /oauth2/token with its id and secret"
                                                + " (HTTP Basic) and grant_type=client_credentials gives the token."))
                        .addSecuritySchemes(
                                SESSION,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name("HEFU_SESSION")
                                        .description("A person who signed in at /login."))
                        .addSecuritySchemes(
                                FORM_TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.HEADER)
                                        .name("X-CSRF-TOKEN")
                                        .description("A person's session asks for it beside the cookie wherever"
                                                + " something is sent: the value of _csrf in the forms of any page.")));
    }

    /** Form fields one by one, as they are sent. */
    @Bean
    OperationCustomizer describedForms() {
        return FormDescription::describe;
    }

    @Bean
    OpenApiCustomizer describedProblems() {
        return ProblemDescription::add;
    }

    /** Who may call is the business of roles; how a caller says who it is stands here. */
    @Bean
    OpenApiCustomizer describedCallers() {
        return api -> api.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> operation.setSecurity(security(path, method))));
    }

    private static List<SecurityRequirement> security(String path, HttpMethod method) {
        AntPathMatcher matcher = new AntPathMatcher();
        if (method == HttpMethod.GET && AddressRules.OPEN.stream().anyMatch(open -> matcher.match(open, path))) {
            return List.of();
        }
        SecurityRequirement person = new SecurityRequirement().addList(SESSION);
        return List.of(
                new SecurityRequirement().addList(SYSTEM),
                method == HttpMethod.GET ? person : person.addList(FORM_TOKEN));
    }
}
