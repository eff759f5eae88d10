package org.hefu.http;

import org.hefu.connector.LiveAnswer.Reason;

/** One attempt to ask failed; the route decides whether to try again. */
final class NoAnswerException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    NoAnswerException(Reason reason) {
        super(reason.sentence(false));
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /** Asking again at once may help against a lost connection, not against a refusal. */
    boolean worthARetry() {
        return reason == Reason.UNREACHABLE || reason == Reason.TOO_SLOW;
    }
}
