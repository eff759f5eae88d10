package org.hefu.console;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hefu.access.Caller;
import org.hefu.access.Callers;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page what its frame shows: who is signed in, where they can go, in which language. */
@ControllerAdvice(annotations = Controller.class)
class PageFrame {

    private final Callers callers;
    private final boolean demo;

    PageFrame(Callers callers, @Value("${hefu.demo:false}") boolean demo) {
        this.callers = callers;
        this.demo = demo;
    }

    @ModelAttribute
    void frame(Model model, HttpServletRequest request, Locale locale) {
        model.addAllAttributes(frame(request, locale));
    }

    /** The same for those pages that Spring makes without asking for model attributes. */
    Map<String, Object> frame(HttpServletRequest request, Locale locale) {
        Caller.Person person = callers.signedIn().orElse(null);
        String here = here(request);
        Map<String, Object> frame = new HashMap<>();
        frame.put("zh", locale.getLanguage().equals(Locale.CHINESE.getLanguage()));
        frame.put("demo", demo);
        frame.put("person", person);
        frame.put("here", here);
        frame.put("navigation", Navigation.places(person == null ? Set.of() : person.roles(), here));
        return frame;
    }

    /** Where a change of language leads back to: every address that takes a form also shows a page. */
    private static String here(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (failed != null) {
            return failed.toString();
        }
        String query = request.getQueryString();
        return request.getRequestURI() + (request.getMethod().equals("GET") && query != null ? "?" + query : "");
    }
}
