package org.hefu.console;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemDocuments;
import org.hefu.problem.ProblemException;
import org.hefu.problem.ProblemFinder;
import org.hefu.problem.Wording;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers for what fails before or outside a controller: a document to API callers, a page to people. */
@Controller
class ErrorPages implements ErrorController {

    private final PageProblems pages;
    private final ProblemDocuments documents;
    private final ProblemFinder finder;

    ErrorPages(PageProblems pages, ProblemDocuments documents, ProblemFinder finder) {
        this.pages = pages;
        this.documents = documents;
        this.finder = finder;
    }

    @RequestMapping("/error")
    Object show(HttpServletRequest request, Locale locale) {
        ProblemException problem = problem(request);
        Object address = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (address != null && address.toString().startsWith("/api/")) {
            return ResponseEntity.status(problem.problem().status())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(documents.document(problem, locale));
        }
        return pages.page(problem, request, locale);
    }

    private ProblemException problem(HttpServletRequest request) {
        if (request.getAttribute(ProblemException.class.getName()) instanceof ProblemException known) {
            return known;
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception thrown) {
            // A page that broke while it was drawn: logged under a number that the page shows.
            return finder.problem(thrown, request);
        }
        return switch (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE)) {
            case Integer status when status == 401 -> new ProblemException(Problem.UNAUTHENTICATED);
            case Integer status when status == 403 -> new ProblemException(Problem.ROLE_MISSING);
            case Integer status when status == 413 -> new ProblemException(Problem.TOO_LARGE, "20 MB");
            case Integer status when status >= 500 -> new ProblemException(Problem.INTERNAL, "–");
            case Integer status
            when status >= 400 && status != 404 -> new ProblemException(Problem.REQUEST_UNREADABLE, status);
            case null, default -> new ProblemException(Problem.NOT_FOUND, new Wording("该地址", "address"));
        };
    }
}
