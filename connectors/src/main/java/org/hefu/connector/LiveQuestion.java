package org.hefu.connector;

import java.net.URI;

/**
 * One question to the owner of a LIVE resource.
 *
 * @param resource code of the resource; the circuit breaker is kept by it
 * @param target where the owner's system answers
 * @param credential shown to the owner's system as a bearer token
 * @param subjectKind {@code ORGANIZATION} or {@code PERSON}
 * @param subjectId credit code or identity number; goes into the body, never into an address or a log
 */
public record LiveQuestion(String resource, URI target, String credential, String subjectKind, String subjectId) {

    @Override
    public String toString() {
        return "LiveQuestion[" + resource + " at " + target + "]";
    }
}
