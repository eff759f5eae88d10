package org.hefu.inspection;

import org.hefu.problem.DrawingRefusals;
import org.hefu.problem.ProblemException;
import org.hefu.verification.VerificationBusyException;
import org.hefu.verification.VerificationPool;
import org.hefu.verification.VerificationSettings;
import org.hefu.verification.picture.PagePicture;
import org.hefu.verification.picture.PictureRefusedException;
import org.springframework.stereotype.Component;

/** Shows the pages of a document that somebody brings; nothing of it is kept. */
@Component
class PageDesk {

    private final VerificationPool workers;
    private final VerificationSettings limits;

    PageDesk(VerificationPool workers, VerificationSettings limits) {
        this.workers = workers;
        this.limits = limits;
    }

    /**
     * @param signature in the order of the report, counted from 1, for the page as it was when that was set; 0 for now
     * @param page counted from 1
     * @throws ProblemException if there is nothing to show
     */
    PagePicture draw(byte[] file, int signature, int page) {
        try {
            return workers.draw(file, signature, page);
        } catch (VerificationBusyException e) {
            throw ProblemException.busy();
        } catch (PictureRefusedException e) {
            throw DrawingRefusals.problem(e, limits.largestFile());
        }
    }
}
