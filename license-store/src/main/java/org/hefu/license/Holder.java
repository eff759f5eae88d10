package org.hefu.license;

import org.hefu.identity.HolderKind;
import org.hefu.identity.Typed;

/**
 * Whom a licence is about (持证主体).
 *
 * @param kind organization or person
 * @param id credit code or ID number, as {@link Typed#identifier} writes it; whether it is right is told when stored
 * @param name as on the licence, without blanks around it
 */
public record Holder(HolderKind kind, String id, String name) {

    public Holder {
        id = Typed.identifier(id);
        name = name.strip();
    }

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "Holder[" + kind + "]";
    }
}
