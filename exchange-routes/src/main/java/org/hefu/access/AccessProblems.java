package org.hefu.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hefu.ledger.LedgerUnavailableException;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemDocuments;
import org.hefu.problem.ProblemException;
import org.hefu.problem.Wording;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** Says in the caller's language why the door stayed shut. */
@Component
class AccessProblems implements AuthenticationEntryPoint, AccessDeniedHandler, AuthenticationFailureHandler {

    private final ProblemDocuments documents;
    private final LocaleResolver locales;
    private final JsonMapper json;
    private final Addresses addresses;
    private final RefusedCalls refused;

    AccessProblems(
            ProblemDocuments documents,
            LocaleResolver locales,
            JsonMapper json,
            Addresses addresses,
            RefusedCalls refused) {
        this.documents = documents;
        this.locales = locales;
        this.json = json;
        this.addresses = addresses;
        this.refused = refused;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        write(request, response, new ProblemException(Problem.UNAUTHENTICATED));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
            throws IOException {
        boolean api = request.getRequestURI().startsWith("/api/");
        ProblemException problem =
                new ProblemException(exception instanceof CsrfException ? Problem.SESSION_STALE : Problem.ROLE_MISSING);
        if (api && SecurityContextHolder.getContext().getAuthentication() == null) {
            // Nobody's session: what is missing is the token of a system, not the mark of a form.
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            problem = new ProblemException(Problem.UNAUTHENTICATED);
        } else if (!addresses.lead(request)) {
            // Denied like all that nobody allowed, and told apart from what is there for others.
            problem = new ProblemException(Problem.NOT_FOUND, new Wording("该地址", "address"));
        }
        if (problem.problem() == Problem.ROLE_MISSING) {
            problem = recorded(problem, request);
        }
        if (api) {
            write(request, response, problem);
        } else {
            request.setAttribute(ProblemException.class.getName(), problem);
            response.sendError(problem.problem().status().value());
        }
    }

    /** What is told once the refusal is on the ledger; without a ledger, that there is none. */
    private ProblemException recorded(ProblemException refusal, HttpServletRequest request) {
        try {
            Callers.known(SecurityContextHolder.getContext().getAuthentication())
                    .ifPresent(caller -> refused.write(caller, request));
            return refusal;
        } catch (LedgerUnavailableException e) {
            return new ProblemException(Problem.LEDGER_UNAVAILABLE);
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException, ServletException {
        if (exception instanceof InternalAuthenticationServiceException) {
            // Not the person's fault: the account could not be read.
            request.setAttribute(ProblemException.class.getName(), new ProblemException(Problem.DATABASE_UNAVAILABLE));
            response.sendError(Problem.DATABASE_UNAVAILABLE.status().value());
            return;
        }
        response.sendRedirect("/login?failed");
    }

    /** Turns away who comes too often: systems with a document, people with a page. */
    void refuse(HttpServletRequest request, HttpServletResponse response, ProblemException problem) throws IOException {
        problem.retryAfter()
                .ifPresent(wait -> response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
        if (request.getRequestURI().equals(TokenMetadata.TOKENS)) {
            write(request, response, problem);
        } else {
            request.setAttribute(ProblemException.class.getName(), problem);
            response.sendError(problem.problem().status().value());
        }
    }

    private void write(HttpServletRequest request, HttpServletResponse response, ProblemException problem)
            throws IOException {
        response.setStatus(problem.problem().status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        var document = documents.document(problem, locales.resolveLocale(request));
        response.getOutputStream().write(json.writeValueAsBytes(document));
    }
}
