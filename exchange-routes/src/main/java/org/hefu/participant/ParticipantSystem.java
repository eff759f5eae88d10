package org.hefu.participant;

/**
 * Software of an organization that calls the hub.
 *
 * @param id client id
 * @param organization credit code of the organization that answers for it
 */
public record ParticipantSystem(String id, String organization, String name, String secretHash, boolean active) {

    /** Shows no hash. */
    @Override
    public String toString() {
        return "ParticipantSystem[" + id + "]";
    }
}
