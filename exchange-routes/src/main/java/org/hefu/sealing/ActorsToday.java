package org.hefu.sealing;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hefu.participant.Account;
import org.hefu.participant.Accounts;
import org.hefu.participant.ParticipantSystem;
import org.hefu.participant.Participants;
import org.hefu.participant.Role;
import org.hefu.seal.SealActors;
import org.springframework.stereotype.Component;

/** The people and systems of this hub, as they stand now. */
@Component
class ActorsToday implements SealActors {

    /** As {@link org.hefu.access.Caller.Machine} names the role of systems. */
    private static final Set<String> SYSTEM = Set.of("SYSTEM");

    private static final String PERSON = "person:";
    private static final String MACHINE = "system:";

    private final Accounts accounts;
    private final Participants participants;

    ActorsToday(Accounts accounts, Participants participants) {
        this.accounts = accounts;
        this.participants = participants;
    }

    @Override
    public Optional<Set<String>> roles(String actor) {
        if (actor.startsWith(PERSON)) {
            return accounts.find(actor.substring(PERSON.length()))
                    .filter(Account::active)
                    .map(account -> account.roles().stream().map(Role::name).collect(Collectors.toUnmodifiableSet()));
        }
        return actor.startsWith(MACHINE)
                ? participants
                        .system(actor.substring(MACHINE.length()))
                        .filter(ParticipantSystem::active)
                        .map(system -> SYSTEM)
                : Optional.empty();
    }
}
