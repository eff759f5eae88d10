package org.hefu.sealing;

import org.hefu.problem.DrawingRefusals;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.problem.Wording;
import org.hefu.seal.Seal;
import org.hefu.seal.SealManner;
import org.hefu.seal.SealTrial;
import org.hefu.seal.SealUseRefusedException;
import org.hefu.seal.Seals;
import org.hefu.seal.placing.SealPosition;
import org.hefu.verification.VerificationBusyException;
import org.hefu.verification.VerificationPool;
import org.hefu.verification.VerificationSettings;
import org.hefu.verification.picture.PageDrawing;
import org.hefu.verification.picture.PagePicture;
import org.hefu.verification.picture.PictureRefusedException;
import org.springframework.stereotype.Component;

/**
 * Shows a document with a seal on it before anything is sealed. The page is drawn in a process of its own: nobody vouches
 * for the document yet.
 */
@Component
class PreviewDesk {

    private final Seals seals;
    private final VerificationPool workers;
    private final VerificationSettings limits;

    PreviewDesk(Seals seals, VerificationPool workers, VerificationSettings limits) {
        this.seals = seals;
        this.workers = workers;
        this.limits = limits;
    }

    /**
     * A page with the seal on it.
     *
     * @param page counted from 1
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Preview(int page, int pages, byte[] png) {}

    /**
     * @param document PDF or OFD
     * @throws ProblemException if there is nothing to show
     * @throws SealUseRefusedException if the document cannot take the seal so
     */
    Preview of(Seal seal, SealPosition position, SealManner manner, byte[] document) {
        if (manner.form() != null) {
            throw new ProblemException(
                    Problem.FIELD_INVALID,
                    "form",
                    new Wording("该签名格式不显示印章，没有预览", "it shows no seal, so there is no preview"));
        }
        SealTrial trial = seals.tryOn(seal, position, manner, document);
        try {
            PagePicture picture = workers.draw(trial.document(), PageDrawing.NOW, trial.page());
            return new Preview(trial.page(), picture.pages(), picture.png());
        } catch (VerificationBusyException e) {
            throw ProblemException.busy();
        } catch (PictureRefusedException e) {
            throw DrawingRefusals.problem(e, limits.largestFile());
        }
    }
}
