package org.hefu.access;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hefu.participant.ParticipantSystem;
import org.hefu.participant.Participants;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers the {@link Caller} of a request as an argument. */
@Component
public class Callers implements HandlerMethodArgumentResolver, Converter<Jwt, AbstractAuthenticationToken> {

    private final Participants participants;

    Callers(Participants participants) {
        this.participants = participants;
    }

    /** A token is good only while its system is active and has the secret that the token was got with. */
    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        ParticipantSystem system = participants
                .system(Objects.requireNonNullElse(token.getSubject(), ""))
                .filter(ParticipantSystem::active)
                .filter(active -> TokenSecret.isOf(token, active.secretHash()))
                .orElseThrow(() -> new InvalidBearerTokenException(
                        "The system of this token is not active, or its secret was changed"));
        JwtAuthenticationToken authentication = new JwtAuthenticationToken(token, People.SYSTEM, system.id());
        authentication.setDetails(new Caller.Machine(system.id(), system.organization()));
        return authentication;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return Caller.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Caller caller = of(SecurityContextHolder.getContext().getAuthentication());
        if (!parameter.getParameterType().isInstance(caller)) {
            throw new ProblemException(Problem.ROLE_MISSING);
        }
        return caller;
    }

    /** The person whose session this request belongs to; empty if there is none. */
    public Optional<Caller.Person> signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof People.SignedIn person
                ? Optional.of(person.person())
                : Optional.empty();
    }

    static Caller of(@Nullable Authentication authentication) {
        return known(authentication).orElseThrow(() -> new ProblemException(Problem.UNAUTHENTICATED));
    }

    /** Who asks; empty if nobody signed in. A token to which rights were added that are not its own is nobody's. */
    static Optional<Caller> known(@Nullable Authentication authentication) {
        if (authentication instanceof JwtAuthenticationToken token
                && token.getDetails() instanceof Caller.Machine machine
                && Set.copyOf(token.getAuthorities()).equals(Set.copyOf(People.SYSTEM))) {
            return Optional.of(machine);
        }
        return authentication != null && authentication.getPrincipal() instanceof People.SignedIn person
                ? Optional.of(person.person())
                : Optional.empty();
    }
}
