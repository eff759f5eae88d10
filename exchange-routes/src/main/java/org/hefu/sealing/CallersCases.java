package org.hefu.sealing;

import org.hefu.access.Caller;

/** Whose case is whose: a seal is set for a case by nobody but those to whom it belongs. */
@FunctionalInterface
public interface CallersCases {

    boolean has(Caller caller, String caseNumber);
}
