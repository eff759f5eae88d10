package org.hefu.problem;

import org.hefu.verification.picture.PictureRefusedException;
import org.springframework.util.unit.DataSize;

/** Tells why a page of a document from outside was not drawn. */
public final class DrawingRefusals {

    private DrawingRefusals() {}

    /**
     * @param largest the largest file that is looked at
     */
    public static ProblemException problem(PictureRefusedException refused, DataSize largest) {
        return switch (refused.code()) {
            case NO_PAGES -> new ProblemException(Problem.NO_PAGES);
            case PAGE_UNKNOWN -> new ProblemException(Problem.PAGE_UNKNOWN);
            case SIGNATURE_UNKNOWN -> new ProblemException(Problem.SIGNATURE_UNKNOWN);
            case DOCUMENT_UNREADABLE -> new ProblemException(Problem.DOCUMENT_UNREADABLE);
            case FILE_TOO_LARGE -> new ProblemException(Problem.TOO_LARGE, largest.toMegabytes() + " MB");
            case DRAWING_TOOK_TOO_LONG -> new ProblemException(Problem.DRAWING_TOOK_TOO_LONG);
            case DRAWING_TOOK_TOO_MUCH_MEMORY -> new ProblemException(Problem.DRAWING_TOOK_TOO_MUCH_MEMORY);
        };
    }
}
