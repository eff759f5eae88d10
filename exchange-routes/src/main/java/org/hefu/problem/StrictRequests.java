package org.hefu.problem;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.DeserializationFeature;

/** What the hub does not understand of a request it refuses by name. */
@Configuration(proxyBeanMethods = false)
class StrictRequests {

    @Bean
    JsonMapperBuilderCustomizer unknownMembersAreRefused() {
        return builder -> builder.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @Bean
    WebMvcConfigurer unknownFieldsAreRefused() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new KnownFields()).addPathPatterns("/api/**");
            }
        };
    }
}
