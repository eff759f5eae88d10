package org.hefu.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * Which of the hub's two languages a request is answered in: the one that the person chose, for API calls without a
 * choice the one of {@code Accept-Language}, else Chinese.
 */
@Component("localeResolver")
class HubLocales implements LocaleResolver {

    static final String COOKIE = "HEFU_LANGUAGE";

    private static final Duration REMEMBERED = Duration.ofDays(365);
    private static final Locale USUAL = Locale.SIMPLIFIED_CHINESE;

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Cookie chosen = WebUtils.getCookie(request, COOKIE);
        if (chosen != null) {
            return of(chosen.getValue());
        }
        return request.getRequestURI().startsWith("/api/")
                ? accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE))
                : USUAL;
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (response == null) {
            return;
        }
        Locale chosen = locale == null ? USUAL : of(locale.getLanguage());
        ResponseCookie cookie = ResponseCookie.from(COOKIE, chosen.getLanguage())
                .path("/")
                .maxAge(REMEMBERED)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static Locale of(String language) {
        return language.equals(Locale.ENGLISH.getLanguage()) ? Locale.ENGLISH : USUAL;
    }

    private static Locale accepted(@Nullable String header) {
        if (header == null) {
            return USUAL;
        }
        try {
            Locale best =
                    Locale.lookup(Locale.LanguageRange.parse(header), List.of(Locale.CHINESE, USUAL, Locale.ENGLISH));
            return best == null ? USUAL : of(best.getLanguage());
        } catch (IllegalArgumentException e) {
            return USUAL;
        }
    }
}
