package org.hefu.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.view.RedirectView;

/** Changes the language and leads back to the page on which that was asked. */
@Controller
class LanguageChoice {

    private final LocaleResolver locales;

    LanguageChoice(LocaleResolver locales) {
        this.locales = locales;
    }

    @PostMapping("/language")
    RedirectView choose(
            @RequestParam(defaultValue = "zh") String language,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        locales.setLocale(request, response, Locale.of(language));
        RedirectView view = new RedirectView(ownPath(back) ? back : "/", true, true, false);
        view.setExpandUriTemplateVariables(false);
        return view;
    }

    /** An address of another host would let a link to us lead to a page that only looks like us. */
    private static boolean ownPath(String back) {
        try {
            URI uri = URI.create(back);
            return uri.getScheme() == null && uri.getRawAuthority() == null && back.matches("/(?!/)\\S*");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
