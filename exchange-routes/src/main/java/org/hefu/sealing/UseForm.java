package org.hefu.sealing;

import java.io.IOException;
import java.util.UUID;
import org.hefu.access.Caller;
import org.hefu.problem.Given;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.seal.SealOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** The use of a seal that somebody asks for, as the form sends it. */
record UseForm(
        @Nullable UUID seal,
        @Nullable String kind,
        @Nullable String purpose,
        @Nullable String caseNumber,
        @Nullable String place,
        @Nullable Integer page,
        @Nullable Double left,
        @Nullable Double top,
        @Nullable String keyword,
        @Nullable String level,
        @Nullable String certification,
        @Nullable String field,
        @Nullable String secondSignature,
        @Nullable String form,
        @Nullable String request,
        @Nullable MultipartFile file) {

    SealPlaces places() {
        return new SealPlaces(place, page, left, top, keyword, level, certification, field, secondSignature, form);
    }

    SealOrder order(Caller caller, SealOrders orders) {
        return orders.of(caller, Given.value("seal", seal), purpose, kind, caseNumber)
                .in(places().manner());
    }

    /** Sent again with the form, so that the same use is asked for once. */
    String requestKey() {
        return Given.text("request", request);
    }

    /** The file of the form: a document, or an archive of many. */
    MultipartFile chosen() {
        if (file == null || file.isEmpty()) {
            throw new ProblemException(Problem.FIELD_MISSING, "file");
        }
        return file;
    }

    byte[] document() throws IOException {
        return chosen().getBytes();
    }
}
