package org.hefu.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.hefu.audit.Receipts;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns whatever went wrong in an API call into a problem document; never a stack trace, never personal data. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {

    private final ProblemFinder found;
    private final ProblemDocuments documents;

    ProblemAdvice(ProblemFinder found, ProblemDocuments documents) {
        this.found = found;
        this.documents = documents;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(Exception exception, HttpServletRequest request, Locale locale)
            throws Exception {
        if (exception instanceof AccessDeniedException || exception instanceof AuthenticationException) {
            throw exception;
        }
        ProblemException problem = found.problem(exception, request);
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(problem.problem().status());
        problem.retryAfter().ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
        problem.receipt().ifPresent(receipt -> answer.header(Receipts.HEADER, Receipts.header(receipt)));
        return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(documents.document(problem, locale));
    }
}
