package org.hefu.ledger;

import java.util.HexFormat;

/**
 * What is kept of a ticket, so that whoever comes later, on any node, can wait for its entry.
 *
 * @param from no entry before this place is it
 */
public record TicketStub(Hash commitment, long from) {

    public TicketStub {
        if (from < 0) {
            throw new IllegalArgumentException("Places are counted from 0");
        }
    }

    /**
     * @throws IllegalArgumentException if it is not what {@link #toString} wrote
     */
    public static TicketStub parse(String text) {
        int at = text.indexOf('/');
        if (at < 1) {
            throw new IllegalArgumentException("A stub looks like 42/<hash>");
        }
        return new TicketStub(
                Hash.of(HexFormat.of().parseHex(text.substring(at + 1))), Long.parseLong(text.substring(0, at)));
    }

    /** The place and the commitment, as in {@code 42/9f86d0…}. It tells nothing about a person. */
    @Override
    public String toString() {
        return from + "/" + HexFormat.of().formatHex(commitment.bytes());
    }
}
