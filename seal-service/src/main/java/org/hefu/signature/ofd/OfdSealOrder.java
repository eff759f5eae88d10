package org.hefu.signature.ofd;

import java.time.Instant;
import java.util.List;

/**
 * How an OFD file is to be signed.
 *
 * @param at the signing time that the signer claims
 * @param places where the seal is shown; empty for a seal that is not shown
 */
public record OfdSealOrder(Instant at, OfdProtection protection, List<OfdPlace> places) {

    public OfdSealOrder {
        places = List.copyOf(places);
    }
}
