package org.hefu.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hefu.access.SignInLine.Place;
import org.hefu.problem.ProblemException;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Holds sign-ins at the {@link SignInGate}, before anything that they cost. */
final class SignInFilter extends OncePerRequestFilter {

    private final RequestMatcher signIns;
    private final boolean ofPeople;
    private final SignInGate gate;
    private final SignInRecord record;
    private final AccessProblems problems;

    /**
     * @param address where sign-ins are posted
     * @param ofPeople by the form, whose account names are trimmed; else of systems
     */
    SignInFilter(String address, boolean ofPeople, SignInGate gate, SignInRecord record, AccessProblems problems) {
        this.signIns = PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, address);
        this.ofPeople = ofPeople;
        this.gate = gate;
        this.record = record;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !signIns.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Place place;
        try {
            gate.admit(request);
            // Reads the body, so that whoever sends it slowly holds no place.
            String typed = request.getParameter("username");
            if (typed != null && ofPeople && gate.isClosed(typed.trim(), request)) {
                record.closed(typed.trim());
                response.sendRedirect("/login?locked");
                return;
            }
            place = gate.enter(request);
        } catch (ProblemException tooMany) {
            problems.refuse(request, response, tooMany);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            gate.leave(place);
        }
    }
}
