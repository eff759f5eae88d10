package org.hefu.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.hefu.participant.Account;
import org.hefu.participant.Accounts;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of a person whose account is not what it was at sign-in: disabled, with other roles, another
 * password or another system. A lock against guessing ends no session, or anybody could sign others out.
 */
final class AccountWatch extends OncePerRequestFilter {

    private final Accounts accounts;

    AccountWatch(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null
                && authentication.getPrincipal() instanceof People.SignedIn person
                && accounts.find(person.username())
                        .filter(account -> isSame(person, account))
                        .isEmpty()) {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }

    private static boolean isSame(People.SignedIn person, Account account) {
        return account.active()
                && account.roles().equals(person.roles())
                && account.passwordHash().equals(person.passwordHash())
                && account.organization().equals(person.organization())
                && java.util.Objects.equals(account.system(), person.system());
    }
}
