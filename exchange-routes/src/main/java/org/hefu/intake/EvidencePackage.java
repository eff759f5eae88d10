package org.hefu.intake;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The sealed package of a case.
 *
 * @param id opaque; stands in its QR code
 * @param sha256 of the sealed PDF
 */
public record EvidencePackage(
        UUID id, String caseNumber, byte[] sha256, String takenBy, Instant takenAt, byte[] document) {

    /** The digest as people compare it: lower-case hexadecimal. */
    public String digest() {
        return HexFormat.of().formatHex(sha256);
    }
}
