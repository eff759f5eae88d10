package org.hefu.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.problem.ProblemFinder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Shows on a page what went wrong, and what to do now. API calls have had their answer before. */
@ControllerAdvice(annotations = Controller.class)
@Order(Ordered.LOWEST_PRECEDENCE)
class PageProblems {

    private final ProblemFinder found;
    private final PageFrame frame;

    PageProblems(ProblemFinder found, PageFrame frame) {
        this.found = found;
        this.frame = frame;
    }

    @ExceptionHandler
    ModelAndView show(Exception exception, HttpServletRequest request, Locale locale) throws Exception {
        if (exception instanceof AccessDeniedException || exception instanceof AuthenticationException) {
            throw exception;
        }
        return page(found.problem(exception, request), request, locale);
    }

    ModelAndView page(ProblemException problem, HttpServletRequest request, Locale locale) {
        HttpStatus status = problem.problem().status();
        ModelAndView page = new ModelAndView("console/problem", status);
        page.addAllObjects(frame.frame(request, locale));
        page.addObject("kind", kind(problem.problem()));
        page.addObject("sentence", problem.sentence(locale));
        page.addObject("advice", problem.problem().remedy().sentence(locale));
        page.addObject("code", problem.problem());
        page.addObject("status", status.value());
        page.addObject("again", again(request));
        return page;
    }

    /** Which of the headings fits. */
    private static String kind(Problem problem) {
        return switch (problem.status()) {
            case NOT_FOUND -> "missing";
            case FORBIDDEN, UNAUTHORIZED -> "refused";
            case SERVICE_UNAVAILABLE -> "away";
            default -> problem.status().is5xxServerError() ? "broken" : "wrong";
        };
    }

    /** The page above this address; the address itself may be the very one that fails. */
    private static String again(HttpServletRequest request) {
        String[] parts = request.getRequestURI().split("/");
        return parts.length > 2 ? "/" + parts[1] : "/";
    }
}
