package org.hefu.seal;

import java.util.UUID;
import org.hefu.ledger.Ticket;

/** A document with a seal on it. It may leave only when the ticket was redeemed. */
public final class SealedDocument {

    private final byte[] bytes;
    private final byte[] sha256;
    private final UUID sealUseId;
    private final Ticket ticket;

    SealedDocument(byte[] bytes, byte[] sha256, UUID sealUseId, Ticket ticket) {
        this.bytes = bytes;
        this.sha256 = sha256;
        this.sealUseId = sealUseId;
        this.ticket = ticket;
    }

    /** The sealed file. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** SHA-256 of the sealed file, 32 bytes. */
    public byte[] sha256() {
        return sha256.clone();
    }

    public UUID sealUseId() {
        return sealUseId;
    }

    /** For {@code Ledger.await}, after the commit of the transaction in which the seal was set. */
    public Ticket ticket() {
        return ticket;
    }
}
