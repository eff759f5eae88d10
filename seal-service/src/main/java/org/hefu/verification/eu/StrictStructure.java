package org.hefu.verification.eu;

import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import java.util.List;
import org.hefu.verification.report.Covered;
import org.hefu.verification.report.Finding;

/** What the hub itself demands of a file before it believes that its signatures are about what is shown. */
interface StrictStructure {

    /** What is wrong with the file as a whole; or that nothing is. */
    Finding structure();

    /** What one signature covers, and whether that is all there is. */
    Span span(AdvancedSignature signature);

    /** How many signatures stand in the file, countersignatures included; whoever finds fewer overlooked one. */
    int signatures();

    /**
     * What a signature covers.
     *
     * @param finding passed only if nothing of what is shown is left out
     */
    record Span(Finding finding, List<Covered> covers) {
        public Span {
            covers = List.copyOf(covers);
        }
    }
}
