package org.hefu.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hefu.access.SignInLine.Place;
import org.hefu.participant.Accounts;
import org.hefu.problem.ProblemException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Lets people and systems come as far as the check of their password or secret: strangers not too often or too many. */
@Component
class SignInGate {

    private static final int MOST_REMEMBERED = 10_000;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Allowances allowances;
    private final SignInLine line;
    private final Guesses guesses = new Guesses(MOST_REMEMBERED);
    private final Accounts accounts;
    private final Clock clock;

    SignInGate(AccessSettings settings, Accounts accounts, Clock clock) {
        this.allowances = new Allowances(settings.signInsAMinute(), MOST_REMEMBERED);
        this.line = new SignInLine(settings.signInsAtOnce(), MOST_REMEMBERED);
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Counts a try.
     *
     * @throws ProblemException if its address has tried too often
     */
    void admit(HttpServletRequest request) {
        Duration wait = allowances.take(asker(request), clock.instant());
        if (wait.isPositive()) {
            throw ProblemException.tooMany(wait);
        }
    }

    /**
     * A place in the line, to be given back.
     *
     * @throws ProblemException if there is none
     */
    Place enter(HttpServletRequest request) {
        return line.enter(asker(request)).orElseThrow(() -> ProblemException.tooMany(SOON));
    }

    void leave(Place place) {
        line.leave(place);
    }

    /**
     * Whether no password for this account is checked from this address now: too many from there were wrong; or too many
     * from anywhere, and the account never signed in from there.
     */
    boolean isClosed(String username, HttpServletRequest request) {
        Instant now = clock.instant();
        String asker = asker(request);
        return guesses.areOver(username, asker, now)
                || (!guesses.isAtHome(username, asker)
                        && accounts.find(username)
                                .filter(account -> account.lockedAt(now))
                                .isPresent());
    }

    /** Notes a right password of a person. */
    void succeeded(String username, Authentication authentication) {
        accounts.succeeded(username);
        asker(authentication).ifPresent(asker -> {
            guesses.succeeded(username, asker);
            line.know(asker);
        });
    }

    /** Notes a right secret of a system. */
    void succeeded(Authentication authentication) {
        asker(authentication).ifPresent(line::know);
    }

    /** Notes a wrong password. */
    void failed(String typed, boolean isAccount, Authentication authentication) {
        asker(authentication).ifPresent(asker -> guesses.failed(typed, asker, clock.instant()));
        if (isAccount) {
            accounts.failed(typed);
        }
    }

    private static String asker(HttpServletRequest request) {
        return Gate.asker(request.getRemoteAddr());
    }

    private static Optional<String> asker(Authentication authentication) {
        return authentication.getDetails() instanceof WebAuthenticationDetails details
                ? Optional.of(Gate.asker(details.getRemoteAddress()))
                : Optional.empty();
    }
}
