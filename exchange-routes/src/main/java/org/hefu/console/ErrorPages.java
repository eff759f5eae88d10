package org.hefu.console;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemDocuments;
import org.hefu.problem.ProblemException;
import org.hefu.problem.ProblemFinder;
import org.hefu.problem.Wording;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.util.UriUtils;

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
    Object show(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        ProblemException problem = problem(request, response);
        Object address = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (address != null && address.toString().startsWith("/api/")) {
            ProblemDetail document = documents.document(problem, locale);
            // Else it would be the address of this page.
            document.setInstance(URI.create(UriUtils.encodePath(address.toString(), StandardCharsets.UTF_8)));
            return ResponseEntity.status(problem.problem().status())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(document);
        }
        return pages.page(problem, request, locale);
    }

    private ProblemException problem(HttpServletRequest request, HttpServletResponse response) {
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
            case Integer status
            when status == 405 ->
                new ProblemException(Problem.METHOD_NOT_ALLOWED, offered(response, HttpHeaders.ALLOW));
            case Integer status
            when status == 415 ->
                new ProblemException(Problem.MEDIA_TYPE_UNSUPPORTED, offered(response, HttpHeaders.ACCEPT));
            case Integer status when status == 413 -> new ProblemException(Problem.TOO_LARGE, "20 MB");
            case Integer status when status >= 500 -> new ProblemException(Problem.INTERNAL, "–");
            case Integer status
            when status >= 400 && status != 404 -> new ProblemException(Problem.REQUEST_UNREADABLE, status);
            case null, default -> new ProblemException(Problem.NOT_FOUND, new Wording("该地址", "address"));
        };
    }

    /** What the address takes instead, as Spring has put it into a header of the answer. */
    private static String offered(HttpServletResponse response, String header) {
        String offered = response.getHeader(header);
        return offered == null ? "–" : offered;
    }
}
