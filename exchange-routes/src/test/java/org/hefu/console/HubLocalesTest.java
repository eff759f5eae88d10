package org.hefu.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class HubLocalesTest {

    private final HubLocales locales = new HubLocales();

    @Test
    void aPageIsChineseUntilSomebodyChoosesOtherwise() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/licenses");
        request.addHeader("Accept-Language", "en-GB");

        assertThat(locales.resolveLocale(request)).isEqualTo(Locale.SIMPLIFIED_CHINESE);
    }

    @Test
    void aChoiceIsKeptInACookie() {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        locales.setLocale(new MockHttpServletRequest(), answer, Locale.ENGLISH);
        MockHttpServletRequest next = new MockHttpServletRequest("GET", "/licenses");
        next.setCookies(answer.getCookies());

        assertThat(locales.resolveLocale(next)).isEqualTo(Locale.ENGLISH);
        assertThat(answer.getHeader("Set-Cookie")).contains("HttpOnly").contains("SameSite=Lax");
    }

    @ParameterizedTest
    @CsvSource({"en-GB,en", "'fr, en;q=0.5',en", "zh-CN,zh", "zh-Hant-TW,zh", "fr,zh", "'%%%',zh"})
    void anApiCallIsAnsweredInALanguageItAccepts(String accepted, String language) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/v1/lookups");
        request.addHeader("Accept-Language", accepted);

        assertThat(locales.resolveLocale(request).getLanguage()).isEqualTo(language);
    }

    @Test
    void aCookieThatSaysNonsenseIsChinese() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/login");
        request.setCookies(new Cookie(HubLocales.COOKIE, "../../etc"));

        assertThat(locales.resolveLocale(request)).isEqualTo(Locale.SIMPLIFIED_CHINESE);
    }
}
