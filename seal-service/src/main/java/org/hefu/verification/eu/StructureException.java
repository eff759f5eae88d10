package org.hefu.verification.eu;

import org.hefu.verification.report.Reason;

/** The file cannot be read without guessing. */
final class StructureException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    StructureException(String code, String zh, String en) {
        super(en);
        this.reason = new Reason(code, zh, en);
    }

    Reason reason() {
        return reason;
    }
}
