package org.hefu.problem;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** Writes problems as RFC 9457 documents, with the members {@code code}, {@code remedy}, {@code advice}, where one code
 * has several reasons {@code reason}, and for what the ledger records {@code receipt}. */
@Component
public final class ProblemDocuments {

    public ProblemDetail document(ProblemException exception, Locale locale) {
        Problem problem = exception.problem();
        ProblemDetail document = ProblemDetail.forStatus(problem.status());
        String name = problem.name().toLowerCase(Locale.ROOT).replace('_', '-');
        document.setType(URI.create("urn:hefu:problem:" + name));
        document.setTitle(problem.name());
        document.setDetail(exception.sentence(locale));
        document.setProperty("code", problem.name());
        document.setProperty("remedy", problem.remedy().name());
        document.setProperty("advice", problem.remedy().sentence(locale));
        exception.reason().ifPresent(reason -> document.setProperty("reason", reason));
        exception.receipt().ifPresent(receipt -> document.setProperty("receipt", receipt));
        return document;
    }
}
