package org.hefu.console;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people sign in. */
@Controller
class SignInPage {

    @GetMapping("/login")
    String show(
            @RequestParam(required = false) @Nullable String failed,
            @RequestParam(required = false) @Nullable String locked,
            @RequestParam(required = false) @Nullable String left,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String partial,
            HttpServletResponse response,
            Model model) {
        if (partial != null) {
            // The session ended while the page was open: the browser goes to the sign-in page as a whole.
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("failed", failed != null);
        model.addAttribute("locked", locked != null);
        model.addAttribute("left", left != null);
        return "console/sign-in";
    }
}
