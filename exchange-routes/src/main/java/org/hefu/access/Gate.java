package org.hefu.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.hefu.problem.ProblemException;
import org.springframework.stereotype.Component;

/** Lets strangers in to what is signed for whoever asks: not too often and not too many at once. */
@Component
public class Gate {

    private static final int MOST_ADDRESSES = 10_000;
    /** Whoever has one IPv6 address has the 64 bits behind its network. */
    private static final int NETWORK_BYTES = 8;

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Allowances allowances;
    private final Semaphore places;
    private final Duration patience;
    private final Clock clock;

    Gate(GateSettings settings, Clock clock) {
        this.allowances = new Allowances(settings.mostAMinute(), MOST_ADDRESSES);
        this.places = new Semaphore(settings.mostAtOnce(), true);
        this.patience = settings.patience();
        this.clock = clock;
    }

    /**
     * Counts a request.
     *
     * @throws ProblemException if its address has asked too often
     */
    public void admit(HttpServletRequest request) {
        Duration wait = allowances.take(asker(request.getRemoteAddr()), clock.instant());
        if (wait.isPositive()) {
            throw ProblemException.tooMany(wait);
        }
    }

    /**
     * Does work that costs something.
     *
     * @throws ProblemException if as many as may be are at it, and stay so
     */
    public <T> T work(Supplier<T> work) {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw ProblemException.tooMany(SOON);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.tooMany(SOON);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    /**
     * Counts a request, and does its work.
     *
     * @throws ProblemException if its address has asked too often, or too many are at work
     */
    public <T> T serve(HttpServletRequest request, Supplier<T> work) {
        admit(request);
        return work(work);
    }

    /** The address, or the network of an IPv6 address; what is neither is one asker by itself. */
    static String asker(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            // A literal address: nobody is asked for its name.
            return InetAddress.getByName(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
