package org.hefu.access;

import java.util.Set;
import java.util.stream.Collectors;
import org.hefu.participant.Role;
import org.jspecify.annotations.Nullable;

/** Who asks. */
public sealed interface Caller {

    /** How the ledger names the caller: {@code person:<username>} or {@code system:<client id>}. */
    String actor();

    /** How papers name the caller: a person's name, or the client id of a system. */
    String name();

    /** The participant system whose grants the caller works under; null for people who work under none. */
    @Nullable
    String system();

    /** Credit code of the organization that answers for the caller. */
    String organization();

    /** The roles by which an authority over a seal may name the caller; a system has {@code SYSTEM}. */
    Set<String> roleNames();

    /** A person who signed in. */
    record Person(
            String username,
            String displayName,
            String organization,
            @Nullable String system,
            Set<Role> roles) implements Caller {
        @Override
        public String actor() {
            return "person:" + username;
        }

        @Override
        public String name() {
            return displayName;
        }

        @Override
        public Set<String> roleNames() {
            return roles.stream().map(Enum::name).collect(Collectors.toUnmodifiableSet());
        }
    }

    /** A participant system with a valid access token. */
    record Machine(String system, String organization) implements Caller {
        @Override
        public String actor() {
            return "system:" + system;
        }

        @Override
        public String name() {
            return system;
        }

        @Override
        public Set<String> roleNames() {
            return Set.of("SYSTEM");
        }
    }
}
