package org.hefu.problem;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.hefu.certificate.CertificateRefusedException;
import org.hefu.certificate.TrustFolderException;
import org.hefu.ledger.LedgerUnavailableException;
import org.hefu.seal.SealUseRefusedException;
import org.hefu.seal.job.JobRefusedException;
import org.hefu.seal.picture.PictureRefusedException;
import org.hefu.seal.placing.PlaceNotFoundException;
import org.hefu.signature.SigningRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Finds the problem behind an exception, the same for documents and for pages. */
@Component
public final class ProblemFinder {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemFinder.class);

    /**
     * What to tell the caller. An exception that nobody foresaw is logged under a number, and the caller is told the
     * number.
     */
    public ProblemException problem(Exception exception, HttpServletRequest request) {
        return switch (exception) {
            case ProblemException known -> known;
            case LedgerUnavailableException shut -> {
                LOG.warn("The ledger is not available at {} {}", request.getMethod(), request.getRequestURI(), shut);
                yield new ProblemException(Problem.LEDGER_UNAVAILABLE);
            }
            case TrustFolderException unusable -> {
                LOG.warn("Nothing can be verified: {}", unusable.getMessage());
                yield new ProblemException(Problem.TRUST_FOLDER_UNUSABLE, unusable.fileName());
            }
            case DataAccessResourceFailureException away -> databaseAway(away, request);
            case TransientDataAccessException busy -> databaseAway(busy, request);
            case RecoverableDataAccessException lost -> databaseAway(lost, request);
            case CannotCreateTransactionException none -> databaseAway(none, request);
            case SealUseRefusedException refused -> SealRefusals.problem(refused);
            case PictureRefusedException refused ->
                new ProblemException(Problem.SEAL_PICTURE_REFUSED, SealRefusals.wording(refused.code()));
            case CertificateRefusedException refused -> CertificateRefusals.problem(refused.code());
            case PlaceNotFoundException _ -> SealRefusals.problem(SealUseRefusedException.Code.PLACE_NOT_FOUND, "");
            case SigningRefusedException _ ->
                SealRefusals.problem(SealUseRefusedException.Code.DOCUMENT_NOT_SEALABLE, "");
            case JobRefusedException refused ->
                refused.code() == JobRefusedException.Code.JOB_UNKNOWN
                        ? new ProblemException(Problem.NOT_FOUND, new Wording("批量用印任务", "sealing job"))
                        : new ProblemException(Problem.SEAL_JOB_REFUSED, SealRefusals.wording(refused));
            case HttpMessageNotReadableException unreadable
            when unreadable.getCause() instanceof UnrecognizedPropertyException unknown ->
                FieldProblems.unknown(unknown);
            case HttpMessageNotReadableException unreadable ->
                new ProblemException(Problem.REQUEST_UNREADABLE, place(unreadable));
            case MethodArgumentTypeMismatchException mismatch
            when mismatch.getParameter().hasParameterAnnotation(PathVariable.class) ->
                new ProblemException(Problem.NOT_FOUND, new Wording("该地址", "address"));
            case MethodArgumentTypeMismatchException mismatch ->
                new ProblemException(
                        Problem.FIELD_INVALID,
                        mismatch.getName(),
                        mismatch.getParameter().getParameterType().getSimpleName());
            case NoResourceFoundException none ->
                new ProblemException(Problem.NOT_FOUND, new Wording("该地址", "address"));
            case HttpMediaTypeNotSupportedException unsupported ->
                new ProblemException(
                        Problem.MEDIA_TYPE_UNSUPPORTED, MediaType.toString(unsupported.getSupportedMediaTypes()));
            case HttpMediaTypeNotAcceptableException unsupported ->
                new ProblemException(
                        Problem.FORMAT_NOT_OFFERED, MediaType.toString(unsupported.getSupportedMediaTypes()));
            case MaxUploadSizeExceededException large -> new ProblemException(Problem.TOO_LARGE, "20 MB");
            case MultipartException broken -> new ProblemException(Problem.REQUEST_UNREADABLE, "multipart/form-data");
            case InvalidParameterException large
            when large.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value() ->
                new ProblemException(Problem.TOO_LARGE, "20 MB");
            case InvalidParameterException broken ->
                new ProblemException(Problem.REQUEST_UNREADABLE, "application/x-www-form-urlencoded");
            case ServletException around when around.getCause() instanceof Exception cause -> problem(cause, request);
            case MissingServletRequestPartException missing ->
                new ProblemException(Problem.FIELD_MISSING, missing.getRequestPartName());
            case BindException unbound -> FieldProblems.unbound(unbound);
            case ErrorResponse response
            when response.getStatusCode().is4xxClientError() ->
                new ProblemException(
                        Problem.REQUEST_UNREADABLE, response.getStatusCode().toString());
            default -> unforeseen(exception, request);
        };
    }

    /** Where the JSON is wrong. What was written there is not repeated: it may be personal. */
    private static String place(HttpMessageNotReadableException unreadable) {
        if (!(unreadable.getCause() instanceof JacksonException json)) {
            return "JSON";
        }
        String fields = FieldProblems.path(json);
        return fields.isEmpty()
                ? "JSON, " + json.getLocation().getLineNr() + ":"
                        + json.getLocation().getColumnNr()
                : "JSON, " + fields;
    }

    private static ProblemException databaseAway(Exception exception, HttpServletRequest request) {
        LOG.warn("The database is not available at {} {}", request.getMethod(), request.getRequestURI(), exception);
        return new ProblemException(Problem.DATABASE_UNAVAILABLE);
    }

    private static ProblemException unforeseen(Exception exception, HttpServletRequest request) {
        String number = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("Unforeseen error {} at {} {}", number, request.getMethod(), request.getRequestURI(), exception);
        return new ProblemException(Problem.INTERNAL, number);
    }
}
