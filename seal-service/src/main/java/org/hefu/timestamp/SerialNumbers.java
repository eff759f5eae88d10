package org.hefu.timestamp;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers of tokens, unique at the authority even after a crash and with many nodes (RFC 3161, section 2.4.2): 95 random
 * bits, drawn at each start, and a count of 64 bits behind them. They fit into the 160 bits that every reader must take.
 */
final class SerialNumbers {

    private final BigInteger start = new BigInteger(95, new SecureRandom()).shiftLeft(64);
    private final AtomicLong count = new AtomicLong();

    BigInteger next() {
        return start.add(BigInteger.valueOf(count.incrementAndGet()));
    }
}
