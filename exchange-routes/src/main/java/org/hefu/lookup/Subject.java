package org.hefu.lookup;

import org.hefu.identity.CreditCode;
import org.hefu.identity.HolderKind;
import org.hefu.identity.IdNumber;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;

/**
 * Whom a question is about.
 *
 * @param id credit code or identity number, checked
 */
public record Subject(HolderKind kind, String id) {

    /**
     * Reads a subject as it was sent or typed.
     *
     * @throws ProblemException {@code CREDIT_CODE_INVALID} or {@code ID_NUMBER_INVALID}
     */
    public static Subject parse(HolderKind kind, String id) {
        try {
            return switch (kind) {
                case ORGANIZATION -> new Subject(kind, CreditCode.parse(id).value());
                case PERSON -> new Subject(kind, IdNumber.parse(id).value());
            };
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    kind == HolderKind.ORGANIZATION ? Problem.CREDIT_CODE_INVALID : Problem.ID_NUMBER_INVALID);
        }
    }

    /** Shows no identifier. */
    @Override
    public String toString() {
        return "Subject[" + kind + "]";
    }
}
