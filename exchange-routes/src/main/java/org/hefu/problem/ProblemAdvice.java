package org.hefu.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns whatever went wrong in an API call into a problem document; never a stack trace, never personal data. */
@RestControllerAdvice(annotations = org.springframework.web.bind.annotation.RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemDocuments documents;

    ProblemAdvice(ProblemDocuments documents) {
        this.documents = documents;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(Exception exception, HttpServletRequest request, Locale locale)
            throws Exception {
        if (exception instanceof AccessDeniedException || exception instanceof AuthenticationException) {
            throw exception;
        }
        ProblemException problem =
                switch (exception) {
                    case ProblemException known -> known;
                    case HttpMessageNotReadableException unreadable ->
                        new ProblemException(Problem.REQUEST_UNREADABLE, "JSON");
                    case MethodArgumentTypeMismatchException mismatch ->
                        new ProblemException(Problem.NOT_FOUND, mismatch.getName());
                    case NoResourceFoundException none -> new ProblemException(Problem.NOT_FOUND, "address");
                    case HttpMediaTypeNotSupportedException unsupported ->
                        new ProblemException(
                                Problem.MEDIA_TYPE_UNSUPPORTED, MediaType.toString(unsupported.getSupportedMediaTypes()));
                    case HttpMediaTypeNotAcceptableException unsupported ->
                        new ProblemException(
                                Problem.FORMAT_NOT_OFFERED, MediaType.toString(unsupported.getSupportedMediaTypes()));
                    case MaxUploadSizeExceededException large -> new ProblemException(Problem.TOO_LARGE, "20 MB");
                    case MissingServletRequestPartException missing ->
                        new ProblemException(Problem.FIELD_MISSING, missing.getRequestPartName());
                    case ErrorResponse response when response.getStatusCode().is4xxClientError() ->
                        new ProblemException(
                                Problem.REQUEST_UNREADABLE,
                                response.getStatusCode().toString());
                    default -> unforeseen(exception, request);
                };
        return ResponseEntity.status(problem.problem().status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(documents.document(problem, locale));
    }

    /** The caller gets a number by which the operator finds the log line. */
    private static ProblemException unforeseen(Exception exception, HttpServletRequest request) {
        String number = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("Unforeseen error {} at {} {}", number, request.getMethod(), request.getRequestURI(), exception);
        return new ProblemException(Problem.INTERNAL, number);
    }
}
