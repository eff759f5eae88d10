package org.hefu.access;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.hefu.participant.Account;
import org.hefu.participant.Accounts;
import org.hefu.participant.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Shows accounts to the form login. */
@Component
class People implements UserDetailsService {

    private final Accounts accounts;

    People(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        Account account =
                accounts.find(username).orElseThrow(() -> new UsernameNotFoundException("There is no such account"));
        return new SignedIn(
                account.username(),
                account.displayName(),
                account.passwordHash(),
                account.organization(),
                account.system(),
                Set.copyOf(account.roles()),
                account.active());
    }

    /** A person as the session keeps them. */
    record SignedIn(
            String username,
            String displayName,
            String passwordHash,
            String organization,
            @Nullable String system,
            Set<Role> roles,
            boolean active)
            implements UserDetails, Serializable {

        Caller.Person person() {
            return new Caller.Person(username, displayName, organization, system, roles);
        }

        @Override
        public Collection<? extends GrantedAuthority> getAuthorities() {
            return roles.stream()
                    .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                    .toList();
        }

        @Override
        public String getPassword() {
            return passwordHash;
        }

        @Override
        public String getUsername() {
            return username;
        }

        @Override
        public boolean isEnabled() {
            return active;
        }

        @Override
        public String toString() {
            return "SignedIn[" + username + "]";
        }
    }

    /** Authority of every participant system; a system acts through grants, not through roles. */
    static final List<GrantedAuthority> SYSTEM = List.of(new SimpleGrantedAuthority("ROLE_SYSTEM"));
}
